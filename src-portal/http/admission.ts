// Which requests are worked on, and for how long each counts. A request takes its place when all of it is there, so that
// a slow sender holds none; it gives the place back when its answer is made, so that a slow reader holds none either.
// Only the account itself answers for how its computers send and read.
import type { FastifyRequest } from 'fastify';
import type { SignedIn } from '../store/accounts.ts';
import type { Connections } from './connections.ts';
import { type Limits, makeShares } from './limits.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What it gives back when its body is there, when its answer is made, and when that is taken or it broke off. */
    gives: Record<Stage, (() => void)[]> | null;
  }
}

type Stage = 'arrived' | 'answered' | 'over';

export type Admission = ReturnType<typeof makeAdmission>;

const busy = 'The portal is busy. Nothing was done; the same request can be sent again in a moment.';
const organisation = 'Your organisation is asking much at once. Nothing was done; ask again in a moment.';
const account = 'Your account is asking much at once. Nothing was done; ask again in a moment.';

export function makeAdmission(limits: Limits, connections: Connections) {
  const everybody = makeShares(limits.concurrent, busy);
  const providers = makeShares(limits.concurrentOfProvider, organisation);
  const accounts = makeShares(limits.concurrentOfAccount, account);
  const arriving = makeShares(limits.arrivingOfAccount, account);

  function giveBack(request: FastifyRequest, ...stages: Stage[]): void {
    for (const stage of stages) for (const give of request.gives?.[stage].splice(0) ?? []) give();
  }
  function gives(request: FastifyRequest): Record<Stage, (() => void)[]> {
    request.gives ??= { arrived: [], answered: [], over: [] };
    return request.gives;
  }

  return {
    /** Runs `work` (finding out who asks) in one of the places for everybody. */
    async lookUp<Result>(work: () => Promise<Result>): Promise<Result> {
      const leave = everybody.enter('');
      try {
        return await work();
      } finally {
        leave();
      }
    },

    /** It is known who asks; the body may still be on its way. */
    arrive(request: FastifyRequest, who: SignedIn): void {
      connections.trust(request.raw.socket);
      const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
      if (encoding === undefined && Number(length ?? 0) === 0) return;
      gives(request).arrived.push(arriving.enter(nameOf(who)));
    },

    /** All of it is there. Throws `overloaded` where there is no place. */
    enter(request: FastifyRequest, who: SignedIn): void {
      giveBack(request, 'arrived');
      const { answered, over } = gives(request);
      over.push(accounts.enter(nameOf(who)));
      answered.push(providers.enter(who.providerId));
      answered.push(everybody.enter(''));
      const { socket } = request.raw;
      connections.working(socket, 1);
      over.push(() => connections.working(socket, -1));
    },

    /** The answer is made; it has its time to be taken. */
    answered(request: FastifyRequest): void {
      giveBack(request, 'arrived', 'answered');
      const { socket } = request.raw;
      const late = setTimeout(() => socket.destroy(), limits.answerMillis);
      gives(request).over.push(() => clearTimeout(late));
    },

    /** The answer is taken, or the connection broke. */
    over: (request: FastifyRequest) => giveBack(request, 'arrived', 'answered', 'over'),
  };
}

const nameOf = ({ providerId, accountId }: SignedIn) => `${providerId} ${accountId}`;
