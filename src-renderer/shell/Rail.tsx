// The screens there are, from the table of screens. One that has nothing to show (two versions of a line, a receipt) is
// not offered.
import { CommandPaletteIcon, SidebarCollapseIcon, SidebarExpandIcon } from '@primer/octicons-react';
import type { Account, WeekView } from '../../src-shared/app-api/index.ts';
import { commandNamed } from '../../src-shared/commands/commands.ts';
import { keyWords } from '../../src-shared/commands/key.ts';
import {
  type ScreenGroup,
  type ScreenName,
  type ScreenWith,
  screenEntry,
  screenGroups,
  screenNames,
} from '../../src-shared/commands/screens.ts';
import { openFindings, type Weights, weightsOf, worklistOf } from '../../src-shared/rules/worklist.ts';
import { useRegion } from '../components/Region.tsx';
import { useMatches } from '../theme/use-matches.ts';
import { isForWeek, screenNamed } from '../workspace/screen.ts';
import { useWorkspace } from '../workspace/workspace.ts';
import { RailItem } from './RailItem.tsx';
import { railIcons } from './rail-icons.ts';
import styles from './shell.module.css';

const groups = Object.keys(screenGroups) as ScreenGroup[];
/** Where the week needs the room that the names would take. */
const tooNarrowForNames = '(max-width: 79.99rem)';

const [keysKey] = commandNamed('keys').keys;

const hasSomething: Record<ScreenWith<{ rail: 'at-times' }>, (week: WeekView, account: Account) => boolean> = {
  'two-versions': (week) => week.conflicts.length > 0,
  // The council's files have no names, and a hub has those that its managers give it.
  people: (week, account) =>
    account.connection.kind === 'files' || week.files !== undefined || account.manager === true,
  'hub-accounts': (_, account) => account.manager === true,
  receipt: (week) => week.services.some((service) => service.receiptNumber !== null),
};

/** How much there is to do on it, beside its name. */
const counts: Partial<Record<ScreenName, (week: WeekView) => Weights>> = {
  problems: (week) => weightsOf(worklistOf(openFindings(week.findings))),
  'two-versions': (week) => ({ errors: week.conflicts.length, warnings: 0 }),
};

function isOffered(name: ScreenName, week: WeekView, account: Account): boolean {
  if (!isForWeek(name, week.files !== undefined)) return false;
  const { rail } = screenEntry(name);
  return rail === 'at-times' ? hasSomething[name as keyof typeof hasSomething](week, account) : rail === 'always';
}

export function Rail({ onKeys }: { onKeys: () => void }) {
  const { account, week, screen, go, view, changeView } = useWorkspace();
  const region = useRegion('Screens', '[aria-current]');
  const isNarrow = useMatches(tooNarrowForNames);
  const folded = isNarrow || view.railFolded;
  const byFiles = week.files !== undefined;
  const openItem = screenEntry(screen.name).pageOf ?? screen.name;
  const offered = screenNames.filter((name) => isOffered(name, week, account));
  return (
    <nav className={`${styles.rail} ${folded ? styles.folded : ''}`} {...region}>
      {groups.map((group) => (
        <ul key={group} className={styles.railGroup} aria-label={screenGroups[group]}>
          {offered
            .filter((name) => screenEntry(name).group === group)
            .map((name) => {
              const { label, key } = screenEntry(name);
              return (
                <li key={name}>
                  <RailItem
                    icon={railIcons[name]}
                    label={label}
                    toDo={counts[name]?.(week)}
                    keyWords={key === undefined ? '' : keyWords(key)}
                    folded={folded}
                    isCurrent={name === openItem}
                    onPress={() => go(screenNamed(name, byFiles))}
                  />
                </li>
              );
            })}
        </ul>
      ))}
      <div className={styles.railGroup}>
        <RailItem
          icon={CommandPaletteIcon}
          label="Keys"
          keyWords={keysKey === undefined ? '' : keyWords(keysKey)}
          folded={folded}
          onPress={onKeys}
        />
        {isNarrow ? null : (
          <RailItem
            icon={folded ? SidebarCollapseIcon : SidebarExpandIcon}
            label={folded ? 'Show the names' : 'Icons only'}
            folded={folded}
            onPress={() => changeView({ railFolded: !view.railFolded })}
          />
        )}
      </div>
    </nav>
  );
}
