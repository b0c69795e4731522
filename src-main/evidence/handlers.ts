// The evidence of a week. The whole change log is looked at for it, in parts: it tells how far that is, and ends when somebody says so.
import type { AppEvent, AppHandlers, AppProblem } from '../../src-shared/app-api/index.ts';
import type { VerifiedPart } from '../store/change-log.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { type LongWork, longWorks, Stopped } from '../use-case/long-work.ts';
import { noProfile } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import type { FactsOf } from '../weeks/facts.ts';
import { evidenceOf } from './evidence-pack.ts';

type Progress = AppEvent<'evidence-progress'>;

/** What is looked at in a stretch: somebody who types meanwhile waits for no more than this. */
const entriesAtOnce = 1_000;

/** @param isClosed true once the account is left: nothing of its store can be read any more */
export function evidenceHandlers(
  context: AccountContext,
  factsOf: FactsOf,
  isClosed: () => boolean,
): AppHandlers<'evidence'> {
  const { store, evidenceTold, turn } = context;
  const works = longWorks<Progress>({ told: evidenceTold, turn });

  async function verified(long: LongWork<Progress>): Promise<VerifiedPart | null> {
    const of = store.changeLog.head().id;
    let part: VerifiedPart | null = null;
    for (let done = 0; done + entriesAtOnce < of; done += entriesAtOnce) {
      await long.reached({ done, of });
      if (isClosed()) throw new Stopped();
      part = store.changeLog.verifyPart(part?.to ?? null, entriesAtOnce);
      if (!part.ok) return part;
    }
    return part;
  }

  return {
    'evidence.get': async ({ weekStart }) => {
      try {
        const part = await works.run(verified);
        const facts = factsOf(weekStart);
        return facts === null ? noProfile() : evidenceOf(context, facts, part);
      } catch (error) {
        if (error instanceof Stopped) return { ok: false, problem: stopped };
        throw error;
      }
    },
    'evidence.stop': () => {
      works.stop();
      return ok({});
    },
  };
}

const stopped: AppProblem = {
  code: 'evidence-stopped',
  sentence: 'Putting the evidence together was stopped. Nothing was written.',
  action: 'Put it together again whenever there is time for it.',
};
