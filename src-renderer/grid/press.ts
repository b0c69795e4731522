// What a key on a line does, and what a click chooses.
import type { CellKeyDownEvent } from 'ag-grid-community';
import { isPressed } from '../../src-shared/commands/key.ts';
import { gridKeys } from './grid-keys.ts';
import { isJump, jump } from './jump.ts';
import type { LineFocus } from './line-focus.ts';
import type { GridRow } from './rows.ts';
import { chosenRows, type LineChooser } from './selection.ts';
import { copiedFrom, spotOf } from './spot.ts';
import type { WeekGridProps } from './week-grid-props.ts';

interface PressParts {
  props: () => WeekGridProps;
  chooser: LineChooser;
  focus: LineFocus;
}

export function pressOnLine(event: CellKeyDownEvent<GridRow>, { props, chooser, focus }: PressParts): void {
  const { api, data: row } = event;
  const key = event.event as KeyboardEvent | null | undefined;
  if (key == null || row === undefined || row.kind !== 'line' || api.getEditingCells().length > 0) return;
  if (isJump(key) && event.rowIndex !== null) {
    key.preventDefault();
    jump(api, key, event.rowIndex);
  }
  if (chooser.press(api, key, event.rowIndex)) {
    key.preventDefault();
    return;
  }
  const { editable, onAskAgain, onAsPlanned, onCopy, onFillDown, onGiveReason } = props();
  if (isPressed(gridKeys.asPlanned.key, key)) {
    key.preventDefault();
    if (!editable) return;
    if (focus.wasGiven(row.id)) {
      focus.accept();
      onAskAgain(row);
      return;
    }
    const chosen = chosenRows(api);
    onAsPlanned(chosen.length > 1 ? chosen : [row]);
  }
  if (isPressed(gridKeys.giveReason.key, key)) {
    key.preventDefault();
    const chosen = chosenRows(api);
    if (editable) onGiveReason(chosen.length > 1 ? chosen : [row]);
  }
  if (isPressed(gridKeys.copy.key, key)) {
    key.preventDefault();
    const copied = copiedFrom(api);
    if (copied !== null) onCopy(copied);
  }
  if (isPressed(gridKeys.fillDown.key, key)) {
    key.preventDefault();
    const spot = spotOf(api);
    if (editable && spot !== null) onFillDown(spot);
  }
}
