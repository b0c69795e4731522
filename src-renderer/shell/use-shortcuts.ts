// Keys that mean the same on every screen, from the keyboard and from the application's menu. Inside a text field undo
// and redo are the field's own.
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { AppEvent } from '../../src-shared/app-api/index.ts';
import { type GoCommand, type GoScreen, goScreenOf, goScreens } from '../../src-shared/commands/go-menu.ts';
import { isDialogOpen } from '../focus/open-dialog.ts';

type Command = AppEvent<'command'>['command'] | 'next-problem';
export interface Shortcuts extends Record<Exclude<Command, GoCommand>, () => void> {
  go: (screen: GoScreen) => void;
}

export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const carryOut = (command: Command) => {
      saveWhatIsTyped(command);
      const screen = goScreenOf(command);
      if (screen === null) latest.current[command as Exclude<Command, GoCommand>]();
      else latest.current.go(screen);
    };
    const press = (event: KeyboardEvent) => {
      if (event.repeat) return;
      const command = commandOf(event);
      if (isDialogOpen()) {
        // Else it would come back from the menu a moment later, when the dialog may be gone.
        if (command !== null && !ofFields.includes(command)) event.preventDefault();
        return;
      }
      if (command === null || (isTyping() && (command === 'undo' || command === 'redo' || event.key === '?'))) return;
      // In a field of several lines Ctrl+Enter says that the text is done.
      if (command === 'confirm' && document.activeElement instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      // The search field listens for itself and takes the focus.
      if (command !== 'find') event.stopPropagation();
      carryOut(command);
    };
    // Before the grid hears of it: there, Ctrl+Enter and ? would begin an edit.
    window.addEventListener('keydown', press, true);
    const stop = window.app.on('command', ({ command }) => {
      if (isTyping() && (command === 'undo' || command === 'redo')) document.execCommand(command);
      // A key that a dialog left alone comes back from the menu.
      else if (!isDialogOpen()) carryOut(command);
    });
    return () => {
      window.removeEventListener('keydown', press, true);
      stop();
    };
  }, []);
}

/** Keys that also mean something inside a dialog's own fields. */
const ofFields: readonly Command[] = ['undo', 'redo', 'confirm', 'keys'];

function commandOf(event: KeyboardEvent): Command | null {
  const control = event.ctrlKey || event.metaKey;
  if (!control) {
    if (event.key === 'F8') return 'next-problem';
    if (event.key === 'F1') return 'go-help';
    if (event.key === '?') return 'keys';
    return null;
  }
  if (!event.shiftKey && !event.altKey) {
    if (event.key === ',') return 'go-settings';
    const screen = /^[1-9]$/.test(event.key) ? goScreens[Number(event.key) - 1] : undefined;
    if (screen !== undefined) return `go-${screen.name}`;
  }
  switch (event.key.toLowerCase()) {
    case 'z':
      return event.shiftKey ? 'redo' : 'undo';
    case 'y':
      return 'redo';
    case 'f':
      return 'find';
    case 'r':
      return 'sync';
    case 'o':
      return 'import-csv';
    case 'e':
      return 'export-csv';
    case 'enter':
      return 'confirm';
    default:
      return null;
  }
}

/** A field is saved when it is left, and a command may take its screen away before that. */
function saveWhatIsTyped(command: Command): void {
  if (command === 'keys' || command === 'sync') return;
  if (isTyping() && document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function isTyping(): boolean {
  const element = document.activeElement;
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(element.type))
  );
}
