// Every key of the app, opened with ?.
import { Fragment } from 'react';
import { goScreens } from '../../../src-shared/commands/go-menu.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import styles from './keys.module.css';

const groups: readonly { title: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    title: 'In the grid',
    keys: [
      ['Arrow keys', 'Move from cell to cell'],
      ['Type, Enter or F2', 'Change the cell'],
      ['Enter', 'Finish; the reason is asked for at once'],
      ['Esc', 'Give up the change'],
      ['Tab', 'Finish and go to the next cell'],
      ['Space', 'Say that the line, or the chosen lines, went as planned'],
      ['Shift and arrows', 'Choose several lines; Esc chooses none'],
      ['Ctrl and A', 'Choose every line on show'],
      ['Ctrl and C', 'Copy the cell, or the chosen lines'],
      ['Ctrl and V', 'Paste from a sheet, with a preview first'],
      ['Ctrl and D', 'Fill down: the first chosen line, or the line above'],
      ['F4', 'Open or close the line panel'],
    ],
  },
  {
    title: 'In Problems',
    keys: [
      ['Up and down', 'Go to the next thing to do, or the one before'],
      ['Enter', 'Go to its cell'],
    ],
  },
  {
    title: 'Everywhere',
    keys: [
      ['F6', 'Next part of the window; with Shift, back'],
      ['F8', 'Go to the next problem'],
      ['Ctrl and F', 'Search; Enter goes to the first line'],
      ['Ctrl and Z', 'Undo'],
      ['Ctrl and Y', 'Do it again'],
      ['Ctrl and R', 'Sync now'],
      ['Ctrl and O', 'Import a file'],
      ['Ctrl and E', 'Export the council’s file'],
      ['Ctrl and Enter', 'Go to Confirm'],
      ['?', 'This list'],
    ],
  },
  {
    title: 'Go to a screen',
    keys: [
      ...goScreens.slice(0, 9).map(({ label }, index) => [`Ctrl and ${index + 1}`, label] as const),
      ['Ctrl and ,', 'Settings'],
      ['F1', 'Help'],
    ],
  },
];

export function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys" size="large" onClose={onClose}>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl className={styles.keys}>
              {group.keys.map(([key, what]) => (
                <Fragment key={key}>
                  <dt>
                    <kbd className={styles.key}>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.soft}>On a Mac, Command takes the place of Ctrl.</p>
      <Buttons>
        <Button autoFocus look="primary" onPress={onClose}>
          Close
        </Button>
      </Buttons>
    </Dialog>
  );
}
