// The call for the evidence of a week.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import type { FactsOf } from '../weeks/facts.ts';
import { evidenceOf } from './evidence-pack.ts';

export function evidenceHandlers(context: AccountContext, factsOf: FactsOf): AppHandlers<'evidence'> {
  return {
    'evidence.get': ({ weekStart }) => {
      const facts = factsOf(weekStart);
      return facts === null ? noProfile() : evidenceOf(context, facts);
    },
  };
}
