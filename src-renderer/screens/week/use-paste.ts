// Pasting what was copied in another window: shown first, with what changes and what is not taken, and written in one step.
import { useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import type { DecimalMark } from '../../../src-shared/readers/hours.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { own } from '../../app-api/own-changes.ts';
import { sizeOf } from '../../grid/range.ts';
import type { GridRow } from '../../grid/rows.ts';
import type { GridSpot } from '../../grid/spot.ts';
import { spread } from '../../sheet/block-cells.ts';
import { leftOutWords } from '../../sheet/fill-cells.ts';
import { LinesNamed } from '../../sheet/line-named.ts';
import { headingsOf } from '../../sheet/paste-headings.ts';
import { readPasted } from '../../sheet/pasted-text.ts';
import { planPaste } from '../../sheet/plan-paste.ts';
import { asLeftHere, withSeen } from '../../sheet/seen-lines.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import type { PastePreview } from './PasteDialog.tsx';

/** @param all every line of the week, in its own order */
export function usePaste(all: readonly GridRow[]) {
  const { council, week: open } = useWorkspace();
  const { run, say, show } = useAppCalls();
  const [preview, setPreview] = useState<PastePreview | null>(null);
  const { weekStart } = open;

  const paste = async (text: string, at: GridSpot, mark?: DecimalMark) => {
    const spot = { ...at, shown: at.shown.map(asLeftHere), chosen: at.chosen.map(asLeftHere) };
    const week = all.map(asLeftHere);
    const { block } = spot;
    const columns = spot.columns.slice(block.left);
    const read = readPasted(text, { columns, people: new LinesNamed([], [], spot.shown, week) });
    if (!read.ok) {
      const { sentence, action } = read;
      show({ code: 'pasted-text-unclear', sentence, action });
      return;
    }
    const isOneLine = sizeOf(block).rows === 1;
    const planned = planPaste(headingsOf(read.cells) === null ? spread(read.cells, block, spot) : read.cells, {
      weekStart,
      dateFormat: council.csv.dateFormat,
      rows: spot.shown,
      week,
      rowIndex: block.top,
      column: spot.columns[block.left] ?? spot.column,
      columns,
      chosen: isOneLine ? spot.chosen : [],
      step: council.step,
      moved: read.moved,
      ...(mark === undefined ? {} : { mark }),
    });
    const plan = read.note === null ? planned : { ...planned, notes: [read.note, ...planned.notes] };
    const readAgain = (decimalMark: DecimalMark) => void paste(text, spot, decimalMark);
    if (plan.changes.length === 0) {
      setPreview({ ...plan, lines: [], readAgain });
      return;
    }
    const changes = withSeen(plan.changes, [...spot.shown, ...spot.chosen]);
    const checked = await run('week.preview-many', { weekStart, how: 'pasted', changes });
    if (checked === null) return;
    const takenFor = new Map(plan.taken.map((taken) => [taken.change.lineId, taken]));
    const refused = checked.refused.map(({ lineId, sentence }) => {
      const { row = 0, text = '', person = '' } = takenFor.get(lineId) ?? {};
      return { row, person, text, sentence };
    });
    const lines = checked.lines.map(({ lineId, ...of }) => {
      const { row = 0, person = '', line = '' } = takenFor.get(lineId) ?? {};
      return { key: lineId, row, who: person, what: line, ...of };
    });
    const shown = new Set(checked.lines.map(({ lineId }) => lineId));
    setPreview({
      ...plan,
      changes: changes.filter(({ lineId }) => shown.has(lineId)),
      refused: [...plan.refused, ...refused],
      lines,
      readAgain,
    });
  };

  /** @param takeSuggested the lines whose suggested reasons are taken */
  const applyPaste = async (takeSuggested: readonly string[]) => {
    if (preview === null) return;
    const { changes, lines } = preview;
    const input = { weekStart, how: 'pasted' as const, changes, takeSuggested: [...takeSuggested] };
    const done = await own.duringMany(changes, run('week.record-many', input));
    setPreview(null);
    if (done === null) return;
    if (done.refused.length > 0) {
      const lineOf = new Map(lines.map((line) => [line.key, line]));
      const leftOut = done.refused.map(({ lineId, sentence }) => {
        const { who = '', what = '' } = lineOf.get(lineId) ?? {};
        return { who: `${who} (${what})`, why: sentence };
      });
      show({
        code: 'cells-left-out',
        sentence: `Left as before. ${leftOutWords(leftOut)}`,
        action: 'Look at each line as it is now, and paste its row again where that is still right.',
      });
    }
    if (done.changed > 0) say(`${count(done.changed, 'line')} changed. Saved on this computer.`, 'may-undo');
  };

  return { preview, paste, applyPaste, closePreview: () => setPreview(null) };
}
