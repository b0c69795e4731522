// The calls on what the portal refused, or somebody else changed too.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { giveUp, listStuck, sendAgain } from './stuck.ts';

export function stuckHandlers(context: AccountContext): AppHandlers<'stuck'> {
  return {
    'stuck.list': () => listStuck(context),
    'stuck.send-again': ({ id }) => sendAgain(context, id),
    'stuck.give-up': ({ id }) => giveUp(context, id),
  };
}
