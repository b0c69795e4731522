// Everybody known by name, found by what people type and put right by hand.
import { useDeferredValue, useMemo, useState } from 'react';
import type { ListedPersonView } from '../../../src-shared/app-api/people.ts';
import { formatNhsNumber } from '../../../src-shared/domain/nhs-number.ts';
import {
  hasEveryWord,
  type NameOrder,
  nameComparator,
  nameInOrder,
  searchText,
  searchWords,
} from '../../../src-shared/readers/names.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useSettings } from '../../app-api/queries.ts';
import { useAppQuery } from '../../app-api/query.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { TextField } from '../../components/TextField.tsx';
import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import styles from './people.module.css';

/** As many rows as are drawn at once; the search finds the others. */
const mostShown = 200;

export function Everybody() {
  const { value, refresh } = useAppQuery('people.all', {}, ['week-changed']);
  const [typed, setTyped] = useState('');
  const settings = useSettings();
  const { run } = useAppCalls();
  const order = settings.value?.nameOrder ?? 'given-first';
  const [edited, setEdited] = useState<ListedPersonView | null>(null);
  const everybody = value ?? [];
  const words = useDeferredValue(typed);
  const found = useMemo(() => search(value ?? [], words, order), [value, words, order]);
  if (everybody.length === 0) return null;
  return (
    <Part title={`Everybody (${everybody.length})`}>
      <div className={styles.find}>
        <TextField label="Find a person" hint="By name, SS Ref or NHS number" value={typed} onChange={setTyped} />
        <Checkbox
          isSelected={order === 'family-first'}
          onChange={(family) => {
            const nameOrder = family ? 'family-first' : 'given-first';
            if (settings.value !== null) void run('window.save-settings', { ...settings.value, nameOrder });
          }}
        >
          Family name first
        </Checkbox>
      </div>
      <p role="status">
        {found.length === everybody.length ? '' : `${found.length} found. `}
        {found.length > mostShown ? `The first ${mostShown} are shown.` : ''}
      </p>
      <Table
        head={
          <>
            <th scope="col">Name</th>
            <th scope="col">SS Ref</th>
            <th scope="col">NHS number</th>
            <th scope="col">Address</th>
            <th scope="col">Planned</th>
            <th scope="col">Change</th>
          </>
        }
      >
        {found.slice(0, mostShown).map((person) => (
          <tr key={person.ssRef}>
            <th scope="row">
              <PersonLink ssRef={person.ssRef} name={nameInOrder(person.name, order)} />
            </th>
            <td>{person.ssRef}</td>
            <td>{person.nhsNumber === null ? '' : formatNhsNumber(person.nhsNumber)}</td>
            <td>{person.address ?? ''}</td>
            <td>{person.planned ? 'Yes' : 'No line'}</td>
            <td>
              <Button look="quiet" aria-label={`Change ${person.name}`} onPress={() => setEdited(person)}>
                Change…
              </Button>
            </td>
          </tr>
        ))}
      </Table>
      {edited === null ? null : (
        <PersonDialog
          person={edited}
          others={everybody.filter(({ ssRef }) => ssRef !== edited.ssRef)}
          onClose={() => {
            setEdited(null);
            refresh();
          }}
        />
      )}
    </Part>
  );
}

function search(people: readonly ListedPersonView[], typed: string, order: NameOrder): ListedPersonView[] {
  const words = searchWords(typed);
  const byName = nameComparator(order);
  const digits = typed.replace(/\s/g, '');
  return people
    .filter(
      ({ name, ssRef, nhsNumber }) =>
        hasEveryWord(searchText(`${name} ${ssRef}`), words) || (/^\d{3,}$/.test(digits) && nhsNumber?.includes(digits)),
    )
    .sort((a, b) => byName(a.name, b.name));
}
