// One search over everything that the window can do and show, opened with Ctrl+K.
import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Collection,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  SearchField,
} from 'react-aria-components';
import { count } from '../../src-shared/domain/count.ts';
import { Dialog } from '../components/Dialog.tsx';
import { ownPages } from '../screens/help/own-pages.ts';
import { guidancePages } from '../screens/help/pages.ts';
import { useWorkspace } from '../workspace/workspace.ts';
import styles from './CommandPalette.module.css';
import { foundEntries, type PaletteGoal, paletteEntries, paletteGroups } from './palette-entries.ts';

interface CommandPaletteProps {
  onGo: (goal: PaletteGoal) => void;
  onClose: () => void;
}

export function CommandPalette({ onGo, onClose }: CommandPaletteProps) {
  const { week, council, account, nameOrder, serviceName } = useWorkspace();
  const [search, setSearch] = useState('');
  const entries = useMemo(() => {
    const pages = [...ownPages(account.connection, council), ...guidancePages(council)];
    const helpTitles = [...new Set(pages.map(({ title }) => title))];
    return paletteEntries({ rows: week.rows, nameOrder, serviceName, byFiles: week.files !== undefined, helpTitles });
  }, [week.rows, week.files, nameOrder, serviceName, account.connection, council]);
  const found = foundEntries(entries, search);
  const groups = paletteGroups
    .map((group) => ({ group, own: found.filter((entry) => entry.group === group) }))
    .filter(({ own }) => own.length > 0);
  const go = (id: unknown) => {
    const entry = found.find((one) => one.id === id);
    if (entry === undefined) return;
    onClose();
    onGo(entry.goal);
  };
  return (
    <Dialog title="Find anything" size="large" onClose={onClose}>
      <Autocomplete inputValue={search} onInputChange={setSearch}>
        <SearchField autoFocus aria-label="Person, line, screen, command or help" className={styles.search ?? ''}>
          <Input className={styles.input ?? ''} placeholder="Person, line, screen, command or help" />
        </SearchField>
        <p role="status" className={styles.soft}>
          {search.trim() === ''
            ? 'Type a word or two; the arrow keys choose, Enter goes.'
            : count(found.length, 'match', 'matches')}
        </p>
        <Menu aria-label="Found" className={styles.found ?? ''} onAction={go}>
          {groups.map(({ group, own }) => (
            <MenuSection key={group} id={group}>
              <Header className={styles.group}>{group}</Header>
              <Collection items={own}>
                {(entry) => (
                  <MenuItem id={entry.id} textValue={entry.label} className={styles.entry ?? ''}>
                    <span>{entry.label}</span>
                    <kbd>{entry.detail}</kbd>
                  </MenuItem>
                )}
              </Collection>
            </MenuSection>
          ))}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}
