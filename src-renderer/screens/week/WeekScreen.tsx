// The week: filters, grid, the question "why?" over the cell that was typed into, and the panel of the line beside it.
import { useMemo, useRef, useState } from 'react';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useRegion } from '../../components/Region.tsx';
import type { GridMenuRequest } from '../../grid/context-menu.ts';
import { isFiltered } from '../../grid/filters.ts';
import type { GridPlace } from '../../grid/place.ts';
import type { GridRow } from '../../grid/rows.ts';
import type { GridSpot, SheetAction } from '../../grid/spot.ts';
import { WeekGrid } from '../../grid/WeekGrid.tsx';
import { LinePanel } from '../../panels/line-panel/LinePanel.tsx';
import { type Recording, useRecording } from '../../recording/use-recording.ts';
import { tellOfSelected } from '../../workspace/selected-cells.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { GridMenu } from './GridMenu.tsx';
import { NotGenerated } from './NotGenerated.tsx';
import { type Question, ReasonPopover } from './ReasonPopover.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useAsPlanned } from './use-as-planned.ts';
import { useColumnFilter } from './use-column-filter.ts';
import { useCommentEntry } from './use-comment-entry.ts';
import { useContinuing } from './use-continuing.ts';
import { useEntry } from './use-entry.ts';
import { useFindNext } from './use-find-next.ts';
import { useGridPlace } from './use-grid-place.ts';
import { useLinePanel } from './use-line-panel.ts';
import { useReasonsToGive } from './use-reasons-to-give.ts';
import { useSheet } from './use-sheet.ts';
import { untouchedOf, useWeekRows } from './use-week-rows.ts';
import { WeekDialogs } from './WeekDialogs.tsx';
import styles from './week.module.css';

export function WeekScreen({ place }: { place: GridPlace | null }) {
  const { account, week, council, nameOrder, grid: memory, view, changeView } = useWorkspace();
  const { say } = useAppCalls();
  const recording = useRecording(week);
  const panel = useLinePanel();
  const { filter, setFilter, target, toCell, onFromCell, backToCell } = useGridPlace(place, memory);
  const byColumn = useColumnFilter(filter, setFilter);
  const { typed, question, enter, closeQuestion } = useEntry(recording, backToCell);
  const enterComment = useCommentEntry(recording, backToCell);
  const { all, shown } = useWeekRows(filter, typed);
  const sheet = useSheet(all);
  const finding = useFindNext(filter, all.length - shown.length, memory);
  const [chosen, setChosen] = useState<GridRow[]>([]);
  const asPlanned = useAsPlanned(recording);
  const reasons = useReasonsToGive(enter);
  const continuing = useContinuing();
  const [menu, setMenu] = useState<GridMenuRequest | null>(null);
  const enterDown = view.enter === 'down';
  const acts = {
    editable: !week.readOnly,
    onSheet: (action: SheetAction, spot: GridSpot) => void sheet.act(action, spot),
    onAsPlanned: asPlanned.sayOf,
    onGiveReason: reasons.give,
  };

  const { lineId, region, focusLine } = useFocusedLine(place?.lineId ?? memory.left?.lineId ?? null, shown, toCell);
  const several = chosen.length > 1;
  const untouched = useMemo(() => untouchedOf(several ? chosen : shown), [several, chosen, shown]);
  if (!week.generated && week.rows.every((row) => row.actual === null)) return <NotGenerated />;

  const afterQuestion = (asked: Question) => (recorded: boolean) => {
    closeQuestion(recorded);
    const { id } = asked.row.line;
    if (recorded) return onFromCell(id, asked.proposal.field, enterDown);
    toCell(id, asked.proposal.field);
    say('Nothing was recorded.');
  };
  const selected = week.rows.find((row) => row.line.id === lineId) ?? null;
  return (
    <div className={styles.screen}>
      <Toolbar
        filter={filter}
        onFilter={setFilter}
        services={week.services.map((service) => service.service)}
        shown={shown.length}
        all={all.length}
        untouched={week.readOnly ? 0 : untouched.length}
        chosen={several ? chosen.length : 0}
        onAsPlanned={() => asPlanned.ask(untouched)}
        reasons={reasons}
        continuing={continuing}
        person={selected?.line.ssRef ?? null}
        only={filter.person === null ? null : (all.find((row) => row.ssRef === filter.person)?.person ?? filter.person)}
        panel={panel}
        onLines={() => toCell(null, 'actual')}
      />
      <WhyReadOnly />
      <div className={styles.body}>
        <section className={styles.grid} {...region}>
          <WeekGrid
            {...acts}
            rows={shown}
            council={council}
            tight={panel.isTight}
            nameOrder={nameOrder}
            enterDown={enterDown}
            columns={view.columns}
            onColumns={(change) => changeView({ columns: { ...view.columns, ...change } })}
            onMenu={setMenu}
            filtered={Object.keys(byColumn.columns)}
            printedTitle={`${account.provider.name}: the week ${formatWeek(week.weekStart)}`}
            onFilterBy={byColumn.ask}
            chosen={chosen}
            place={target}
            {...finding}
            left={memory.left}
            onLeave={(left) => {
              memory.left = left;
            }}
            onFocusLine={focusLine}
            onAskAgain={(row) => say(`Press Space again to say that ${row.person} had everything as planned.`)}
            onQuantity={enter}
            onComment={(row, comment) => void enterComment(row, comment)}
            onChoose={setChosen}
            onSelect={tellOfSelected}
          />
          {shown.length === 0 ? <NoLine filtered={isFiltered(filter)} /> : null}
        </section>
        {/* The button goes with the panel; whoever pressed it goes on at the line. */}
        <PanelBeside
          {...{ panel, recording }}
          row={selected}
          onClosed={() => (lineId === null ? undefined : toCell(lineId, 'actual'))}
        />
      </div>
      <WeekDialogs {...{ asPlanned, reasons, sheet, byColumn, recording, continuing }} rows={all} />
      {menu === null ? null : (
        <GridMenu
          {...acts}
          request={menu}
          onOnly={(person) => setFilter({ ...filter, person })}
          onPanel={() => panel.setOpen(true)}
          columnFilters={byColumn.columns}
          onFilterBy={byColumn.ask}
          onFilters={byColumn.setAll}
          onClose={() => setMenu(null)}
        />
      )}
      {question === null ? null : (
        <ReasonPopover question={question} recording={recording} onClose={afterQuestion(question)} />
      )}
    </div>
  );
}

interface PanelBesideProps {
  panel: ReturnType<typeof useLinePanel>;
  row: WeekRow | null;
  recording: Recording;
  onClosed: () => void;
}

function PanelBeside({ panel, row, recording, onClosed }: PanelBesideProps) {
  if (!panel.isOpen) return null;
  const close = () => {
    panel.setOpen(false);
    onClosed();
  };
  return <LinePanel key={row?.line.id ?? ''} row={row} recording={recording} onClose={close} />;
}

/**
 * Which line has the focus, and the lines as a part of the window that F6 goes to.
 * @param go to a line; null: to the first on show
 */
function useFocusedLine(
  first: string | null,
  shown: readonly GridRow[],
  go: (lineId: string | null, column: string) => void,
) {
  const [lineId, setLineId] = useState(first);
  const atColumn = useRef('actual');
  // The grid has to know of its focus: given to a cell behind its back, it would be lost with the next row drawn.
  const region = useRegion('Lines of the week', () => {
    go(shown.some(({ id }) => id === lineId) ? lineId : null, atColumn.current);
    return shown.length > 0;
  });
  const focusLine = (id: string, column: string) => {
    setLineId(id);
    atColumn.current = column;
  };
  return { lineId, region, focusLine };
}

function NoLine({ filtered }: { filtered: boolean }) {
  return (
    <p className={styles.nothing}>No line matches. {filtered ? 'Change the filter or the search to see more.' : ''}</p>
  );
}

/** Why the week is another's to change, or nobody's any more. */
function WhyReadOnly() {
  const { week } = useWorkspace();
  if (week.kept !== undefined) return <Notice tone="information" sentence={week.kept} />;
  if (!week.readOnly) return null;
  return (
    <Notice
      tone="information"
      sentence="Payment for this week is processed, so it can be read but not changed."
      action="For a query about what was paid, see Who to contact."
    />
  );
}
