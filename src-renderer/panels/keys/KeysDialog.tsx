// Every key of the app, opened with ?. Made from the table of commands and from what the parts of the window listen for.
import { Fragment } from 'react';
import {
  type CommandName,
  commandLabel,
  commandNamed,
  commandNames,
  goScreenOf,
} from '../../../src-shared/commands/commands.ts';
import { keyWords } from '../../../src-shared/commands/key.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { regionKey } from '../../focus/regions.ts';
import { type GridKey, gridKeys } from '../../grid/grid-keys.ts';
import styles from './keys.module.css';

/** The key, and what it does. */
type ShownKey = readonly [key: string, does: string];

const groupsOf = (byFiles: boolean): readonly { title: string; keys: readonly ShownKey[] }[] => [
  { title: 'In the grid', keys: Object.values<GridKey>(gridKeys).map(ofGrid) },
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
      [keyWords(regionKey), 'Next part of the window; with Shift, back'],
      ...commandNames.filter((name) => goScreenOf(name) === null).flatMap((name) => ofCommand(name, byFiles)),
    ],
  },
  {
    title: 'Go to a screen',
    keys: commandNames.filter((name) => goScreenOf(name) !== null).flatMap((name) => ofCommand(name, byFiles)),
  },
];

function ofGrid({ key, shown, does }: GridKey): ShownKey {
  return [shown ?? (key === undefined ? '' : keyWords(key)), does];
}

function ofCommand(name: CommandName, byFiles: boolean): ShownKey[] {
  const { hint, keys } = commandNamed(name);
  const label = commandLabel(name, byFiles);
  const [key] = keys;
  if (label === null) return [];
  const does = label.replace('…', '');
  return key === undefined ? [] : [[keyWords(key), hint === undefined ? does : `${does}; ${hint}`]];
}

export function KeysDialog({ byFiles, onClose }: { byFiles: boolean; onClose: () => void }) {
  return (
    <Dialog title="Keys" size="large" onClose={onClose}>
      <div className={styles.groups}>
        {groupsOf(byFiles).map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl className={styles.keys}>
              {group.keys.map(([key, does]) => (
                <Fragment key={key}>
                  <dt>
                    <kbd className={styles.key}>{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
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
