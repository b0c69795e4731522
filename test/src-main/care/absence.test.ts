// An absence on the lines of its person: saved once, offered in the weeks that it covers, recorded and undone in one step, and
// carried by packets and evidence.
import { expect, test } from 'vitest';
import { evidenceOf } from '../../../src-main/evidence/evidence-pack.ts';
import { gatherPacket } from '../../../src-main/packets/gather.ts';
import { weekFactsOf } from '../../../src-main/weeks/facts.ts';
import { daysOfWeek } from '../../../src-shared/domain/week.ts';
import { evidencePackSchema } from '../../../src-shared/evidence/index.ts';
import { packetSchema, packetText } from '../../../src-shared/packet/index.ts';
import {
  actual,
  answerOf,
  contextOf,
  handlersOf,
  line,
  problemOf,
  record,
  storeWithProvider,
  weekStart,
} from '../fixtures.ts';

const holiday = {
  id: null,
  ssRef: '0012345',
  kind: 'holiday' as const,
  lineIds: null,
  firstDay: '2025-02-26',
  lastDay: '2025-03-12',
  toldOn: '2025-02-10',
  note: '',
};
const wholeWeek = daysOfWeek(weekStart);

/** Ada with two lines, away since the week before. */
async function away(change: Partial<Omit<typeof holiday, 'lineIds'>> & { lineIds?: string[] | null } = {}) {
  const store = storeWithProvider();
  const second = line({ id: 'line-9', serviceType: 'supported_living_shared', service: 'Supported Living' });
  store.sync.applyChanges(
    [
      { kind: 'line', line: second },
      { kind: 'actual', record: record({ actual: actual({ lineId: 'line-9' }) }) },
    ],
    'cursor-2',
  );
  const context = contextOf(store);
  const handlers = handlersOf(context);
  const { id } = answerOf(await handlers['care.save-absence']({ absence: { ...holiday, ...change } }));
  return { store, context, handlers, id, input: { weekStart, absenceId: id, days: wholeWeek, quantities: {} } };
}

test('what is shown is what is then recorded, on every line, and one undo takes it back', async () => {
  const { store, handlers, input } = await away();
  const { changes } = answerOf(await handlers['stay.preview-absence'](input));
  expect(changes).toMatchObject([
    { lineId: 'line-1', quantity: 1000, after: { actual: 0, missed: 1000 }, estimated: false },
    { lineId: 'line-9', quantity: 1000, after: { actual: 0, missed: 1000 } },
  ]);
  expect(answerOf(await handlers['stay.record-absence'](input))).toEqual({ recorded: 2 });
  const [away1] = store.actuals.get(weekStart, 'line-1')?.actual.variations ?? [];
  expect(away1).toMatchObject({ reason: 'planned_absence', firstDay: weekStart, lastDay: '2025-03-12' });
  expect(answerOf(await handlers['week.undo']({})).undone).toBe('the absence of Ada Okafor on 2 lines');
  expect(store.actuals.get(weekStart, 'line-1')?.actual.missed).toBe(0);
});

test('it is of chosen lines only', async () => {
  const { handlers, input } = await away({ lineIds: ['line-9'] });
  const { changes } = answerOf(await handlers['stay.preview-absence'](input));
  expect(changes.map(({ lineId }) => lineId)).toEqual(['line-9']);
});

test('the week offers it by itself, and it is not checked until somebody checks it', async () => {
  const { handlers } = await away();
  const { id, offers } = answerOf(await handlers['continuing.list']({ weekStart }));
  expect(offers).toMatchObject([
    { lineId: 'line-1', what: 'absence', fromLastWeek: true, variations: [{ quantity: 1000 }] },
    { lineId: 'line-9' },
  ]);
  expect(offers[0]?.why).toContain('Holiday, 26 February 2025 to 12 March 2025, 15 days');
  expect(answerOf(await handlers['continuing.take']({ id, lineIds: ['line-1', 'line-9'] }))).toEqual({
    taken: 2,
    refused: [],
  });
});

test('a second one for the same days is refused, and a correction of itself is not', async () => {
  const { handlers, id } = await away();
  const again = { ...holiday, firstDay: '2025-03-10', lastDay: '2025-03-20' };
  expect(problemOf(await handlers['care.save-absence']({ absence: again })).code).toBe('absence-recorded');
  answerOf(await handlers['care.save-absence']({ absence: { ...holiday, id, lastDay: '2025-03-20' } }));
});

test('whoever came home early: the week that still says away is named, and looked at again it has the days that are left', async () => {
  const { store, handlers, input, id } = await away();
  answerOf(await handlers['stay.record-absence'](input));
  const early = { ...holiday, id, lastDay: '2025-03-05' };
  const { weeks } = answerOf(await handlers['care.save-absence']({ absence: early }));
  expect(weeks).toEqual([{ weekStart, says: 'still-away', lineIds: ['line-1', 'line-9'] }]);
  const days = wholeWeek.slice(0, 3);
  answerOf(await handlers['stay.record-absence']({ ...input, days }));
  expect(store.actuals.get(weekStart, 'line-1')?.actual.variations).toMatchObject([
    { quantity: 425, firstDay: weekStart, lastDay: '2025-03-05' },
  ]);
});

test('days that are none of the absence, or in hospital, are refused', async () => {
  const { handlers, input } = await away({ lastDay: '2025-03-05' });
  expect(problemOf(await handlers['stay.record-absence'](input)).code).toBe('day-outside-absence');
});

test('somebody else changed it meanwhile: nothing is saved', async () => {
  const { handlers, id } = await away();
  const seen = { ...holiday, id, note: 'as it was before' };
  expect(problemOf(await handlers['care.save-absence']({ absence: { ...holiday, id }, seen })).code).toBe(
    'record-changed',
  );
});

test('it is removed and comes back by undo, and the person’s page has it', async () => {
  const { store, handlers, id } = await away();
  expect(answerOf(await handlers['person.get']({ ssRef: '0012345' })).absences).toMatchObject([{ id }]);
  answerOf(await handlers['care.remove']({ kind: 'absence', id }));
  expect(store.care.absences()).toEqual([]);
  answerOf(await handlers['week.undo']({}));
  expect(store.care.absences()).toMatchObject([{ id, firstDay: '2025-02-26' }]);
});

test('a packet carries it apart from the rows that an older app reads, and is read whole', async () => {
  const { context, id } = await away();
  const packet = gatherPacket(context);
  if (packet === null) throw new Error('there is something to pass on');
  const text = JSON.parse(packetText(packet)) as { rows: unknown[]; laterRows: { change: { id: string } }[] };
  expect(text.laterRows.map(({ change }) => change.id)).toEqual([id]);
  expect(JSON.stringify(text.rows)).not.toContain('absence');
  expect(packetSchema.parse(text).rows).toHaveLength(packet.rows.length);
});

test('the evidence of a week has it, and that of a week without one reads as before', async () => {
  const { context, id } = await away();
  const facts = weekFactsOf(context)(weekStart);
  if (facts === null) throw new Error('the rules are known');
  const packOf = (of: typeof facts) => {
    const { text } = answerOf(evidenceOf(context, of, null));
    return evidencePackSchema.parse((JSON.parse(text) as { pack: unknown }).pack);
  };
  expect(packOf(facts).absences).toMatchObject([{ id, firstDay: '2025-02-26' }]);
  expect(packOf({ ...facts, absences: [] })).not.toHaveProperty('absences');
});
