// Everybody of an invented provider of thirteen weeks, one after the other: each erasure finds all of theirs and nothing of
// anybody else's, whatever they share: names, weeks, services, parts of references.
import { expect, test } from 'vitest';
import { inventedProvider } from '../../../src-portal/practice/index.ts';
import type { Change } from '../../../src-shared/portal-api/index.ts';
import { aisha, now, openedStore, openRequest, record } from '../fixtures.ts';
import { dump, found } from './planted-person.ts';

function practice(seed: number) {
  const data = inventedProvider({ people: 12, lines: 18, seed, providerId: 'everybody' });
  const by = { ...aisha, at: now };
  const changes: Change[] = [
    ...data.people.map((person): Change => ({ kind: 'person', person })),
    ...data.lines.map((line): Change => ({ kind: 'line', line })),
    ...data.weeks.flatMap(({ weekStart, status, generatedAt, actuals, receipts, payments }): Change[] => [
      {
        kind: 'week',
        week: { weekStart, status, generated: generatedAt !== null, generatedAt, services: [], exceptions: [] },
      },
      ...actuals.map(({ actual }): Change => ({ kind: 'actual', record: { ...record({ actual }), version: 1 } })),
      ...receipts.map((receipt): Change => ({ kind: 'receipt', receipt })),
      ...payments.map((payment): Change => ({ kind: 'payment', payment })),
    ]),
    ...data.stays.map(
      (value): Change => ({ kind: 'care', version: 1, changed: by, record: { kind: 'stay', id: value.id, value } }),
    ),
    ...data.adjustments.map(
      (value): Change => ({
        kind: 'care',
        version: 1,
        changed: by,
        record: { kind: 'adjustment', id: value.id, value },
      }),
    ),
    ...data.ends.map(
      ({ id, end }): Change => ({ kind: 'care', version: 1, changed: by, record: { kind: 'end', id, value: end } }),
    ),
    ...data.log.map(
      (value): Change => ({ kind: 'care', version: 1, changed: by, record: { kind: 'log', id: value.id, value } }),
    ),
    ...data.disputes.map((dispute): Change => ({ kind: 'dispute', dispute })),
  ];
  return { data, changes };
}

test.each([3, 17])(
  'everybody of provider %i can be erased, and nobody else goes with them',
  (seed) => {
    const { data, changes } = practice(seed);
    const request = openRequest();
    const store = openedStore(request);
    store.sync.applyChanges(changes, 'cursor-1');
    // Something unsent of each, with its history and its undo.
    for (const line of data.lines) {
      const [latest] = store.actuals.ofLine(line.id);
      if (latest === undefined) continue;
      store.command(
        { what: 'record', by: aisha, source: 'typed', undo: { label: `the change to ${line.ssRef}`, weekStart: null } },
        (write) =>
          write.actual({
            actual: { ...latest.actual, comment: `Seen ${line.id}` },
            attested: null,
            commentSource: 'edited',
          }),
      );
    }
    const linesOf = () => new Map(data.people.map(({ ssRef }) => [ssRef, store.lines.ofPerson(ssRef).length]));
    const actualsOf = () =>
      new Map(
        data.lines.map(({ id }) => [
          id,
          store.actuals
            .ofLine(id)
            .map(({ actual }) => JSON.stringify(actual))
            .join(),
        ]),
      );
    for (const { ssRef } of data.people) {
      const [lines, actuals] = [linesOf(), actualsOf()];
      const own = new Set(store.lines.ofPerson(ssRef).map(({ id }) => id));
      store.erasing.erase({ ssRef, by: aisha, why: 'other' });
      expect(linesOf()).toEqual(new Map([...lines].map(([ref, count]) => [ref, ref === ssRef ? 0 : count])));
      expect(actualsOf()).toEqual(new Map([...actuals].map(([id, text]) => [id, own.has(id) ? '' : text])));
      expect(store.changeLog.verify()).toMatchObject({ ok: true });
    }
    expect(store.outbox.counts().toSend).toBe(0);
    // The portal sends all of it again: nobody whose care has ended comes back.
    store.erasing.finish();
    store.close();
    const words = data.people.flatMap(({ ssRef, name, nhsNumber }) => [ssRef, name, nhsNumber ?? ssRef]);
    expect(found(Buffer.from(dump(request)), [...words, ...data.lines.map(({ id }) => id)])).toEqual([]);
  },
  120_000,
);
