// Serves what is asked about everything that is held of one person.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { ok } from '../use-case/result.ts';
import { beforeErasing, eraseFromHere } from './erase.ts';
import { heldInWords, noteHeldSaved, saveHeld } from './held.ts';

export function heldHandlers(context: AccountContext): AppHandlers<'held'> {
  return {
    'held.get': ({ ssRef }) => heldInWords(context, ssRef),
    'held.save': ({ ssRef }) => saveHeld(context, ssRef),
    'held.note-pdf': ({ ssRef }) => noteHeldSaved(context, ssRef, 'pdf'),
    'held.before-erasing': ({ ssRef }) => beforeErasing(context, ssRef),
    'held.erase': (request) => eraseFromHere(context, request),
    'held.erasures': () => ok({ erasures: context.store.erasures.all() }),
  };
}
