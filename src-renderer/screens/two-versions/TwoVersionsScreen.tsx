// Lines that somebody else changed too: side by side, nothing chosen beforehand, both kept in the history.

import { useState } from 'react';
import type { Conflict, Keep } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { undoLast } from '../../app-api/undo.ts';
import { Button } from '../../components/Button.tsx';
import { Choices } from '../../components/Choices.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import table from '../../components/table.module.css';

import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { formatShortMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { type ConflictField, conflictFields, type LinePart, partsThatDiffer, partWords } from './fields.ts';
import styles from './two-versions.module.css';

export function TwoVersionsScreen() {
  const { week } = useWorkspace();
  return (
    <Page
      title="Two versions"
      lead="Somebody else changed these lines while you did. Choose which version counts, part by part where you like. The other stays in the line’s history."
    >
      {week.conflicts.length === 0 ? <Notice tone="done" sentence="No line has two versions." /> : null}
      <AllAtOnce />
      {week.conflicts.map((conflict) => (
        // What was chosen against another version of the portal's is no choice.
        <ConflictPart key={`${conflict.lineId} ${JSON.stringify(conflict.theirs)}`} conflict={conflict} />
      ))}
    </Page>
  );
}

/** One choice for every line, in one step that can be undone. The notice stays when the last conflict is settled. */
function AllAtOnce() {
  const { week } = useWorkspace();
  const { run, say } = useAppCalls();
  const [chosen, setChosen] = useState<{ keep: Keep; lines: number } | null>(null);
  const lineIds = week.conflicts.map((conflict) => conflict.lineId);

  const choose = async (keep: Keep) => {
    const seen = week.conflicts.map(({ lineId, theirs }) => ({ lineId, theirs }));
    const answer = await run('week.resolve-conflict', { weekStart: week.weekStart, lineIds, keep, seen });
    if (answer === null) return;
    setChosen({ keep, lines: lineIds.length });
    say(keep === 'mine' ? 'Your versions are kept.' : 'The portal’s versions are kept.');
  };
  const undo = async () => {
    if (await undoLast({ run, say })) setChosen(null);
  };

  return (
    <>
      {chosen === null ? null : (
        <Notice
          tone="done"
          sentence={`${chosen.keep === 'mine' ? 'Your' : 'The portal’s'} version of ${count(chosen.lines, 'line')} is kept.`}
          action="Both versions are in each line’s history."
        >
          <Button onPress={() => undo()}>Undo</Button>
        </Notice>
      )}
      {lineIds.length < 2 ? null : (
        <Buttons>
          <Button onPress={() => choose('mine')}>Keep mine for all {lineIds.length}</Button>
          <Button onPress={() => choose('theirs')}>Take the portal’s for all {lineIds.length}</Button>
        </Buttons>
      )}
    </>
  );
}

function ConflictPart({ conflict }: { conflict: Conflict }) {
  const { week, council, serviceName } = useWorkspace();
  const { run, say } = useAppCalls();
  const [keep, setKeep] = useState<Partial<Record<LinePart, Keep>>>({});
  const [missing, setMissing] = useState<readonly LinePart[]>([]);
  const row = week.rows.find((candidate) => candidate.line.id === conflict.lineId);
  const by = conflict.theirsBy;
  const fields = conflictFields(conflict, council);
  const differing = fields.filter(({ differs }) => differs);
  const parts = partsThatDiffer(fields);

  const resolve = async () => {
    const open = parts.filter((part) => keep[part] === undefined);
    setMissing(open);
    if (open.length > 0) return;
    const chosen = parts.map((part) => keep[part] ?? 'mine');
    const [first = 'mine'] = chosen;
    const whole = chosen.every((one) => one === first);
    // Where both say the same, either will do.
    const { figures = first, visits = first, comment = first } = keep;
    const { weekStart } = week;
    const lineIds = [conflict.lineId];
    const all = whole ? first : { figures, visits, comment };
    if ((await run('week.resolve-conflict', { weekStart, lineIds, keep: all, seen: [conflict] })) === null) return;
    if (!whole) say('Kept as chosen, part by part.', 'may-undo');
    else say(first === 'mine' ? 'Your version is kept.' : 'The portal’s version is kept.');
  };

  return (
    <Part
      title={
        row === undefined ? (
          'A line'
        ) : (
          <>
            <PersonLink ssRef={row.line.ssRef} name={personName(row.person, row.line.ssRef)} />,{' '}
            {serviceName(row.line.service)}
          </>
        )
      }
    >
      {differing.length === 0 ? null : (
        <Table
          head={
            <>
              <th scope="col">Field</th>
              <th scope="col" className={styles.was}>
                It was
              </th>
              <th scope="col">Mine</th>
              <th scope="col">The portal’s{by === null ? '' : ` (${by.name}, ${formatShortMoment(by.at)})`}</th>
            </>
          }
        >
          {differing.map((field) => (
            <tr key={field.label}>
              <th scope="row">{field.label}</th>
              <td className={table.soft}>{field.base}</td>
              <td>{field.mine}</td>
              <td>{field.theirs}</td>
            </tr>
          ))}
        </Table>
      )}
      <SameInBoth fields={fields.filter(({ differs }) => !differs)} />
      <div className={styles.choices}>
        {parts.map((part) => (
          <Choices<Keep>
            key={part}
            label={parts.length === 1 ? 'Which version counts?' : `${partWords[part]}: which counts?`}
            choices={[
              { value: 'mine', label: 'Mine' },
              { value: 'theirs', label: by === null ? 'The portal’s' : `The portal’s, by ${by.name}` },
            ]}
            value={keep[part] ?? null}
            onChange={(chosen) => setKeep((before) => ({ ...before, [part]: chosen }))}
            error={missing.includes(part) && keep[part] === undefined ? 'Choose the version that counts.' : ''}
          />
        ))}
      </div>
      <div>
        <Button onPress={() => resolve()}>{parts.length === 1 ? 'Keep this version' : 'Keep what is chosen'}</Button>
      </div>
    </Part>
  );
}

/** One line until somebody asks for it, so that what differs and the choice are seen together. */
function SameInBoth({ fields }: { fields: readonly ConflictField[] }) {
  if (fields.length === 0) return null;
  return (
    <details className={styles.same}>
      <summary>{sameWords(fields)}</summary>
      <Table
        head={
          <>
            <th scope="col">Field</th>
            <th scope="col" className={styles.was}>
              It was
            </th>
            <th scope="col">In both versions</th>
          </>
        }
      >
        {fields.map((field) => (
          <tr key={field.label}>
            <th scope="row">{field.label}</th>
            <td className={table.soft}>{field.base}</td>
            <td>{field.mine}</td>
          </tr>
        ))}
      </Table>
    </details>
  );
}

const list = new Intl.ListFormat('en-GB');

function sameWords(fields: readonly ConflictField[]): string {
  const [first = '', ...others] = fields.map(({ label }) => label);
  const named = list.format([first, ...others.map((label) => label.toLowerCase())]);
  return others.length === 0 ? `${named} is the same in both versions.` : `${named} are the same in both versions.`;
}
