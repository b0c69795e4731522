// Who may come in, and what a token is worth.

import type { Ground } from '../ground.ts';
import { DoesNotHold, holds, NotTried, type Sentence } from '../sentence.ts';

const stranger = { user: 'nobody-has-this-name', password: 'wrong', securityCode: '000000' };

export const sessions: readonly Sentence[] = [
  {
    id: 'sessions/token',
    text: 'Right credentials give a token that is good for some time, and say whose account, provider and portal it is.',
    async show({ confirmer, recorder, caller }) {
      const answer = await caller.ask('sessions', { token: confirmer.token });
      const at = Date.parse(answer.headers.get('date') ?? '');
      holds(answer.status === 200, `the token is refused with ${answer.name}`);
      holds(Date.parse(confirmer.expiresAt) > at, `the token expires at ${confirmer.expiresAt}, which is over`);
      holds(confirmer.token !== recorder.token, 'two people have the same token');
      holds(confirmer.roles.includes('confirmer'), 'the confirmer does not have the role confirmer');
      holds(confirmer.provider.id === recorder.provider.id, 'confirmer and recorder are of different providers');
      holds(confirmer.portalId === recorder.portalId, 'portalId is not the same for two accounts');
    },
  },
  {
    id: 'sessions/wrong-credentials',
    text: 'A wrong password is `wrong-credentials`, and an unknown user name is told just the same.',
    async show({ accounts, caller }) {
      const known = { ...stranger, user: accounts.recorder.user };
      const wrong = await caller.ask('signIn', { token: null, body: known });
      const unknown = await caller.ask('signIn', { token: null, body: stranger });
      holds(wrong.name === 'wrong-credentials', `a wrong password is ${wrong.name ?? wrong.status}`);
      holds(unknown.text === wrong.text, 'whether there is such a user name can be told from the answer');
    },
  },
  {
    id: 'sessions/not-signed-in',
    text: 'Without a token, or with one that was never given, a call is `not-signed-in`.',
    async show({ caller, confirmer, monday }) {
      const forged = `${confirmer.token.slice(0, -6)}${confirmer.token.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`;
      for (const token of [null, 'nonsense', forged]) {
        for (const name of ['changes', 'receipts', 'generate'] as const) {
          const { name: problem, status } = await caller.ask(name, { token, params: { monday } });
          holds(problem === 'not-signed-in', `${name} is ${problem ?? status}`);
        }
      }
    },
  },
  {
    id: 'sessions/signed-out',
    text: 'After signing out the token is worth nothing, and other sessions of the account go on.',
    async show({ caller, signIn, accounts, recorder }) {
      const { token } = await signIn(accounts.recorder);
      const out = await caller.ask('endSession', { token });
      holds(out.status === 200, `signing out is ${out.name ?? out.status}`);
      const after = await caller.ask('changes', { token });
      holds(after.name === 'not-signed-in', `afterwards the feed is ${after.name ?? after.status}`);
      const other = await caller.ask('changes', { token: recorder.token });
      holds(other.status === 200, `the other session is ${other.name ?? other.status}`);
    },
  },
  {
    id: 'sessions/not-allowed',
    text: 'Whoever may not confirm is told `not-allowed`.',
    async show({ caller, recorder, monday, first, toConfirm }) {
      if (recorder.roles.includes('confirmer')) throw new NotTried('the recorder may confirm, too');
      const body = await toConfirm([first.service]);
      const answer = await caller.ask('confirm', { token: recorder.token, params: { monday }, body });
      holds(answer.name === 'not-allowed', `the confirmation is ${answer.name ?? answer.status}`);
    },
  },
  {
    id: 'sessions/providers-apart',
    text: 'What a provider records is not seen by another one, nor does a cursor of the one mean anything to the other.',
    show: providersApart,
  },
];

async function providersApart({ accounts, signIn, caller, change, first, words, pull }: Ground): Promise<void> {
  if (accounts.other === undefined) throw new NotTried('the file has no account of another provider (`other`)');
  const other = await signIn(accounts.other);
  const text = words();
  await change(first, { comment: text });
  const { cursor } = await pull();
  const theirs = await caller.ask('changes', { token: other.token, query: { limit: '10000' } });
  if (theirs.status !== 200) throw new DoesNotHold(`the other provider’s feed is ${theirs.name ?? theirs.status}`);
  holds(!theirs.text.includes(text), 'a comment of the one provider is in the feed of the other');
  const crossed = await caller.ask('changes', { token: other.token, query: { cursor } });
  holds(
    crossed.name === 'cursor-expired',
    `a cursor of the one provider is ${crossed.name ?? crossed.status} for the other`,
  );
}
