// The provider's own list of people: names, NHS numbers and addresses that the council's files do not have. What the list
// would change is shown first; its columns are chosen once and remembered.
import { useEffect, useEffectEvent, useState } from 'react';
import type { AppRequest } from '../../../src-shared/app-api/index.ts';
import type { ListPreview } from '../../../src-shared/app-api/people.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { fieldLabels, listFields } from '../../../src-shared/people/columns.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { ReadingQuestions } from '../../components/ReadingQuestions.tsx';
import { Select } from '../../components/Select.tsx';
import { SheetChoice } from '../../components/SheetChoice.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { Everybody } from './Everybody.tsx';
import { ListChanges } from './ListChanges.tsx';
import styles from './people.module.css';
import { SendToHub } from './SendToHub.tsx';

type ReadListPreview = Extract<ListPreview, { outcome: 'read' }>;

export function PeopleScreen({ incoming }: { incoming?: string | undefined }) {
  const { account, week } = useWorkspace();
  const { run } = useAppCalls();
  const [preview, setPreview] = useState<ListPreview | null>(null);
  const [taken, setTaken] = useState('');
  const nameless = [...new Set(week.rows.filter(({ person }) => person === null).map(({ line }) => line.ssRef))];

  const choose = async (waiting?: string) => {
    const shown = await run('people.choose-list', waiting === undefined ? {} : { incoming: waiting });
    if (shown === null) return;
    setTaken('');
    setPreview(shown);
  };
  const takeWaiting = useEffectEvent((waiting: string) => void choose(waiting));
  useEffect(() => {
    if (incoming !== undefined) takeWaiting(incoming);
  }, [incoming]);
  const readAgain = async (id: string, answers: Omit<AppRequest<'people.read-list'>, 'id'>) => {
    const shown = await run('people.read-list', { id, ...answers });
    if (shown !== null) setPreview(shown);
  };
  return (
    <Page
      title="People"
      lead="The council’s file has no names. Bring in a list from your rostering system or a spreadsheet (CSV or XLSX) with SS Ref and name, and NHS number and address if it has them."
    >
      {nameless.length === 0 ? null : <Notice tone="information" sentence={namelessWords(nameless)} />}
      {taken === '' ? null : <Notice tone="done" sentence={taken} />}
      <div>
        <Button look={preview?.outcome === 'read' ? 'plain' : 'primary'} onPress={() => choose()}>
          Choose the list…
        </Button>
      </div>
      {account.manager === true && preview === null ? <SendToHub /> : null}
      {preview?.outcome === 'refused' ? (
        <>
          <Notice tone="error" sentence={preview.sentence} action={preview.action} />
          <ReadingQuestions
            readings={preview.readings}
            twoReadings={false}
            onAnswer={({ encoding }) => {
              if (encoding !== undefined) void readAgain(preview.id, { sheet: null, encoding });
            }}
          />
        </>
      ) : null}
      {preview?.outcome === 'read' ? (
        <ReadList
          preview={preview}
          onSheet={(sheet) => void readAgain(preview.id, { sheet })}
          onPreview={setPreview}
          onTaken={(words) => {
            setTaken(words);
            setPreview(null);
          }}
        />
      ) : null}
      <Everybody />
    </Page>
  );
}

const leftOut = 'left-out';
const fieldOptions = [
  { value: leftOut, label: 'Leave out' },
  ...listFields.map((value) => ({
    value: value as string,
    label: `${fieldLabels[value].slice(0, 1).toUpperCase()}${fieldLabels[value].slice(1)}`,
  })),
];

interface ReadListProps {
  preview: ReadListPreview;
  onSheet: (sheet: string) => void;
  onPreview: (preview: ListPreview) => void;
  onTaken: (words: string) => void;
}

function ReadList({ preview, onSheet, onPreview, onTaken }: ReadListProps) {
  const { run, say } = useAppCalls();
  const { added, changed, mapping, wrong } = preview;

  const choose = async (index: number, field: string) => {
    const next = mapping.map((column, at) =>
      at === index ? { ...column, field: listFields.find((known) => known === field) ?? null } : column,
    );
    const shown = await run('people.map-list', { id: preview.id, mapping: next });
    if (shown !== null) onPreview(shown);
  };
  const pair = async (row: number, ssRef: string | null) => {
    const shown = await run('people.pair', { id: preview.id, row, ssRef });
    if (shown !== null) onPreview(shown);
  };
  const apart = async (row: number, ssRef: string, areApart: boolean) => {
    const shown = await run('people.apart', { id: preview.id, row, ssRef, apart: areApart });
    if (shown !== null) onPreview(shown);
  };
  const take = async () => {
    const answer = await run('people.take-list', { id: preview.id });
    if (answer === null) return;
    const words = takenWords(answer, preview.fileName);
    say(words);
    onTaken(words);
  };
  const none = added.length + changed.length + preview.healed.length === 0;
  return (
    <>
      <Part title={`Columns of ${preview.fileName}`}>
        <SheetChoice sheets={preview.sheets} onSheet={onSheet} />
        <div className={styles.mapping}>
          {mapping.map((column, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one heading, and their order stays
            <div key={`${column.heading} ${index}`}>
              <Select
                label={column.heading === '' ? `Column ${index + 1}` : column.heading}
                options={fieldOptions}
                value={column.field ?? leftOut}
                onChange={(field) => void choose(index, field)}
              />
              <span className={styles.soft}>{preview.sample[index] ?? ''}</span>
            </div>
          ))}
        </div>
        {wrong === null ? null : <Notice tone="attention" sentence={wrong} />}
      </Part>
      {wrong === null ? (
        <>
          <ListChanges
            preview={preview}
            onPair={(row, ssRef) => void pair(row, ssRef)}
            onApart={(row, ssRef, areApart) => void apart(row, ssRef, areApart)}
          />
          <div className={styles.buttons}>
            <Button look="primary" isDisabled={none} onPress={() => take()}>
              {none
                ? 'Nothing to change'
                : `Take ${count(added.length + changed.length + preview.healed.length, 'person', 'people')}`}
            </Button>
          </div>
        </>
      ) : null}
    </>
  );
}

/** @param ssRefs of the week's people without a name; more than these few are seen in the week */
function namelessWords(ssRefs: readonly string[]): string {
  const who = ssRefs.length > 3 ? '' : `: SS Ref ${ssRefs.join(', ')}`;
  return `${count(ssRefs.length, 'person', 'people')} of this week ${ssRefs.length === 1 ? 'has' : 'have'} no name here yet${who}.`;
}

function takenWords({ added, changed }: { added: number; changed: number }, fileName: string): string {
  const parts = [
    added === 0 ? null : `${count(added, 'person', 'people')} added`,
    changed === 0 ? null : `${count(changed, 'person', 'people')} changed`,
  ].filter((part) => part !== null);
  return `${parts.length === 0 ? 'Nobody added or changed' : parts.join(' and ')} from ${fileName}.`;
}
