// Which person, found by name or SS Ref.
import { personChoices } from '../words/choices.ts';
import type { PersonChoice } from '../words/people.ts';
import { TypeAhead } from './TypeAhead.tsx';

interface PersonFieldProps {
  /** In the order in which they are listed. */
  people: readonly PersonChoice[];
  ssRef: string | null;
  onChoose: (ssRef: string | null) => void;
  error: string | undefined;
  autoFocus?: boolean;
}

export function PersonField({ people, ssRef, onChoose, error, autoFocus = false }: PersonFieldProps) {
  const choices = personChoices(people);
  return (
    <TypeAhead
      label="Person"
      choices={choices}
      value={choices.find(({ id }) => id === ssRef) ?? null}
      onChoose={(choice) => onChoose(choice?.id ?? null)}
      error={error ?? ''}
      autoFocus={autoFocus}
    />
  );
}
