// Above the grid: what is shown of the week, and what can be done with all of it.
import { RowsIcon, SidebarCollapseIcon } from '@primer/octicons-react';
import { useEffect, useRef } from 'react';
import { Input, SearchField } from 'react-aria-components';
import { keyWords } from '../../../src-shared/commands/key.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { Button } from '../../components/Button.tsx';
import { IconButton } from '../../components/IconButton.tsx';
import { Select } from '../../components/Select.tsx';
import { type Filter, type ShownLines, shows, showWords } from '../../grid/filters.ts';
import { gridKeys } from '../../grid/grid-keys.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { FilterBar } from './FilterBar.tsx';
import type { useContinuing } from './use-continuing.ts';
import type { useLinePanel } from './use-line-panel.ts';
import type { useReasonsToGive } from './use-reasons-to-give.ts';
import styles from './week.module.css';

const everyService = '';

interface ToolbarProps {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  services: readonly string[];
  shown: number;
  all: number;
  /** How many lines are chosen; 0: the buttons are about all that is shown. */
  chosen: number;
  /** Of those: how many nobody looked at. */
  untouched: number;
  onAsPlanned: () => void;
  /** What the comments suggest. */
  reasons: ReturnType<typeof useReasonsToGive>;
  /** What goes on from last week. */
  continuing: ReturnType<typeof useContinuing>;
  /** The SS Ref of whose line has the focus: only theirs can be shown. */
  person: string | null;
  /** Whose lines alone are shown; null: everybody's. */
  only: string | null;
  panel: ReturnType<typeof useLinePanel>;
  /** Goes from the search to the first line that it found. */
  onLines: () => void;
}

export function Toolbar(props: ToolbarProps) {
  const { filter, onFilter, services, shown, all, chosen, untouched, onAsPlanned, person, only } = props;
  const { reasons, continuing, panel, onLines } = props;
  const { week, screen, serviceName, importFile, exportFile, view, changeView } = useWorkspace();
  const search = useRef<HTMLInputElement>(null);
  const wish = screen.name === 'week' ? screen.find : undefined;
  useEffect(() => {
    if (wish === undefined) return;
    search.current?.focus();
    // What was searched for before is typed over.
    search.current?.select();
  }, [wish]);

  return (
    <>
      <div role="toolbar" aria-label="The week’s lines" className={styles.toolbar}>
        <SearchField
          aria-label="Search by name, SS Ref or comment"
          className={styles.search ?? ''}
          value={filter.search}
          onChange={(text) => onFilter({ ...filter, search: text })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === 'ArrowDown') onLines();
            // What the field makes nothing of is for the window.
            else event.continuePropagation();
          }}
        >
          <Input ref={search} className={styles.searchInput ?? ''} placeholder="Name, SS Ref, comment" />
        </SearchField>
        <Select
          label="Show"
          labelHidden
          options={shows.map((value) => ({ value, label: showWords[value] }))}
          value={filter.show}
          onChange={(show: ShownLines) => onFilter({ ...filter, show })}
        />
        <Select
          label="Service"
          labelHidden
          options={[
            { value: everyService, label: 'Every service' },
            ...services.map((value) => ({ value, label: serviceName(value) })),
          ]}
          value={filter.service ?? everyService}
          onChange={(service) => onFilter({ ...filter, service: service === everyService ? null : service })}
        />
        {person === null || filter.person !== null ? null : (
          <Button
            look="quiet"
            onPress={() => {
              onFilter({ ...filter, person });
              search.current?.focus();
            }}
          >
            Only this person
          </Button>
        )}
        <div className={styles.tools}>
          {continuing.offers.length === 0 ? null : (
            <Button
              onPress={() => continuing.setOpen(true)}
            >{`${continuing.offers.length} ${continuing.words}…`}</Button>
          )}
          {reasons.suggested === 0 ? null : (
            <Button
              onPress={() => reasons.setListOpen(true)}
            >{`${count(reasons.suggested, 'suggested reason')}…`}</Button>
          )}
          <Button whyNot={untouched === 0 ? 'Somebody has looked at every line.' : null} onPress={onAsPlanned}>
            {chosen === 0 ? 'As planned…' : `${chosen} chosen: as planned…`}
          </Button>
          {week.readOnly ? null : (
            <Button onPress={importFile}>{week.files === undefined ? 'Import…' : 'Bring in an export…'}</Button>
          )}
          <Button onPress={exportFile}>{week.files === undefined ? 'Export…' : 'File to upload…'}</Button>
          <IconButton
            icon={RowsIcon}
            label="Comfortable rows"
            isPressed={view.density === 'comfortable'}
            onPress={() => changeView({ density: view.density === 'comfortable' ? 'compact' : 'comfortable' })}
          />
          <IconButton
            icon={SidebarCollapseIcon}
            label="Line panel"
            keyWords={keyWords(gridKeys.linePanel.key)}
            isPressed={panel.isOpen}
            onPress={() => panel.setOpen(!panel.isOpen)}
          />
        </div>
      </div>
      <FilterBar
        {...{ filter, onFilter, shown, all, only }}
        // Where filtering begins.
        onCleared={() => search.current?.focus()}
      />
    </>
  );
}
