// What holds for every answer: seen while the other sentences were tried, and judged when they are through.
import { holds, type Sentence } from '../sentence.ts';

const summary = (seen: readonly string[]) =>
  `${[...new Set(seen)].slice(0, 5).join('; ')}${seen.length > 5 ? ' …' : ''}`;

export const everywhere: readonly Sentence[] = [
  {
    id: 'everywhere/time',
    text: 'The instants that the portal writes are of the time that its `Date` says.',
    async show({ ask, change, record, first, words }) {
      const from = Date.parse((await ask('profile')).headers.get('date') ?? '');
      await change(first, { comment: words() });
      const { changed } = await record(first);
      const to = Date.parse((await ask('profile')).headers.get('date') ?? '');
      const at = Date.parse(changed?.at ?? '');
      // `Date` has whole seconds.
      holds(
        at >= from - 1_000 && at <= to + 2_000,
        `a change between ${from} and ${to} is said to be of ${changed?.at}`,
      );
    },
  },
  {
    id: 'everywhere/shapes',
    text: 'Every answer has the shape that the contract says.',
    show: async ({ caller: { seen } }) => holds(seen.shapes.length === 0, summary(seen.shapes)),
  },
  {
    id: 'everywhere/problems',
    text: 'Every refusal is `application/problem+json`, of the closed set, under its own status, and one that the contract names for the call.',
    show: async ({ caller: { seen } }) => holds(seen.problems.length === 0, summary(seen.problems)),
  },
  {
    id: 'everywhere/date',
    text: 'Every answer has `Date`, and it never goes back.',
    show: async ({ caller: { seen } }) => holds(seen.dates.length === 0, summary(seen.dates)),
  },
];
