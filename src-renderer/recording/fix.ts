// What a finding's own offer of a fix means for the line: one step that a button carries out.
import type { Variation, WeeklyActual } from '../../src-shared/actuals.ts';
import type { FindingAction } from '../../src-shared/rules/types.ts';

export type Fix =
  | { kind: 'record'; label: string; variations: Variation[]; comment: string | null }
  | { kind: 'visits'; label: string; visits: number }
  | { kind: 'copy'; label: string; text: string }
  | { kind: 'open-outside'; label: string; url: string }
  | { kind: 'generate'; label: string };

/** @returns null where only a person can decide: they are taken to the line. */
export function fixOf(action: FindingAction | null, actual: WeeklyActual | null): Fix | null {
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
    case 'record-variations':
      return { kind: 'record', label: 'Record this', variations: action.variations, comment: action.comment };
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
        { ...action.variation, hospitalStayId: action.stayId },
        'Name the hospital stay',
      );
    case 'copy-message':
      return { kind: 'copy', label: 'Copy a message about it', text: `${action.subject}\n\n${action.text}` };
    case 'open-adjustment':
      return { kind: 'open-outside', label: 'Open the council’s form', url: action.formUrl };
    case 'generate-week':
      return { kind: 'generate', label: 'Generate the week' };
    case 'set-quantity':
    case 'set-reason':
    case 'set-days':
    case 'add-stay':
    case 'open-stay':
    case 'open-request':
    case 'report-missing-line':
    case 'open-line':
      return null;
  }
}

/** The first variation that equals `variation` becomes `to`, or goes. */
function replaced(variations: readonly Variation[], variation: Variation, to: Variation | null): Variation[] {
  const wanted = JSON.stringify(variation, sortedKeys(variation));
  const index = variations.findIndex((candidate) => JSON.stringify(candidate, sortedKeys(variation)) === wanted);
  if (index < 0) return [...variations];
  return [...variations.slice(0, index), ...(to === null ? [] : [to]), ...variations.slice(index + 1)];
}

function sortedKeys(variation: Variation): string[] {
  return Object.keys(variation).sort();
}
