// What a key on a line does, beyond those of the sheet.
import type { CellKeyDownEvent } from 'ag-grid-community';
import { isPressed } from '../../src-shared/commands/key.ts';
import type { CellRanges } from './cell-range.ts';
import { gridKeys } from './grid-keys.ts';
import { isJump, jump } from './jump.ts';
import type { LineFocus } from './line-focus.ts';
import type { GridRow } from './rows.ts';
import { linesMeant, spotOf } from './spot.ts';
import type { WeekGridProps } from './week-grid-props.ts';

interface PressParts {
  props: () => WeekGridProps;
  ranges: CellRanges;
  focus: LineFocus;
}

export function pressOnLine(event: CellKeyDownEvent<GridRow>, { props, ranges, focus }: PressParts): void {
  const { api, data: row } = event;
  const key = event.event as KeyboardEvent | null | undefined;
  if (key == null || row === undefined || row.kind !== 'line' || api.getEditingCells().length > 0) return;
  if (isJump(key) && event.rowIndex !== null) {
    key.preventDefault();
    jump(api, key, event.rowIndex);
  }
  const { editable, onAskAgain, onAsPlanned, onGiveReason } = props();
  const spot = spotOf(api, ranges);
  const lines = spot === null ? [row] : linesMeant(spot);
  if (isPressed(gridKeys.asPlanned.key, key)) {
    key.preventDefault();
    if (!editable) return;
    if (focus.wasGiven(row.id)) {
      focus.accept();
      onAskAgain(row);
      return;
    }
    onAsPlanned(lines);
  }
  if (isPressed(gridKeys.giveReason.key, key)) {
    key.preventDefault();
    if (editable) onGiveReason(lines);
  }
}
