// What taking the list would change, who is on it without a line, and who is planned without a name.

import type { ListPreview } from '../../../src-shared/app-api/people.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import styles from './people.module.css';

type ReadListPreview = Extract<ListPreview, { outcome: 'read' }>;

interface ListChangesProps {
  preview: ReadListPreview;
  /** `ssRef` null: nobody has said so after all. */
  onPair: (row: number, ssRef: string | null) => void;
  /** `apart` false: nobody has said so after all. */
  onApart: (row: number, ssRef: string, apart: boolean) => void;
}

export function ListChanges({ preview, onPair, onApart }: ListChangesProps) {
  const { healed } = preview;
  const { added, changed, unchanged, rejected, warnings, withoutLine, withoutName, notOnList } = preview;
  return (
    <Part title="What it would change">
      <p>
        {preview.read} read: {added.length} new, {changed.length} changed, {unchanged} as they are, {rejected.length}{' '}
        not taken.
      </p>
      <People title="New" people={added.map(({ ssRef, name }) => `${name || 'No name'}, SS Ref ${ssRef}`)} />
      {changed.length === 0 ? null : (
        <details open={changed.length <= 10}>
          <summary>Changed ({changed.length})</summary>
          <ul className={styles.differences}>
            {changed.map((person) => (
              <li key={person.ssRef}>
                <strong>{person.name}</strong> ({person.ssRef}):{' '}
                {person.fields.map(({ field, from, to }) => `${field} ${from || 'blank'}, now ${to}`).join('; ')}
              </li>
            ))}
          </ul>
        </details>
      )}
      {rejected.length === 0 ? null : (
        <details open>
          <summary>Not taken ({rejected.length})</summary>
          <ul className={styles.differences}>
            {rejected.map((row) => (
              <li key={row.row}>
                <strong>
                  Row {row.row}: {row.sentence}
                </strong>
                <p>{row.fix}</p>
                <p className={styles.soft}>{row.text}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
      <NearMisses preview={preview} onPair={onPair} onApart={onApart} />
      <People
        title="Put right: their SS Ref had lost its zeros"
        people={healed.map(({ from, ssRef, name }) => `${name}: ${from}, now ${ssRef}`)}
      />
      <People
        title="Read otherwise than written"
        people={warnings.map(({ row, sentence }) => `Row ${row}: ${sentence}`)}
      />
      <People
        title="On the list, and no service line names them: check their SS Ref"
        people={withoutLine.map(({ ssRef, name }) => `${name}, SS Ref ${ssRef}`)}
      />
      <People title="Planned, and still without a name" people={withoutName.map((ssRef) => personName(null, ssRef))} />
      <People
        title="Known before and not on this list: they stay as they are"
        people={notOnList.map(({ ssRef, name }) => `${name}, SS Ref ${ssRef}`)}
      />
    </Part>
  );
}

function People({ title, people }: { title: string; people: readonly string[] }) {
  if (people.length === 0) return null;
  return (
    <details>
      <summary>
        {title} ({people.length})
      </summary>
      <ul>
        {people.map((person) => (
          <li key={person}>{person}</li>
        ))}
      </ul>
    </details>
  );
}

/** What is remembered is on show, so that it can be taken back. */
function NearMisses({ preview: { pairs, paired, apart }, onPair, onApart }: ListChangesProps) {
  const all = pairs.length + paired.length + apart.length;
  if (all === 0) return null;
  return (
    <details open={pairs.length + paired.length > 0}>
      <summary>Perhaps a slip in the SS Ref ({all})</summary>
      <p>What you say here is remembered for the next list.</p>
      <ul className={styles.differences}>
        {pairs.map(({ row, written, name, ssRef, former }) => (
          <li key={`${row} ${ssRef}`}>
            <p>
              {former
                ? `Row ${row}: ${name}, SS Ref ${written}, was put right here and is ${ssRef}. Taken as it is written, they are two again.`
                : `Row ${row}: ${name}, SS Ref ${written}, is in no line; ${ssRef} is planned and not on this list.`}
            </p>
            <div className={styles.buttons}>
              <Button onPress={() => onPair(row, ssRef)}>{`They are one: take row ${row} as ${ssRef}`}</Button>
              <Button
                look="quiet"
                onPress={() => onApart(row, ssRef, true)}
              >{`They are two people: ${written} and ${ssRef}`}</Button>
            </div>
          </li>
        ))}
        {paired.map(({ row, ssRef }) => (
          <li key={row}>
            <p>
              Row {row} is taken as SS Ref {ssRef}.
            </p>
            <Button onPress={() => onPair(row, null)}>{`Ask again about row ${row}`}</Button>
          </li>
        ))}
        {apart.map(({ row, written, name, ssRef }) => (
          <li key={`${row} ${ssRef}`}>
            <p>
              Row {row}: {name}, SS Ref {written}, was said to be another person than {ssRef}.
            </p>
            <Button onPress={() => onApart(row, ssRef, false)}>{`Ask again about row ${row} and ${ssRef}`}</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
