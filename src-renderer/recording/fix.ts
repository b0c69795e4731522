// What a finding's own offer of a fix means: one step that a button carries out, a question that it asks first, or the
// place where it is done. Every kind of offer leads somewhere; `open-line` is the way to the cell that stands beside it.

import type { ContactTopic } from '../../src-shared/council/schema.ts';
import {
  type Category,
  categories,
  type Reason,
  type Variation,
  type WeeklyActual,
} from '../../src-shared/domain/actuals.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import type { FindingAction } from '../../src-shared/rules/types.ts';
import { total } from './propose.ts';
import type { RequestStart } from './read-request.ts';

export type Fix =
  | { kind: 'record'; label: string; variations: Variation[]; comment: string | null }
  | { kind: 'visits'; label: string; visits: number }
  /** Asks for another reason, or for the days, of one variation. */
  | { kind: 'ask'; label: string; question: string; variation: Variation; choices: Reason[]; askDays: boolean }
  /** Records a stay, then names it in the variation. */
  | { kind: 'add-stay'; label: string; variation: Variation }
  /** Asks which hours were given on which days up to the last one of service. */
  | { kind: 'ask-hours'; label: string; lastDay: PlainDate }
  | { kind: 'go-stay'; label: string; stayId: string }
  | { kind: 'go-request'; label: string; requestId: string }
  | { kind: 'begin-request'; label: string; start: RequestStart }
  | { kind: 'message'; label: string; topic: ContactTopic; subject: string; text: string }
  | { kind: 'missing-line'; label: string; ssRef: string }
  | { kind: 'generate'; label: string };

/** The line that a finding speaks of, as far as a fix needs it. */
export interface FixLine {
  actual: WeeklyActual | null;
  /** A person wrote the comment: a fix then leaves it alone, unless the comment itself is what it mends. */
  commentEdited: boolean;
}

/** @returns null where only a person can decide: they are taken to the line. */
export function fixOf(action: FindingAction | null, { actual, commentEdited }: FixLine): Fix | null {
  if (action === null) return null;
  const variations = actual?.variations ?? [];
  const changed = (variation: Variation, to: Variation | null, label: string): Fix => ({
    kind: 'record',
    label,
    variations: replaced(variations, variation, to),
    comment: null,
  });
  switch (action.kind) {
    case 'write-comment':
      return { kind: 'record', label: 'Use the comment offered', variations, comment: action.comment };
    case 'record-variations': {
      const comment = commentEdited ? null : action.comment;
      return { kind: 'record', label: 'Record this', variations: action.variations, comment };
    }
    case 'set-quantity':
      return actual !== null && followsFromReasons(actual, action.field, action.quantity)
        ? { kind: 'record', label: `Work out ${action.field} again`, variations, comment: null }
        : null;
    case 'restore-visits':
      return { kind: 'visits', label: `Put the visits back to ${action.visits}`, visits: action.visits };
    case 'remove-variation':
      return changed(action.variation, null, 'Take it out');
    case 'move-variation':
      return changed(
        action.variation,
        { ...action.variation, category: action.category },
        `Record it as ${action.category}`,
      );
    case 'choose-stay':
      return changed(
        action.variation,
        // A figure without a reason that can only be for hospital has that reason from then on.
        { ...action.variation, reason: 'hospital', hospitalStayId: action.stayId },
        'Name the hospital stay',
      );
    case 'set-reason':
      return {
        kind: 'ask',
        label: 'Choose the reason…',
        question: 'Why?',
        variation: action.variation,
        choices: action.choices,
        askDays: false,
      };
    case 'set-days':
      return {
        kind: 'ask',
        label: 'Enter the days…',
        question: 'On which days?',
        variation: action.variation,
        choices: [action.variation.reason],
        askDays: true,
      };
    case 'add-stay':
      return { kind: 'add-stay', label: 'Record the hospital stay…', variation: action.variation };
    case 'open-stay':
      return { kind: 'go-stay', label: 'Open the hospital stay', stayId: action.stayId };
    case 'open-request':
      return { kind: 'go-request', label: 'Open the request', requestId: action.requestId };
    case 'open-adjustment': {
      const { ssRef, lineId, change, startDate } = action;
      return {
        kind: 'begin-request',
        label: 'Begin the request for adjustment…',
        start: { ssRef, lineId, change, startDate },
      };
    }
    case 'copy-message': {
      const { topic, subject, text } = action;
      return { kind: 'message', label: 'See the message to send…', topic, subject, text };
    }
    case 'report-missing-line':
      return { kind: 'missing-line', label: 'Draft the message to the council…', ssRef: action.ssRef };
    case 'generate-week':
      return { kind: 'generate', label: 'Generate the week' };
    case 'log-hours':
      return { kind: 'ask-hours', label: 'Say which hours were given…', lastDay: action.lastDay };
    case 'open-line':
      return null;
  }
}

/** The first variation that equals `variation` becomes `to`, or goes. */
export function replaced(variations: readonly Variation[], variation: Variation, to: Variation | null): Variation[] {
  const wanted = JSON.stringify(variation, sortedKeys(variation));
  const index = variations.findIndex((candidate) => JSON.stringify(candidate, sortedKeys(variation)) === wanted);
  if (index < 0) return [...variations];
  return [...variations.slice(0, index), ...(to === null ? [] : [to]), ...variations.slice(index + 1)];
}

function sortedKeys(variation: Variation): string[] {
  return Object.keys(variation).sort();
}

/**
 * True when the quantity offered is what the reasons make of it, and recording them anew changes nothing else. The
 * quantities always follow from the reasons; only a record that came from elsewhere can say otherwise.
 */
function followsFromReasons(actual: WeeklyActual, field: Category | 'actual', quantity: number): boolean {
  return categories.every((category) => {
    const sum = total(actual.variations.filter((variation) => variation.category === category));
    return sum === (field === category ? quantity : actual[category]);
  });
}
