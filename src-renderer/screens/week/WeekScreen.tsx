// The week: filters, grid, the question "why?" over the cell that was typed into, and the panel of the line beside it.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { isPressed } from '../../../src-shared/commands/key.ts';
import { useCommands } from '../../app-api/commands.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useRegion } from '../../components/Region.tsx';
import { nobodyHasFocus } from '../../focus/focus-net.ts';
import { type Filter, filterRows, isFiltered, noFilter } from '../../grid/filters.ts';
import { gridKeys } from '../../grid/grid-keys.ts';
import { type GridRow, gridRows, type PendingEntry, withPending } from '../../grid/rows.ts';
import { type GridPlace, WeekGrid } from '../../grid/WeekGrid.tsx';
import { LinePanel } from '../../panels/line-panel/LinePanel.tsx';
import { propose, type QuantityField, quantitiesOf } from '../../recording/propose.ts';
import { useRecording } from '../../recording/use-recording.ts';
import { useMatches } from '../../theme/use-matches.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { AsPlannedDialog } from './AsPlannedDialog.tsx';
import { afterPaint } from './after-paint.ts';
import { NotGenerated } from './NotGenerated.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { type Question, ReasonPopover } from './ReasonPopover.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useSheet } from './use-sheet.ts';
import styles from './week.module.css';

/** Wide enough for the grid and the panel side by side. */
const panelFits = '(min-width: 94rem)';

export function WeekScreen({ place }: { place: GridPlace | null }) {
  const { week, council, account, grid: memory, serviceName } = useWorkspace();
  const { say } = useCommands();
  const sheet = useSheet();
  const roomy = useMatches(panelFits);
  const recording = useRecording(week);
  const [filter, setFilter] = useState<Filter>(memory.filter);
  const [question, setQuestion] = useState<Question | null>(null);
  const [lineId, setLineId] = useState<string | null>(place?.lineId ?? memory.left?.lineId ?? null);
  const atColumn = useRef('actual');
  const [panelOpen, setPanelOpen] = useState(() => window.matchMedia(panelFits).matches);
  const [target, setTarget] = useState(place);
  const [chosen, setChosen] = useState<GridRow[]>([]);
  /** Lines about which somebody is being asked whether they went as planned. */
  const [asking, setAsking] = useState<WeekRow[] | null>(null);

  /** What was typed, from the moment at which it was: in the row before it is asked about. */
  const [typed, setTyped] = useState<PendingEntry | null>(null);

  const recorded = useMemo(
    () => gridRows(week.rows, week.findings, serviceName),
    [week.rows, week.findings, serviceName],
  );
  const all = useMemo(() => withPending(recorded, typed), [recorded, typed]);
  const shown = useShownRows(all, filter, account.user.id);

  // Coming from a finding to a line that the filter hides: the line matters more than the filter.
  useEffect(() => {
    if (place === null) return;
    setFilter((before) => (isFiltered(before) ? noFilter : before));
    setTarget(place);
  }, [place]);

  useEffect(() => {
    memory.filter = filter;
  }, [memory, filter]);

  const toCell = useCallback((id: string | null, column: string) => {
    setTarget({ lineId: id, column });
  }, []);

  // Saving takes a moment. Whoever is typing elsewhere by then keeps the focus: the next keys are not meant for the cell.
  const backToCell = useCallback(
    (id: string, column: string) => {
      if (nobodyHasFocus(document)) toCell(id, column);
    },
    [toCell],
  );

  const enter = useCallback(
    (row: GridRow, field: QuantityField, quantity: number) => {
      if (row.row?.actual == null) return;
      const proposal = propose(row.row.actual, field, quantity);
      if (proposal.kind === 'record')
        void recording.variations(row.row, proposal.variations).then(() => backToCell(row.id, field));
      if (proposal.kind === 'ask') {
        const asked = { row: row.row, person: row.person, proposal };
        setTyped(pendingOf(asked));
        afterPaint(() => setQuestion(asked));
      }
    },
    [recording, backToCell],
  );

  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if (!isPressed(gridKeys.linePanel.key, event)) return;
      event.preventDefault();
      setPanelOpen((open) => !open);
    };
    window.addEventListener('keydown', toggle);
    return () => window.removeEventListener('keydown', toggle);
  }, []);

  // The grid has to know of its focus: given to a cell behind its back, it would be lost with the next row drawn.
  const toLines = () => {
    toCell(shown.some(({ id }) => id === lineId) ? lineId : null, atColumn.current);
    return shown.length > 0;
  };
  const lines = useRegion('Lines of the week', toLines);
  const several = chosen.length > 1;
  const untouched = useMemo(() => untouchedOf(several ? chosen : shown), [several, chosen, shown]);
  if (!week.generated && week.rows.every((row) => row.actual === null)) return <NotGenerated />;

  const selected = week.rows.find((row) => row.line.id === lineId) ?? null;
  const askAsPlanned = (rows: WeekRow[]) => {
    if (rows.length > 0) setAsking(rows);
    else say('Somebody has looked at these lines already.');
  };
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
        onAsPlanned={() => askAsPlanned(untouched)}
        person={selected?.line.ssRef ?? null}
        only={filter.person === null ? null : (all.find((row) => row.ssRef === filter.person)?.person ?? filter.person)}
        panelOpen={panelOpen}
        onPanel={setPanelOpen}
        onLines={() => toCell(null, 'actual')}
      />
      {week.kept === undefined ? null : <Notice tone="information" sentence={week.kept} />}
      {week.readOnly && week.kept === undefined ? (
        <Notice
          tone="information"
          sentence="Payment for this week is processed, so it can be read but not changed."
          action="For a query about what was paid, see Who to contact."
        />
      ) : null}
      <div className={styles.body}>
        <section className={styles.grid} {...lines}>
          <WeekGrid
            rows={shown}
            council={council}
            editable={!week.readOnly}
            tight={panelOpen && !roomy}
            place={target}
            left={memory.left}
            onLeave={(left) => {
              memory.left = left;
            }}
            onFocusLine={(id, column) => {
              setLineId(id);
              atColumn.current = column;
            }}
            onAskAgain={(row) => say(`Press Space again to say that ${row.person} had everything as planned.`)}
            onQuantity={enter}
            onComment={(row, comment) => {
              if (row.row !== null) void recording.comment(row.row, comment).then(() => backToCell(row.id, 'comment'));
            }}
            onAsPlanned={(rows) => {
              const [row] = rows;
              if (rows.length > 1) askAsPlanned(untouchedOf(rows));
              else if (row?.row != null) void recording.asPlanned([row.row]);
            }}
            onChoose={setChosen}
            onCopy={(copied) => void sheet.copy(copied)}
            onPaste={(text, spot) => void sheet.paste(text, spot)}
            onFillDown={(spot) => void sheet.fill(spot)}
          />
          {shown.length === 0 ? (
            <p className={styles.nothing}>
              No line matches. {isFiltered(filter) ? 'Change the filter or the search to see more.' : ''}
            </p>
          ) : null}
        </section>
        {panelOpen ? (
          <LinePanel
            key={selected?.line.id ?? ''}
            row={selected}
            recording={recording}
            onClose={() => {
              setPanelOpen(false);
              // The button goes with the panel; whoever pressed it goes on at the line.
              if (lineId !== null) toCell(lineId, 'actual');
            }}
          />
        ) : null}
      </div>
      {asking === null ? null : (
        <AsPlannedDialog
          lines={asking}
          onSay={() => void recording.asPlanned(asking)}
          onClose={() => setAsking(null)}
        />
      )}
      {sheet.preview === null ? null : (
        <PasteDialog preview={sheet.preview} onPaste={() => void sheet.applyPaste()} onClose={sheet.closePreview} />
      )}
      {question === null ? null : (
        <ReasonPopover
          question={question}
          recording={recording}
          onClose={(recorded) => {
            setQuestion(null);
            // What was recorded comes with the week; until then the row goes on showing it.
            if (!recorded) setTyped(null);
            toCell(question.row.line.id, question.proposal.field);
            if (!recorded) say('Nothing was recorded.');
          }}
        />
      )}
    </div>
  );
}

function untouchedOf(rows: readonly GridRow[]): WeekRow[] {
  const untouched: WeekRow[] = [];
  for (const { row } of rows) if (row?.knowledge === 'untouched' && row.actual !== null) untouched.push(row);
  return untouched;
}

/** What the line would be if the question were answered: shown in the row while it is being asked. */
function pendingOf({ row, proposal }: Question): PendingEntry {
  const planned = row.actual?.planned ?? 0;
  const [category] = proposal.categories;
  if (category === undefined) return { row, quantities: quantitiesOf(planned, proposal.kept) };
  const explained = { category, reason: 'unspecified', quantity: proposal.quantity } as const;
  const empty = { firstDay: null, lastDay: null, hospitalStayId: null, note: '' };
  return { row, quantities: quantitiesOf(planned, [...proposal.kept, { ...explained, ...empty }]) };
}

/** The rows that the filter shows, including those that it showed before they were put right. */
function useShownRows(all: GridRow[], filter: Filter, me: string): GridRow[] {
  const kept = useRef<{ filter: Filter; ids: ReadonlySet<string> }>({ filter, ids: new Set() });
  return useMemo(() => {
    if (!isFiltered(filter)) {
      kept.current = { filter, ids: new Set() };
      return all;
    }
    const ids = kept.current.filter.show === filter.show ? kept.current.ids : new Set<string>();
    const shown = filterRows(all, filter, filter.show === 'everything' ? new Set() : ids, me);
    kept.current = { filter, ids: new Set([...ids, ...shown.map((row) => row.id)]) };
    return shown;
  }, [all, filter, me]);
}
