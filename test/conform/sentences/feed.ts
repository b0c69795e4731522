// The change feed and its cursors.
import { nameOfChange } from '../../../src-shared/portal-api/index.ts';
import type { Ground } from '../ground.ts';
import { holds, NotTried, type Sentence } from '../sentence.ts';

export const feed: readonly Sentence[] = [
  {
    id: 'feed/generated-in-order',
    text: 'A week comes after the actuals that it was generated with.',
    async show({ generated, monday }) {
      if (generated.count === 0) throw new NotTried('the week was generated before');
      const week = generated.changes.findIndex(
        (one) => one.kind === 'week' && one.week.weekStart === monday && one.week.generated,
      );
      const last = generated.changes.findLastIndex(
        (one) => one.kind === 'actual' && one.record.actual.weekStart === monday,
      );
      holds(week !== -1, 'the feed has no generated week');
      holds(last !== -1 && last < week, 'the week comes before some of its actuals');
    },
  },
  {
    id: 'feed/pages',
    text: 'Page by page comes the same as at once, and no page has more changes than were asked for.',
    async show({ pull }) {
      const whole = await pull();
      const limit = Math.max(2, Math.ceil(whole.changes.length / 6));
      const paged = await pull(undefined, limit);
      const most = Math.max(...paged.pages);
      holds(most <= limit, `a page of at most ${limit} has ${most} changes`);
      const latest = (changes: typeof whole.changes) =>
        JSON.stringify(
          [...new Map(changes.map((one) => [nameOfChange(one).name, one])).entries()].sort(([a], [b]) =>
            a < b ? -1 : 1,
          ),
        );
      holds(latest(paged.changes) === latest(whole.changes), 'what came page by page differs from what came at once');
    },
  },
  {
    id: 'feed/at-the-end',
    text: 'From the last cursor on, nothing comes while nothing changes.',
    async show({ pull }) {
      const { cursor } = await pull();
      const { changes } = await pull(cursor);
      holds(changes.length === 0, `${changes.length} changes come again`);
    },
  },
  {
    id: 'feed/what-changed',
    text: 'An accepted change comes after the cursor from before it, and what nobody changed does not.',
    async show({ pull, change, first, words }) {
      const { cursor } = await pull();
      const text = words();
      await change(first, { comment: text });
      const { changes } = await pull(cursor);
      const mine = changes.filter((one) => one.kind === 'actual' && one.record.actual.comment === text);
      holds(mine.length === 1, `the changed line comes ${mine.length} times`);
      const others = changes.filter(({ kind }) => kind === 'line' || kind === 'person' || kind === 'receipt');
      holds(others.length === 0, `${others.length} records that nobody changed come, too`);
    },
  },
  {
    id: 'feed/twice-changed',
    text: 'A record that changed twice comes once, as it is now.',
    async show({ pull, change, first, words }) {
      const { cursor } = await pull();
      await change(first, { comment: words() });
      const text = words();
      await change(first, { comment: text });
      const { changes } = await pull(cursor);
      const mine = changes.filter((one) => one.kind === 'actual' && one.record.actual.lineId === first.id);
      holds(mine.length === 1, `it comes ${mine.length} times`);
      holds(mine[0]?.kind === 'actual' && mine[0].record.actual.comment === text, 'it is not as it is now');
    },
  },
  {
    id: 'feed/gone',
    text: 'What was removed comes as `gone`.',
    show: gone,
  },
  {
    id: 'feed/unknown-cursor',
    text: 'A cursor that the portal did not give is `cursor-expired`.',
    async show({ ask }) {
      for (const cursor of ['bm9uZQ', 'not a cursor', '0']) {
        const { name, status } = await ask('changes', { query: { cursor } });
        holds(name === 'cursor-expired', `the cursor “${cursor}” is ${name ?? status}`);
      }
    },
  },
];

async function gone(on: Ground): Promise<void> {
  const id = logId(on);
  const made = await on.ask('sendCareRecords', { body: { changes: [logEntry(on, id, 0)] } });
  holds(made.status === 200, `the record is ${made.name ?? made.status}`);
  const { cursor } = await on.pull();
  const removed = { ...logEntry(on, id, versionOf(made.json)), record: null };
  const answer = await on.ask('sendCareRecords', { body: { changes: [removed] } });
  holds(answer.status === 200, `its removal is ${answer.name ?? answer.status}`);
  const { changes } = await on.pull(cursor);
  const told = changes.filter((one) => one.kind === 'gone' && one.what === 'log' && one.id === id);
  holds(told.length === 1, `the feed says ${told.length} times that it is gone`);
  const all = (await on.pull()).changes.filter((one) => one.kind === 'care' && one.record.id === id);
  holds(all.length === 0, 'the feed from the beginning still has it');
}

/** An id that no other record has. */
export const logId = (on: Ground): string => `log-${on.words().replaceAll(/[^a-z0-9]+/gi, '-')}`;

/** An entry of the daily log that everything went to plan, as a change. */
export function logEntry({ first, monday }: Ground, id: string, baseVersion: number, note = '') {
  const value = { id, lineId: first.id, day: monday, kind: 'as-planned', reason: null, minutes: 0, note };
  return { kind: 'log', id, baseVersion, record: { kind: 'log', id, value } };
}

/** The version in the first outcome of an answer; 0 where it was not accepted. */
export function versionOf(answer: unknown): number {
  const { outcomes = [] } = answer as { outcomes?: { outcome: string; version?: number }[] };
  return outcomes[0]?.version ?? 0;
}
