// The change feed: in order, complete, compacted, and one provider's alone.
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src-shared/portal-api/index.ts';
import { monday, serviceLine, weeklyActual } from '../../builders.ts';
import { databaseKinds, portalForTests } from '../portal-under-test.ts';

const kinds = (changes: readonly Change[]) => changes.map((change) => change.kind);

describe.each(databaseKinds)('the change feed on %s', (kind) => {
  const portal = portalForTests(kind);

  test('begins with everything that the provider may see', async () => {
    const client = await portal.signIn(await portal.addProvider());
    const { changes } = await client.pull();
    expect(new Set(kinds(changes))).toEqual(new Set(['person', 'line', 'week']));
    expect(changes).toHaveLength(7);
  });

  test('has nothing more after its end, in one answer of less than 2 KB', async () => {
    const client = await portal.signIn(await portal.addProvider());
    const { cursor } = await client.pull();
    const answered = await client.ask('changes', { query: { cursor } });
    expect(answered.ok && answered.answer).toMatchObject({ changes: [], more: false, cursor });
    const headers = answered.ok ? [...answered.headers].join('\r\n').length : 0;
    expect(answered.ok ? answered.text.length + headers : 9_999).toBeLessThan(2_048);
  });

  test('gives the latest state of a record once, however often it changed', async () => {
    const client = await portal.signIn(await portal.addProvider());
    await client.generate(monday);
    const { cursor } = await client.pull();
    for (let version = 1; version <= 5; version += 1) {
      await client.send(monday, version, weeklyActual({ comment: `version ${version + 1}` }));
    }
    const { changes } = await client.pull(cursor);
    expect(changes).toMatchObject([{ kind: 'actual', record: { version: 6, actual: { comment: 'version 6' } } }]);
  });

  test('is the same in small pages as in one, without gaps or doubles', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => serviceLine({ id: `line-${index}`, ssRef: `00${index}` }));
    const client = await portal.signIn(await portal.addProvider({ lines }));
    await client.generate(monday);
    const whole = await client.pull();
    const pages = await client.pull(undefined, 7);
    expect(pages.changes).toEqual(whole.changes);
    expect(pages.cursor).toBe(whole.cursor);
    expect(whole.changes).toHaveLength(121);
  });

  test('says that a week is generated only after its actuals', async () => {
    const lines = Array.from({ length: 40 }, (_, index) => serviceLine({ id: `line-${index}`, ssRef: `00${index}` }));
    const data = await portal.addProvider({ lines });
    const client = await portal.signIn(data);
    const { cursor } = await client.pull();
    await client.generate(monday);
    const { changes } = await client.pull(cursor, 7);
    expect(kinds(changes)).toEqual([...lines.map(() => 'actual'), 'week']);
    const late = serviceLine({ id: 'line-late', ssRef: '0099' });
    await portal.councilStaff.saveLine(data.provider.id, late);
    const before = await client.pull(cursor);
    await client.generate(monday);
    expect(kinds((await client.pull(before.cursor)).changes)).toEqual(['actual', 'week']);
  });

  test('tells of a removed line and care record, and takes it back when the line returns', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    const first = await client.pull();
    const line = serviceLine();
    await portal.councilStaff.removeLine(data.provider.id, line);
    const second = await client.pull(first.cursor);
    expect(second.changes).toEqual([{ kind: 'gone', what: 'line', id: 'line-1', weekStart: null }]);
    await portal.councilStaff.saveLine(data.provider.id, line);
    const third = await client.pull(second.cursor);
    expect(third.changes).toEqual([{ kind: 'line', line }]);
    expect((await client.pull()).changes.filter((change) => change.kind === 'gone')).toEqual([]);
  });

  test('never shows a number before a lower one, while many write at once', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => serviceLine({ id: `line-${index}`, ssRef: `00${index}` }));
    const data = await portal.addProvider({ lines });
    const writers = await Promise.all(Array.from({ length: 6 }, () => portal.signIn(data)));
    const reader = await portal.signIn(data);
    await reader.generate(monday);
    let { cursor } = await reader.pull();
    const heard = new Map<string, number>();
    let writing = true;
    const reading = (async () => {
      for (;;) {
        const last = !writing;
        const page = await reader.pull(cursor, 5);
        cursor = page.cursor;
        for (const change of page.changes) {
          if (change.kind === 'actual') heard.set(change.record.actual.lineId, change.record.version);
        }
        if (last) return;
      }
    })();
    await Promise.all(
      writers.map(async (writer, index) => {
        for (const line of lines.filter((_, number) => number % writers.length === index)) {
          for (let version = 1; version <= 3; version += 1) {
            await writer.send(monday, version, weeklyActual({ lineId: line.id, comment: `v${version}` }));
          }
        }
      }),
    );
    writing = false;
    await reading;
    expect(heard.size).toBe(30);
    expect(new Set(heard.values())).toEqual(new Set([4]));
  });

  test('takes one of many changes that are all based on the same version', async () => {
    const data = await portal.addProvider();
    const clients = await Promise.all(Array.from({ length: 8 }, () => portal.signIn(data)));
    await clients[0]?.generate(monday);
    const outcomes = await Promise.all(
      clients.map((client, index) => client.send(monday, 1, weeklyActual({ comment: `writer ${index}` }))),
    );
    expect(outcomes.filter((one) => one.outcome === 'accepted')).toHaveLength(1);
    expect(outcomes.filter((one) => one.outcome === 'conflict')).toHaveLength(7);
  });

  test('is each provider’s own: nothing of another is seen or can be changed', async () => {
    const [ours, theirs] = [await portal.addProvider(), await portal.addProvider()];
    const [us, them] = [await portal.signIn(ours), await portal.signIn(theirs)];
    await us.generate(monday);
    await them.generate(monday);
    await us.send(monday, 1, weeklyActual({ comment: 'ours' }));
    expect((await them.actuals(monday)).get('line-1')).toMatchObject({ version: 1, actual: { comment: '' } });
    expect(await them.get('receipts', { params: { monday } })).toEqual({ receipts: [] });
    await us.confirm(monday, ['Home Support']);
    expect(await them.get('receipts', { params: { monday } })).toEqual({ receipts: [] });
    const { cursor } = await us.pull();
    expect(await them.refusal('changes', { query: { cursor } })).toBe('cursor-expired');
  });

  test('refuses a cursor that was made expire, or that nobody gave out', async () => {
    const data = await portal.addProvider();
    const client = await portal.signIn(data);
    const { cursor } = await client.pull();
    await portal.councilStaff.expireCursors(data.provider.id);
    expect(await client.refusal('changes', { query: { cursor } })).toBe('cursor-expired');
    expect(await client.refusal('changes', { query: { cursor: 'bm9uc2Vuc2U' } })).toBe('cursor-expired');
    expect((await client.pull()).changes.length).toBeGreaterThan(0);
  });
});
