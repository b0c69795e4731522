// What the portal takes at all: whatever lies outside is refused with a problem, and changes nothing.
import type { Ground } from '../ground.ts';
import { holds, type Sentence } from '../sentence.ts';

type Refuse = (what: string, body: unknown, path?: string) => Promise<void>;

/** Has bodies refused, each with where it says so, and then looks whether anything was changed by them. */
async function refusing(on: Ground, work: (refuse: Refuse, bodyWith: (parts: object) => object) => Promise<void>) {
  const { version, actual } = await on.record(on.first);
  const refuse: Refuse = async (what, body, path) => {
    const answer = await on.ask('sendActuals', { params: { monday: on.monday }, body });
    holds(answer.name === 'bad-request', `${what} is ${answer.name ?? answer.status}`);
    const said = answer.problem?.fields?.map((field) => field.path) ?? [];
    if (path !== undefined)
      holds(said.includes(path), `${what}: fields says ${said.join(', ') || 'nothing'}, not ${path}`);
  };
  const bodyWith = (parts: object) => {
    const changed = { ...actual, comment: on.words(), ...parts };
    return { changes: [{ lineId: on.first.id, baseVersion: version, actual: changed, attested: null }] };
  };
  await work(refuse, bodyWith);
  holds((await on.record(on.first)).version === version, 'what was refused has changed the record');
}

export const bounds: readonly Sentence[] = [
  {
    id: 'bounds/json',
    text: 'What is not JSON, or not of the call’s shape, is `bad-request`.',
    show: (on) =>
      refusing(on, async (refuse) => {
        for (const body of ['{"changes":', 'changes', '[]', '{"changes":"all"}'])
          await refuse(`the body ${body}`, body);
      }),
  },
  {
    id: 'bounds/quantities',
    text: 'A quantity that is not a whole number of hundredths from 0 on is `bad-request` at its place.',
    show: (on) =>
      refusing(on, async (refuse, bodyWith) => {
        for (const missed of [-1, 0.5, 1e12, '100', null]) {
          await refuse(`missed: ${JSON.stringify(missed)}`, bodyWith({ missed }), 'changes.0.actual.missed');
        }
      }),
  },
  {
    id: 'bounds/texts',
    text: 'Texts with NUL or half a surrogate pair, or longer than they may be, are `bad-request`.',
    show: (on) =>
      refusing(on, async (refuse, bodyWith) => {
        await refuse('a comment with NUL', bodyWith({ comment: 'a\u0000b' }));
        const half = JSON.stringify(bodyWith({ comment: 'HALF' })).replace('HALF', '\\ud83d');
        await refuse('a comment with half a surrogate pair', half);
        await refuse('a comment of 4,001 characters', bodyWith({ comment: 'x'.repeat(4001) }));
      }),
  },
  {
    id: 'bounds/many',
    text: 'Five hundred changes are taken in one request, and 501 are `bad-request`.',
    show: (on) =>
      refusing(on, async (refuse) => {
        const { actual } = await on.record(on.first);
        const many = Array.from({ length: 501 }, (_, index) => {
          const lineId = `none-${index}`;
          return { lineId, baseVersion: 1, actual: { ...actual, lineId }, attested: null };
        });
        await refuse('501 changes', { changes: many });
        const answer = await on.ask('sendActuals', { params: { monday: on.monday }, body: { changes: many.slice(1) } });
        holds(answer.status === 200, `500 changes are ${answer.name ?? answer.status}`);
      }),
  },
  {
    id: 'bounds/deep',
    text: 'Lists nested more deeply than 32 are `bad-request`.',
    show: (on) =>
      refusing(on, (refuse) =>
        refuse('a list in a list 5,000 times', `{"changes":${'['.repeat(5000)}${']'.repeat(5000)}}`),
      ),
  },
  {
    id: 'bounds/days',
    text: 'A week that does not begin on a Monday, or lies outside 2000 to 2100, is `bad-request`.',
    async show({ ask }) {
      for (const monday of ['2025-03-04', '1999-12-27', '2101-01-03', '2025-02-30', 'monday']) {
        const { name, status } = await ask('generate', { params: { monday } });
        holds(name === 'bad-request', `the week of ${monday} is ${name ?? status}`);
      }
    },
  },
  {
    id: 'bounds/limit',
    text: 'A page of the feed of fewer than 1 or more than 10,000 changes is `bad-request`.',
    async show({ ask }) {
      for (const limit of ['0', '-1', '10001', 'many']) {
        const { name, status } = await ask('changes', { query: { limit } });
        holds(name === 'bad-request', `a limit of ${limit} is ${name ?? status}`);
      }
    },
  },
  {
    id: 'bounds/no-such-address',
    text: 'An address that the contract does not know is `not-found`.',
    async show({ caller, confirmer }) {
      const { name, status } = await caller.askFor('/v1/nothing', confirmer.token);
      holds(name === 'not-found', `it is ${name ?? status}`);
    },
  },
];
