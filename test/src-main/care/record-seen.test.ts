// A stay, a request, an end or an entry that is open in a form while a sync brings a colleague's version of it.
import { expect, test } from 'vitest';
import { removeCare, saveAdjustment, saveEnd, saveStay } from '../../../src-main/care/care.ts';
import { saveLog } from '../../../src-main/care/log.ts';
import type { AdjustmentRequest, ServiceEnd } from '../../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../../src-shared/domain/log.ts';
import { hospitalStay } from '../../builders.ts';
import { answerOf, contextOf, problemOf, storeWithProvider } from '../fixtures.ts';

const ssRef = '0012345';

test('a stay that was changed or removed meanwhile is not saved over', () => {
  const context = contextOf(storeWithProvider());
  const { store } = context;
  const seen = hospitalStay({ ssRef, admitted: '2025-03-03' });
  answerOf(saveStay(context, { ...seen, id: null }));
  const [mine] = store.care.stays();
  if (mine === undefined) throw new Error('no stay');
  answerOf(saveStay(context, { ...mine, discharged: '2025-03-07' }));
  const late = { ...mine, discharged: '2025-03-05' };
  expect(problemOf(saveStay(context, late, mine))).toMatchObject({
    code: 'record-changed',
    sentence: 'Somebody else changed this hospital stay while it was open here, so nothing was saved.',
  });
  expect(store.care.stays()).toMatchObject([{ discharged: '2025-03-07' }]);
  const [now] = store.care.stays();
  answerOf(saveStay(context, late, now));
  expect(store.care.stays()).toMatchObject([{ discharged: '2025-03-05' }]);
  const [last] = store.care.stays();
  answerOf(removeCare(context, 'stay', mine.id));
  expect(problemOf(saveStay(context, late, last)).sentence).toContain('removed this hospital stay');
  expect(store.care.stays()).toEqual([]);
});

test('nor is a request, an end or an entry of the log', () => {
  const context = contextOf(storeWithProvider());
  const { store } = context;
  const draft = { changes: [{ lineId: 'line-1', kind: 'increase' as const }], startDate: '2025-03-10', endDate: null };
  const request: Omit<AdjustmentRequest, 'id'> = { ssRef, ...draft, submittedOn: null, outcome: 'draft' };
  const { id } = answerOf(saveAdjustment(context, { ...request, id: null }));
  const seen = { ...request, id };
  answerOf(saveAdjustment(context, { ...seen, outcome: 'submitted', submittedOn: '2025-03-06' }));
  expect(problemOf(saveAdjustment(context, { ...seen, endDate: '2025-04-01' }, seen)).code).toBe('record-changed');
  expect(store.care.adjustments()).toMatchObject([{ outcome: 'submitted', endDate: null }]);

  const end: ServiceEnd = { ssRef, lineId: 'line-1', lastDay: '2025-03-06', cause: 'died' };
  answerOf(saveEnd(context, end));
  answerOf(saveEnd(context, { ...end, lastDay: '2025-03-05' }));
  expect(problemOf(saveEnd(context, { ...end, lastDay: '2025-03-04' }, end)).code).toBe('record-changed');
  expect(store.care.ends()).toMatchObject([{ end: { lastDay: '2025-03-05' } }]);
  // Of another line nothing was seen.
  answerOf(saveEnd(context, { ...end, lineId: null }, end));

  const entry: Omit<LogEntry, 'id'> = {
    ...{ lineId: 'line-1', day: '2025-03-04', kind: 'missed', reason: 'non_engagement', minutes: 60, note: '' },
  };
  const logged = answerOf(saveLog(context, { entry: { ...entry, id: null } }));
  const first = { ...entry, id: logged.id };
  answerOf(saveLog(context, { entry: { ...first, minutes: 90 }, seen: first }));
  expect(problemOf(saveLog(context, { entry: { ...first, minutes: 30 }, seen: first })).code).toBe('record-changed');
  expect(store.care.logOfWeek('2025-03-03')).toMatchObject([{ minutes: 90 }]);
});
