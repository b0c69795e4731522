// The screens there are, from the table of screens. One that has nothing to show (two versions of a line, a receipt) is
// not offered.
import type { Account, WeekView } from '../../src-shared/app-api/index.ts';
import { commandNamed } from '../../src-shared/commands/commands.ts';
import { keyWords } from '../../src-shared/commands/key.ts';
import { type ScreenName, type ScreenWith, screenEntry, screenNames } from '../../src-shared/commands/screens.ts';
import { openFindings, worklistOf } from '../../src-shared/rules/worklist.ts';
import { useRegion } from '../components/Region.tsx';
import { isForWeek, screenNamed } from '../workspace/screen.ts';
import { useWorkspace } from '../workspace/workspace.ts';
import styles from './shell.module.css';

const [keysKey] = commandNamed('keys').keys;

const hasSomething: Record<ScreenWith<{ rail: 'at-times' }>, (week: WeekView, account: Account) => boolean> = {
  'two-versions': (week) => week.conflicts.length > 0,
  // The council's files have no names, and a hub has those that its managers give it.
  people: (week, account) => week.files !== undefined || account.manager === true,
  'hub-accounts': (_, account) => account.manager === true,
  receipt: (week) => week.services.some((service) => service.receiptNumber !== null),
};

/** How much there is to do on it, beside its name. */
const counts: Partial<Record<ScreenName, (week: WeekView) => number>> = {
  problems: (week) => worklistOf(openFindings(week.findings)).length,
  'two-versions': (week) => week.conflicts.length,
};

function isOffered(name: ScreenName, week: WeekView, account: Account): boolean {
  if (!isForWeek(name, week.files !== undefined)) return false;
  const { rail } = screenEntry(name);
  return rail === 'at-times' ? hasSomething[name as keyof typeof hasSomething](week, account) : rail === 'always';
}

export function Rail({ onKeys }: { onKeys: () => void }) {
  const { account, week, screen, go } = useWorkspace();
  const region = useRegion('Screens', '[aria-current]');
  const byFiles = week.files !== undefined;
  const openItem = screenEntry(screen.name).pageOf ?? screen.name;
  return (
    <nav className={styles.rail} {...region}>
      <ul>
        {screenNames
          .filter((name) => isOffered(name, week, account))
          .map((name) => {
            const count = counts[name]?.(week) ?? 0;
            return (
              <li key={name}>
                <button
                  type="button"
                  className={styles.railItem}
                  aria-current={name === openItem ? 'page' : undefined}
                  onClick={() => go(screenNamed(name, byFiles))}
                >
                  <span>{screenEntry(name).label}</span>
                  {count === 0 ? null : <span className={styles.railCount}>{count}</span>}
                </button>
              </li>
            );
          })}
      </ul>
      <div>
        <button type="button" className={styles.railItem} onClick={onKeys}>
          <span>Keys</span>
          <kbd className={styles.railKey}>{keysKey === undefined ? '' : keyWords(keysKey)}</kbd>
        </button>
      </div>
    </nav>
  );
}
