// The grid as a sheet: copying out, pasting in with a preview first, and filling down. Each change of many lines is one
// command and one step of undo.
import { useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import type { DecimalMark } from '../../../src-shared/readers/hours.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { headingOf, sheetColumns, sheetText } from '../../grid/sheet-columns.ts';
import type { CopiedCells, GridSpot } from '../../grid/spot.ts';
import { fillDown } from '../../sheet/fill-down.ts';
import { planPaste } from '../../sheet/plan-paste.ts';
import { readTabSeparated, writeTabSeparated } from '../../sheet/tab-separated.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import type { PastePreview } from './PasteDialog.tsx';

export function useSheet() {
  const { week, council } = useWorkspace();
  const { run, say, show } = useAppCalls();
  const [preview, setPreview] = useState<PastePreview | null>(null);
  const { weekStart } = week;

  const copy = async (copied: CopiedCells) => {
    const text =
      'text' in copied
        ? copied.text
        : writeTabSeparated([
            sheetColumns.map(({ heading }) => heading),
            ...copied.rows.map((row) => sheetColumns.map(({ id }) => sheetText(row, id))),
          ]);
    if ((await run('window.copy', { text })) === null) return;
    say('text' in copied ? 'Copied.' : `${count(copied.rows.length, 'line')} copied, with their headings.`);
  };

  const paste = async (text: string, spot: GridSpot, mark?: DecimalMark) => {
    const plan = planPaste(readTabSeparated(text), {
      weekStart,
      dateFormat: council.csv.dateFormat,
      rows: spot.shown,
      rowIndex: spot.rowIndex,
      column: spot.column,
      chosen: spot.chosen,
      step: council.step,
      ...(mark === undefined ? {} : { mark }),
    });
    const readAgain = (decimalMark: DecimalMark) => void paste(text, spot, decimalMark);
    if (plan.changes.length === 0) {
      setPreview({ ...plan, lines: [], readAgain });
      return;
    }
    const checked = await run('week.preview-many', { weekStart, how: 'pasted', changes: plan.changes });
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
    setPreview({ ...plan, refused: [...plan.refused, ...refused], lines, readAgain });
  };

  /** @param takeSuggested the lines whose suggested reasons are taken */
  const applyPaste = async (takeSuggested: readonly string[]) => {
    if (preview === null) return;
    const { changes } = preview;
    const done = await run('week.record-many', {
      weekStart,
      how: 'pasted',
      changes,
      takeSuggested: [...takeSuggested],
    });
    setPreview(null);
    if (done !== null) say(`${count(done.changed, 'line')} changed. Saved on this computer.`, 'may-undo');
  };

  /** The first of the chosen lines goes into the others; with one line, the line above goes into it. */
  const fill = async (spot: GridSpot) => {
    const several = spot.chosen.length > 1;
    const first = several ? spot.chosen[0] : spot.shown[spot.rowIndex - 1];
    const current = spot.shown[spot.rowIndex];
    const below = several ? spot.chosen.slice(1) : current === undefined ? [] : [current];
    if (first === undefined || below.length === 0) {
      say('There is no line above to fill down from.');
      return;
    }
    const changes = fillDown(first, below, spot.column);
    if (changes === null || changes.length === 0) {
      say(`${headingOf(spot.column)} cannot be filled down.`);
      return;
    }
    const done = await run('week.record-many', { weekStart, how: 'filled-down', changes });
    if (done === null) return;
    say(`${count(done.changed, 'line')} filled down. Saved on this computer.`, 'may-undo');
    const [refused] = done.refused;
    if (refused === undefined) return;
    show({
      code: 'not-filled-down',
      sentence: `${count(done.refused.length, 'line')} left as before: ${refused.sentence}`,
      action: 'Put them right one by one.',
    });
  };

  return { preview, copy, paste, applyPaste, closePreview: () => setPreview(null), fill };
}
