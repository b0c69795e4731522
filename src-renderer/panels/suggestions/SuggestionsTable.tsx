// Figures without a reason whose comment suggests one: taken one by one, or all at once after they were seen here.
import { formatQuantityShort } from '../../../src-shared/domain/quantity.ts';
import type { Suggestion } from '../../../src-shared/rules/suggestions.ts';
import { Button } from '../../components/Button.tsx';
import { Table } from '../../components/Table.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { PersonOf } from '../finding/PersonOf.tsx';

interface SuggestionsTableProps {
  suggestions: readonly Suggestion[];
  onTake: (taken: readonly Suggestion[]) => void;
  /** The button that takes them all has the focus from the start. */
  autoFocus?: boolean;
}

export function SuggestionsTable({ suggestions, onTake, autoFocus = false }: SuggestionsTableProps) {
  const { week, council } = useWorkspace();
  const commentOf = (lineId: string) => week.rows.find(({ line }) => line.id === lineId)?.actual?.comment ?? '';
  return (
    <>
      {suggestions.length < 2 ? null : (
        <p>
          <Button look="primary" autoFocus={autoFocus} onPress={() => onTake(suggestions)}>
            {`Take all ${suggestions.length} suggested reasons`}
          </Button>
        </p>
      )}
      <Table
        head={
          <>
            <th scope="col">Person</th>
            <th scope="col">Hours</th>
            <th scope="col">Comment</th>
            <th scope="col">Suggested reason</th>
          </>
        }
      >
        {suggestions.map((suggestion, index) => (
          <tr key={suggestion.key}>
            <th scope="row">
              <PersonOf lineId={suggestion.lineId} withService />
            </th>
            <td>
              {formatQuantityShort(suggestion.variation.quantity)} {suggestion.variation.category}
            </td>
            <td>{commentOf(suggestion.lineId)}</td>
            <td>
              <Button
                autoFocus={autoFocus && suggestions.length < 2 && index === 0}
                onPress={() => onTake([suggestion])}
              >
                {`Take: ${council.reasons[suggestion.reason].label}`}
              </Button>
            </td>
          </tr>
        ))}
      </Table>
    </>
  );
}
