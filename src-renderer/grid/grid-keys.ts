// The keys of the grid, for the grid and for the list of keys. Those without a `key` are the grid library's own.
import type { Key } from '../../src-shared/commands/key.ts';

export interface GridKey {
  key?: Key;
  /** As the list of keys shows it, where it is more than the key. */
  shown?: string;
  does: string;
}

export const gridKeys = {
  move: { shown: 'Arrow keys', does: 'Move from cell to cell' },
  along: { shown: 'Home, End', does: 'Go to the first or last cell of the line' },
  farthest: { shown: 'Ctrl and Home, Ctrl and End', does: 'Go to the first or last cell of all lines' },
  change: { shown: 'Type, Enter or F2', does: 'Change the cell; Settings can have Enter go down instead' },
  finish: { shown: 'Enter', does: 'Finish; the reason is asked for at once' },
  giveUp: { shown: 'Esc', does: 'Give up the change' },
  next: { shown: 'Tab', does: 'Finish and go to the next cell' },
  asPlanned: { key: { key: ' ', shift: false }, does: 'Say that the line, or the chosen lines, went as planned' },
  choose: { shown: 'Shift and arrows, or drag', does: 'Choose cells; with Ctrl as far as they go; Esc chooses none' },
  round: {
    shown: 'Tab or Enter in chosen cells',
    does: 'Go to the next of them, along or down; with Shift to the one before',
  },
  chooseAll: { key: { key: 'a', control: true }, does: 'Choose every cell on show' },
  chooseLine: {
    key: { key: ' ', shift: true },
    shown: 'Shift and Space',
    does: 'Tick the box of the line, or take the tick away; so does Ctrl and a click',
  },
  copy: { key: { key: 'c', control: true }, does: 'Copy the chosen cells, or the lines with a tick' },
  cut: { key: { key: 'x', control: true }, does: 'Copy the chosen cells and empty them' },
  // Heard as the clipboard's own event.
  paste: {
    key: { key: 'v', control: true },
    does: 'Paste; what comes from elsewhere is shown first',
  },
  clear: { key: { key: 'Delete' }, does: 'Empty the chosen cells' },
  fillDown: {
    key: { key: 'd', control: true },
    does: 'Fill down: the first of the chosen lines, or the line above',
  },
  fillRight: {
    key: { key: 'r', control: true },
    does: 'Fill right: the first of the chosen columns, or the one on the left',
  },
  giveReason: { key: { key: 'F7' }, does: 'Take the reason that the comment suggests, or choose one' },
  menu: {
    shown: 'Menu key, or Shift and F10',
    does: 'What can be done with the cells, or with the column of a heading',
  },
  filter: {
    key: { key: 'l', control: true, shift: true },
    shown: 'Ctrl and Shift and L, or Alt and Down on a heading',
    does: 'Filter by the column',
  },
  sort: { shown: 'Enter on a heading', does: 'Sort by the column; with Shift by several, one after the other' },
  column: {
    shown: 'Alt, or Shift, and an arrow on a heading',
    does: 'Make its column wider or narrower, or move it',
  },
  linePanel: { key: { key: 'F4' }, does: 'Open or close the line panel' },
} as const satisfies Record<string, GridKey>;
