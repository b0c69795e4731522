// The week's grid as a component: it hands the newest rows and columns on to the grid on the page.
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useMatches } from '../theme/use-matches.ts';
import { chooseBox } from './choose-box.ts';
import { chosenColumns } from './column-choices.ts';
import { weekColumns } from './columns.ts';
import styles from './grid.module.css';
import { totalsRow } from './rows.ts';
import { putWeekGrid, takeEntry, type WeekGridOnPage } from './week-grid.ts';
import type { WeekGridProps } from './week-grid-props.ts';

/** All other columns fit beside the folded rail, with a little for the comment. */
const tooNarrowForVisits = '(max-width: 69.99rem)';

export function WeekGrid(props: WeekGridProps) {
  const {
    rows,
    council,
    editable,
    tight,
    nameOrder,
    place,
    find,
    chosen,
    enterDown,
    columns: choices,
    filtered,
  } = props;
  const narrow = useMatches(tooNarrowForVisits);
  const grid = useRef<WeekGridOnPage | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  // Only what is drawn is acted upon: what is drawn in pauses may be given up half-way.
  useLayoutEffect(() => {
    latest.current = props;
  });

  const columns = useMemo(
    () => [
      chooseBox,
      ...chosenColumns(
        weekColumns(council, { editable, tight, narrow, nameOrder }, (row, field, entered) =>
          takeEntry(latest.current, row, field, entered),
        ),
        choices,
      ),
    ],
    [council, editable, tight, narrow, nameOrder, choices],
  );
  const totals = useMemo(() => totalsRow(rows, new Set(chosen.map(({ id }) => id))), [rows, chosen]);
  const shown = useMemo(() => ({ rowData: rows, columnDefs: columns, totals }), [rows, columns, totals]);

  useEffect(() => {
    if (place !== null) grid.current?.goTo(place);
  }, [place]);

  useEffect(() => {
    if (find !== null) grid.current?.find(find);
  }, [find]);

  const first = useRef(shown);
  useLayoutEffect(() => {
    if (frame.current === null || host.current === null) return;
    const put = putWeekGrid(frame.current, host.current, () => latest.current, first.current);
    grid.current = put;
    return () => {
      grid.current = null;
      put.remove();
    };
  }, []);
  useLayoutEffect(() => grid.current?.show(shown), [shown]);
  useLayoutEffect(() => grid.current?.enterGoesDown(enterDown), [enterDown]);
  const marked = filtered.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: which they are is read where they are marked
  useLayoutEffect(() => grid.current?.markFiltered(), [marked]);

  return (
    <div ref={frame} className={styles.grid}>
      <div ref={host} className={styles.grid} />
    </div>
  );
}
