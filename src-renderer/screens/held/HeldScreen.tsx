// Everything that this computer holds of one person: for whoever asks to see it, as a page to print, a PDF or a file for
// machines. From here they can be erased.
import { useState } from 'react';
import type { HeldPart } from '../../../src-shared/app-api/held.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { nameInOrder } from '../../../src-shared/readers/names.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useHeld } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import type { Screen } from '../../workspace/screen.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { EraseDialog } from './EraseDialog.tsx';
import styles from './held.module.css';

export function HeldScreen({ ssRef, from }: { ssRef: string; from: Screen | undefined }) {
  const { nameOrder, go, account } = useWorkspace();
  const { run, say } = useAppCalls();
  const { value, problem, refresh } = useHeld(ssRef);
  const [erasing, setErasing] = useState(false);
  const name = nameInOrder(personName(value, ssRef), nameOrder);
  const savePdf = async () => {
    const saved = await run('window.save-pdf', { suggestedName: 'everything-held.pdf', weekStart: null });
    if (saved === null) return;
    await run('held.note-pdf', { ssRef });
    say(`Saved as ${saved.path}. It is not encrypted.`);
    refresh();
  };
  const saveFile = async () => {
    const saved = await run('held.save', { ssRef });
    if (saved === null) return;
    say(`Saved as ${saved.path}. It is not encrypted.`);
    refresh();
  };
  return (
    <Page
      title={`Everything held of ${name}`}
      lead={`All that this computer of ${account.provider.name} holds, for them or for whoever asks on their behalf. The council holds records of its own.`}
    >
      {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
      {value === null ? null : (
        <>
          <div className={styles.controls}>
            <Button onPress={() => go({ name: 'person', ssRef, ...(from === undefined ? {} : { from }) })}>
              Back to their page
            </Button>
            <Button look="primary" onPress={savePdf}>
              Save as PDF…
            </Button>
            <Button onPress={saveFile}>Save as JSON…</Button>
            <Button onPress={() => setErasing(true)}>Erase them…</Button>
            <span className={styles.soft}>
              Either file names the person and is not encrypted. That it was made is kept in the history.
            </span>
          </div>
          <ul>
            {value.beside.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          {value.parts.map((part) => (
            <HeldPartWords key={part.title} part={part} />
          ))}
        </>
      )}
      {erasing ? (
        <EraseDialog
          ssRef={ssRef}
          name={name}
          onClose={() => setErasing(false)}
          onErased={() => go({ name: 'week', place: null })}
        />
      ) : null}
    </Page>
  );
}

function HeldPartWords({ part: { title, entries } }: { part: HeldPart }) {
  return (
    <Part title={`${title} (${count(entries.length, 'record')})`}>
      <ol className={styles.entries}>
        {entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: shown whole, never moved
          <li key={index}>
            <dl className={styles.entry}>
              {entry.map(({ label, value }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: shown whole, never moved
                <div key={at} className={styles.field}>
                  <dt>{label}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </Part>
  );
}
