// The calls on a hub's accounts and people, each passed on to the hub between two syncs.
import type { AppHandlers, AppProblem, AppResult } from '../../src-shared/app-api/index.ts';
import { largestBatch, type PersonOutcome, type PortalCallName } from '../../src-shared/portal-api/index.ts';
import type { PortalCallOptions, PortalReply } from '../portal/client.ts';
import { wordsForFailure } from '../portal/words.ts';
import type { SyncEngine } from '../sync/engine.ts';
import type { AccountContext } from '../use-case/account-context.ts';

export function hubHandlers({ store, newId }: AccountContext, engine: SyncEngine): AppHandlers<'hub'> {
  async function ask<Name extends PortalCallName>(
    name: Name,
    options: PortalCallOptions<Name> = {},
  ): Promise<AppResult<PortalReply<Name>>> {
    const exchanged = await engine.exchange(({ client, token }) => client.call(name, { ...options, token }));
    if (!exchanged.ok) return refuse(exchanged.trouble.problem);
    const answer = exchanged.value;
    if (!answer.ok) return refuse(wordsForFailure(answer.failure));
    return answer.changed ? { ok: true, value: answer.value } : refuse(wordsForFailure({ kind: 'not-understood' }));
  }
  /** For a call whose answer says no more than that it is done. */
  async function done(asked: Promise<AppResult<unknown>>): Promise<AppResult<Record<string, never>>> {
    const answer = await asked;
    return answer.ok ? { ok: true, value: {} } : answer;
  }

  async function sendPeople() {
    const all = store.people.all().map(({ ssRef, name, nhsNumber, address }) => ({ ssRef, name, nhsNumber, address }));
    const outcomes: PersonOutcome[] = [];
    for (let first = 0; first < all.length; first += largestBatch) {
      const body = { people: all.slice(first, first + largestBatch) };
      const answer = await ask('sendPeople', { body, key: newId() });
      if (!answer.ok) return answer;
      outcomes.push(...answer.value.outcomes);
    }
    const number = (wanted: PersonOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length;
    const rejected = outcomes.flatMap((one) =>
      one.outcome === 'rejected' ? [{ ssRef: one.ssRef, sentence: one.sentence }] : [],
    );
    const value = { added: number('added'), changed: number('changed'), unchanged: number('unchanged'), rejected };
    return { ok: true as const, value };
  }

  return {
    'hub.accounts': () => ask('accounts'),
    'hub.add-account': (body) => ask('addAccount', { body }),
    'hub.change-account': ({ id, ...body }) => done(ask('changeAccount', { path: { id }, body })),
    'hub.remove-account': ({ id }) => done(ask('removeAccount', { path: { id } })),
    'hub.unlock-account': ({ id }) => done(ask('unlockAccount', { path: { id } })),
    'hub.reset-account': ({ id, password }) => ask('resetAccount', { path: { id }, body: { password } }),
    'hub.sign-out-account': ({ id }) => ask('endAccountSessions', { path: { id } }),
    'hub.sessions': () => ask('sessions'),
    'hub.end-session': ({ id }) => ask('endOneSession', { path: { id } }),
    'hub.offer-authenticator': (body) => ask('offerAuthenticator', { body }),
    'hub.confirm-authenticator': (body) => done(ask('confirmAuthenticator', { body })),
    'hub.change-password': (body) => ask('changePassword', { body }),
    'hub.send-people': sendPeople,
  };
}

function refuse(problem: AppProblem): { ok: false; problem: AppProblem } {
  return { ok: false, problem };
}
