// Idempotency keys: the same request again has no second effect.
import { newKey } from '../caller.ts';
import type { Ground } from '../ground.ts';
import { holds, type Sentence } from '../sentence.ts';

async function aChange({ record, first, words, monday }: Ground) {
  const { version, actual } = await record(first);
  const change = { lineId: first.id, baseVersion: version, actual: { ...actual, comment: words() }, attested: null };
  return { params: { monday }, body: { changes: [change] } };
}

export const keys: readonly Sentence[] = [
  {
    id: 'keys/missing',
    text: 'A write without a key is `idempotency-key-missing` and does nothing.',
    async show(on) {
      const before = await on.record(on.first);
      const answer = await on.ask('sendActuals', { ...(await aChange(on)), key: null });
      holds(answer.name === 'idempotency-key-missing', `it is ${answer.name ?? answer.status}`);
      holds((await on.record(on.first)).version === before.version, 'it was done all the same');
    },
  },
  {
    id: 'keys/uuid',
    text: 'A key that is no UUID of version 7 is `bad-request`.',
    async show(on) {
      const asked = await aChange(on);
      for (const key of ['1', '5b1f0c1e-3d8a-4c57-9a43-0d6f0f1f2a3b']) {
        const answer = await on.ask('sendActuals', { ...asked, key });
        holds(answer.name === 'bad-request', `with the key ${key} it is ${answer.name ?? answer.status}`);
      }
    },
  },
  {
    id: 'keys/replayed',
    text: 'The same request under the same key gets the same answer, byte for byte, although the record has changed since.',
    async show(on) {
      const asked = { ...(await aChange(on)), key: newKey() };
      const once = await on.ask('sendActuals', asked);
      holds(once.status === 200, `it is ${once.name ?? once.status}`);
      await on.change(on.first, { comment: on.words() });
      const { version } = await on.record(on.first);
      const again = await on.ask('sendActuals', asked);
      holds(
        again.text === once.text,
        `it is answered ${again.text.slice(0, 200)} instead of ${once.text.slice(0, 200)}`,
      );
      holds((await on.record(on.first)).version === version, 'it had a second effect');
    },
  },
  {
    id: 'keys/reused',
    text: 'Another request under a used key is `idempotency-key-reused` and does nothing, also of another call.',
    async show(on) {
      const key = newKey();
      await on.ask('sendActuals', { ...(await aChange(on)), key });
      const { version } = await on.record(on.first);
      const other = await on.ask('sendActuals', { ...(await aChange(on)), key });
      holds(other.name === 'idempotency-key-reused', `another body is ${other.name ?? other.status}`);
      const call = await on.ask('generate', { params: { monday: on.monday }, key });
      holds(call.name === 'idempotency-key-reused', `another call is ${call.name ?? call.status}`);
      holds((await on.record(on.first)).version === version, 'it was done all the same');
    },
  },
  {
    id: 'keys/at-once',
    text: 'The same request several times at once has one effect; whoever asks meanwhile gets the answer or `idempotency-key-in-progress`.',
    async show(on) {
      const asked = { ...(await aChange(on)), key: newKey() };
      const { version } = await on.record(on.first);
      const answers = await Promise.all([1, 2, 3].map(() => on.ask('sendActuals', asked)));
      for (const { name, status, headers } of answers) {
        holds(status === 200 || name === 'idempotency-key-in-progress', `one of three is ${name ?? status}`);
        holds(status === 200 || Number(headers.get('retry-after')) >= 1, 'in progress, without Retry-After');
      }
      const texts = new Set(answers.filter(({ status }) => status === 200).map(({ text }) => text));
      texts.add((await on.ask('sendActuals', asked)).text);
      holds(texts.size === 1, `there are ${texts.size} different answers`);
      const after = (await on.record(on.first)).version;
      holds(after > version, 'it was answered and had no effect');
    },
  },
  {
    id: 'keys/refused-stores-nothing',
    text: 'A refused request stores nothing: its key can be used for the request as it should have been.',
    async show(on) {
      const key = newKey();
      const refused = await on.ask('sendActuals', { params: { monday: on.monday }, body: { changes: [] }, key });
      holds(refused.name === 'bad-request', `no changes at all are ${refused.name ?? refused.status}`);
      const answer = await on.ask('sendActuals', { ...(await aChange(on)), key });
      holds(answer.status === 200, `afterwards it is ${answer.name ?? answer.status}`);
    },
  },
];
