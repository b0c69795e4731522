// The grid as a sheet: copying out, pasting in, filling and emptying. Each change of many lines is one command and one step of
// undo. What comes from another window is shown first; what comes from the grid itself takes its reasons along.
import { useRef } from 'react';
import type { RecordMany } from '../../../src-shared/app-api/week.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { own } from '../../app-api/own-changes.ts';
import { fillOf } from '../../grid/range.ts';
import type { GridRow } from '../../grid/rows.ts';
import { headingOf, isEntered, sheetColumns } from '../../grid/sheet-columns.ts';
import { areLinesChosen, type GridSpot, type SheetAction } from '../../grid/spot.ts';
import { type BlockCells, cellsOf, emptied, filledCells, landedCells, textsOf } from '../../sheet/block-cells.ts';
import { type FilledCell, fillCells, type LeftOut, leftOutWords } from '../../sheet/fill-cells.ts';
import { asLeftHere, withSeen } from '../../sheet/seen-lines.ts';
import { writeTabSeparated } from '../../sheet/tab-separated.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { usePaste } from './use-paste.ts';

const doneWords = {
  'filled-down': 'filled down',
  'filled-right': 'filled to the right',
  filled: 'filled',
  moved: 'pasted',
  cut: 'cut',
  cleared: 'emptied',
} as const;

/** @param all every line of the week, in its own order */
export function useSheet(all: readonly GridRow[]) {
  const { week, council } = useWorkspace();
  const { run, say, show } = useAppCalls();
  const { paste: pasteSheet, ...pasting } = usePaste(all);
  /** What was copied from the grid last, while the clipboard still holds its text. */
  const copied = useRef<{ text: string; cells: BlockCells } | null>(null);
  const { weekStart } = week;

  const copy = async (spot: GridSpot): Promise<boolean> => {
    const ofLines = areLinesChosen(spot);
    const cells = ofLines
      ? { rows: spot.chosen, columns: sheetColumns.map(({ id }) => id) }
      : cellsOf(spot, spot.block);
    const texts = textsOf(cells);
    const only = cells.rows.length * cells.columns.length === 1;
    const headings = ofLines ? [sheetColumns.map(({ heading }) => heading)] : [];
    const text = only ? (texts[0]?.[0] ?? '') : writeTabSeparated([...headings, ...texts]);
    if ((await run('window.copy', { text })) === null) return false;
    copied.current = ofLines ? null : { text: lines(text), cells };
    if (ofLines) say(`${count(cells.rows.length, 'line')} copied, with their headings.`);
    else say(only ? 'Copied.' : `${count(cells.rows.length * cells.columns.length, 'cell')} copied.`);
    return true;
  };

  /** Records, and says what was done and which cells were left out. */
  const record = async (
    how: keyof typeof doneWords,
    { changes, leftOut }: { changes: RecordMany['changes']; leftOut: readonly LeftOut[] },
    seen: readonly GridRow[],
  ) => {
    const done =
      changes.length === 0
        ? { changed: 0, refused: [] }
        : await recordMany({ weekStart, how, changes: withSeen(changes, seen) });
    if (done === null) return;
    const refused = done.refused.map(({ lineId, sentence }) => ({ who: nameOf(lineId), why: sentence }));
    const all = [...leftOut, ...refused];
    if (all.length > 0) {
      show({
        code: 'cells-left-out',
        sentence: `Left as before. ${leftOutWords(all)}`,
        action: 'Enter them one by one where they are right.',
      });
    }
    const words = `${count(done.changed, 'line')} ${doneWords[how]}.`;
    if (done.changed > 0) say(`${words} Saved on this computer.`, 'may-undo');
    else if (all.length === 0) say('Nothing to change: it reads so already.');
  };
  const recordMany = (input: RecordMany) => own.duringMany(input.changes, run('week.record-many', input));
  const nameOf = (lineId: string) => {
    const row = week.rows.find(({ line }) => line.id === lineId);
    return personName(row?.person ?? null, row?.line.ssRef ?? '');
  };

  const fill = async (how: 'filled-down' | 'filled-right' | 'filled' | 'moved', cells: readonly FilledCell[]) => {
    const plan = fillCells(cells, { council, weekStart, stays: week.stays });
    if (plan.nothingEntered) {
      say(`${headingOf(cells[0]?.column ?? '')} cannot be filled.`);
      return;
    }
    await record(
      how,
      plan,
      cells.map(({ into }) => into),
    );
  };

  const fillTo = async (spot: GridSpot, way: 'down' | 'right') => {
    const how = way === 'down' ? 'filled-down' : 'filled-right';
    const [first, ...others] = spot.chosen;
    if (way === 'down' && areLinesChosen(spot) && first !== undefined) {
      const { column } = spot;
      return fill(
        how,
        others.map((into) => ({ from: first, fromColumn: column, into, column })),
      );
    }
    const filling = fillOf(spot.block, way);
    if (filling === null) say(`There is no ${way === 'down' ? 'line above' : 'column on the left'} to fill from.`);
    else await fill(how, filledCells(spot, filling.from, filling.into));
  };

  const clear = async (spot: GridSpot, how: 'cut' | 'cleared') => {
    const cells = cellsOf(spot, spot.block);
    if (cells.columns.some((column) => isEntered(column) && column !== 'actual'))
      await record(how, { changes: emptied(cells), leftOut: [] }, cells.rows);
    else say(`${headingOf(cells.columns[0] ?? '')} cannot be emptied.`);
  };

  const paste = async (text: string, spot: GridSpot) => {
    if (copied.current?.text === lines(text)) await fill('moved', landedCells(spot, copied.current.cells, spot.block));
    else await pasteSheet(text, spot);
  };

  const act = async (action: SheetAction, at: GridSpot) => {
    for (let before = own.settled(); before !== null; before = own.settled()) await before;
    // One's own last entry may not be drawn yet.
    const spot = { ...at, shown: at.shown.map(asLeftHere), chosen: at.chosen.map(asLeftHere) };
    switch (action.what) {
      case 'copy':
        await copy(spot);
        return;
      case 'cut':
        // What is emptied is on the clipboard first.
        if (await copy(spot)) await clear(spot, 'cut');
        return;
      case 'clear':
        return clear(spot, 'cleared');
      case 'fill':
        return fillTo(spot, action.way);
      case 'fill-into':
        return fill('filled', filledCells(spot, spot.block, action.into));
      case 'paste':
        return paste(action.text, spot);
    }
  };

  return { ...pasting, act };
}

/** Systems write the breaks between lines each in their own way. */
function lines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/\n$/, '');
}
