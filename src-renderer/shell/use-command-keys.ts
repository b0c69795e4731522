// Carries commands out, from the keyboard and from the application's menu, on every screen. Inside a text field undo and
// redo are the field's own.
import { useLayoutEffect, useRef } from 'react';
import {
  type CommandName,
  commandNamed,
  commandOfKey,
  type GoScreen,
  goScreenOf,
  type OwnCommandName,
} from '../../src-shared/commands/commands.ts';
import { isCovered } from '../focus/cover.ts';
import { isDialogOpen } from '../focus/open-dialog.ts';

/** What each command does; a name that is missing does not compile. */
export interface CommandPerforms extends Record<OwnCommandName, () => void> {
  go: (screen: GoScreen) => void;
}

export function useCommandKeys(performs: CommandPerforms): void {
  const latest = useRef(performs);
  useLayoutEffect(() => {
    latest.current = performs;
  });
  // Before what is drawn is seen, so that no key comes too early.
  useLayoutEffect(() => {
    const carryOut = (name: CommandName) => {
      if (commandNamed(name).leavesTyping !== true) saveWhatIsTyped();
      const screen = goScreenOf(name);
      if (screen === null) latest.current[name as OwnCommandName]();
      else latest.current.go(screen);
    };
    const press = (event: KeyboardEvent) => {
      if (event.repeat || isCovered()) return;
      const name = commandOfKey(event);
      if (name === null) return;
      if (isDialogOpen() && commandNamed(name).inDialogs !== true) {
        // Else it would come back from the menu a moment later, when the dialog may be gone.
        if (commandNamed(name).whileTyping === 'window') event.preventDefault();
        return;
      }
      if (isKeyOfField(name)) return;
      event.preventDefault();
      event.stopPropagation();
      carryOut(name);
    };
    // Before the grid hears of it: there, Ctrl+Enter and ? would begin an edit.
    window.addEventListener('keydown', press, true);
    const stop = window.app.on('command', ({ command }) => {
      if (isCovered()) return;
      if (isTyping() && (command === 'undo' || command === 'redo')) document.execCommand(command);
      // A key that a dialog left alone comes back from the menu.
      else if (!isDialogOpen() || commandNamed(command).inDialogs === true) carryOut(command);
    });
    return () => {
      window.removeEventListener('keydown', press, true);
      stop();
    };
  }, []);
}

/** Whether the field that somebody types in takes the command's key for itself. */
function isKeyOfField(name: CommandName): boolean {
  switch (commandNamed(name).whileTyping) {
    case 'window':
      return false;
    case 'text-area':
      return document.activeElement instanceof HTMLTextAreaElement;
    case 'field':
      return isTyping();
  }
}

/** A field is saved when it is left, and a command may take its screen away before that. */
function saveWhatIsTyped(): void {
  if (isTyping() && document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

function isTyping(): boolean {
  const element = document.activeElement;
  return (
    element instanceof HTMLTextAreaElement ||
    (element instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(element.type))
  );
}
