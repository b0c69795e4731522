// Figures without a reason whose comment suggests one: taken one by one, or all at once after they were seen here.
import { formatQuantityShort } from '../../../src-shared/domain/quantity.ts';
import { suggestionsOf } from '../../../src-shared/rules/suggestions.ts';
import { openFindings } from '../../../src-shared/rules/worklist.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import table from '../../components/table.module.css';
import { PersonOf } from '../../panels/finding/PersonOf.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export function SuggestionsPart() {
  const { week, council } = useWorkspace();
  const { run, say } = useAppCalls();
  const suggestions = suggestionsOf(openFindings(week.findings));
  if (week.readOnly || suggestions.length === 0) return null;
  const take = async (keys: string[]) => {
    const answer = await run('week.accept-suggestions', { weekStart: week.weekStart, keys });
    if (answer !== null) say(answer.accepted === 1 ? 'Reason taken.' : `${answer.accepted} reasons taken.`);
  };
  const commentOf = (lineId: string) => week.rows.find(({ line }) => line.id === lineId)?.actual?.comment ?? '';
  return (
    <Part title={`Reasons that the comments suggest (${suggestions.length})`}>
      {suggestions.length < 2 ? null : (
        <p>
          <Button look="primary" onPress={() => void take(suggestions.map(({ key }) => key))}>
            {`Take all ${suggestions.length} suggested reasons`}
          </Button>
        </p>
      )}
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Hours</th>
              <th scope="col">Comment</th>
              <th scope="col">Suggested reason</th>
            </tr>
          </thead>
          <tbody>
            {suggestions.map(({ key, lineId, variation, reason }) => (
              <tr key={key}>
                <th scope="row">
                  <PersonOf lineId={lineId} />
                </th>
                <td>
                  {formatQuantityShort(variation.quantity)} {variation.category}
                </td>
                <td>{commentOf(lineId)}</td>
                <td>
                  <Button onPress={() => void take([key])}>{`Take: ${council.reasons[reason].label}`}</Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Part>
  );
}
