// Records that came after the first version: a portal says which it takes, and tells a client only of those that it knows.
import { describe, expect, test } from 'vitest';
import { databaseKinds, portalForTests } from '../portal-under-test.ts';

const absence = {
  id: 'absence-1',
  kind: 'holiday' as const,
  lineIds: null,
  firstDay: '2025-03-03',
  lastDay: '2025-03-09',
  toldOn: null,
  note: '',
};

describe.each(databaseKinds)('later kinds of record, on %s', (kind) => {
  const portal = portalForTests(kind);

  test('are taken and told to a client that knows them, and to no other', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    const [line] = data.lines;
    const value = { ...absence, ssRef: line?.ssRef ?? '' };
    const entry = { id: 'entry-1', lineId: line?.id ?? '', day: '2025-03-04', minutes: 30, note: '', reason: null };
    const sent = await client.get('sendCareRecords', {
      body: {
        changes: [
          { kind: 'absence', id: value.id, baseVersion: 0, record: { kind: 'absence', id: value.id, value } },
          {
            kind: 'log',
            id: entry.id,
            baseVersion: 0,
            record: { kind: 'log', id: entry.id, value: { ...entry, kind: 'not-claimed' } },
          },
        ],
      },
    });
    expect(sent.outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted']);
    const toldTo = async (knows: string) =>
      (await client.get('changes', { query: { knows } })).changes.flatMap((change) => {
        if (change.kind === 'care') return [change.record.id];
        return change.kind === 'gone' ? [`gone ${change.what} ${change.id}`] : [];
      });
    expect(await toldTo('absence,not-claimed')).toEqual(['absence-1', 'entry-1']);
    expect(await toldTo('')).toEqual(['gone log entry-1']);
  });
});
