// The calls on care records, and on a hospital stay on the lines of its person.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import type { FactsOf } from '../weeks/facts.ts';
import { saveAbsence } from './absence.ts';
import { previewAbsence, recordAbsence } from './absence-week.ts';
import { listCare, removeCare, saveAdjustment, saveEnd, saveStay } from './care.ts';
import { listKnownTooLate } from './known-too-late.ts';
import { removeLog, saveLog, useLog } from './log.ts';
import { recordHours } from './record-hours.ts';
import { recordLineWithStay } from './record-with-stay.ts';
import { previewStay, recordStay } from './stay-week.ts';

export function careHandlers(context: AccountContext): AppHandlers<'care'> {
  return {
    'care.list': () => listCare(context),
    'care.known-too-late': () => listKnownTooLate(context),
    'care.save-stay': ({ stay, seen }) => saveStay(context, stay, seen),
    'care.save-absence': (input) => saveAbsence(context, input),
    'care.save-adjustment': ({ adjustment, seen }) => saveAdjustment(context, adjustment, seen),
    'care.save-end': ({ end, seen }) => saveEnd(context, end, seen),
    'care.save-log': (input) => saveLog(context, input),
    'care.record-hours': (input) => recordHours(context, input),
    'care.use-log': ({ weekStart, lineId }) => useLog(context, weekStart, lineId),
    // An entry of the log is part of the week's figures: they follow when it goes.
    'care.remove': ({ kind, id }) => (kind === 'log' ? removeLog(context, id) : removeCare(context, kind, id)),
  };
}

export function stayHandlers(context: AccountContext, factsOf: FactsOf): AppHandlers<'stay'> {
  return {
    'stay.record-line': (input) => recordLineWithStay(context, input),
    'stay.preview': (input) => {
      const facts = factsOf(input.weekStart);
      return facts === null ? noProfile() : previewStay(facts, input);
    },
    'stay.record': (input) => {
      const facts = factsOf(input.weekStart);
      return facts === null ? noProfile() : recordStay(context, facts, input);
    },
    'stay.preview-absence': (input) => {
      const facts = factsOf(input.weekStart);
      return facts === null ? noProfile() : previewAbsence(facts, input);
    },
    'stay.record-absence': (input) => {
      const facts = factsOf(input.weekStart);
      return facts === null ? noProfile() : recordAbsence(context, facts, input);
    },
  };
}
