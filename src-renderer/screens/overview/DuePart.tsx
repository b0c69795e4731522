// What is due when, the soonest first: weeks to confirm, requests to submit, the next sign-in at the council's portal.
import type { DeskOutput } from '../../../src-shared/desk-api.ts';
import { formatLongDate, formatWeek } from '../../../src-shared/week.ts';
import { Button } from '../../components/Button.tsx';
import { Mark } from '../../components/Mark.tsx';
import { Part } from '../../components/Page.tsx';
import tableStyles from '../../components/table.module.css';
import { useDue } from '../../desk/look-back-queries.ts';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../shell/workspace.ts';

type Due = DeskOutput<'overview.due'>['due'][number];

export function DuePart() {
  const { value } = useDue();
  if (value === null) return null;
  return (
    <Part title="What is due">
      {value.due.length === 0 ? (
        <p>Nothing is due: every week that is known here is confirmed, and no request waits to be submitted.</p>
      ) : (
        <div className={tableStyles.scroll}>
          <table className={tableStyles.table}>
            <caption>The soonest first</caption>
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">By when</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {value.due.map((due) => (
                <Row key={keyOf(due)} due={due} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Part>
  );
}

function Row({ due: { item, person } }: { due: Due }) {
  const { openWeek, go } = useWorkspace();
  return (
    <tr>
      <th scope="row">
        {item.kind === 'week' ? (
          <Button look="quiet" onPress={() => openWeek(item.weekStart)}>
            Confirm the week {formatWeek(item.weekStart)}
          </Button>
        ) : item.kind === 'adjustment' ? (
          <Button look="quiet" onPress={() => go({ name: 'changes', requestId: item.id, start: null })}>
            Submit the adjustment request for {person}, from {formatLongDate(item.startDate)}
          </Button>
        ) : (
          'Sign in to the council’s portal, before it locks the account'
        )}
      </th>
      <td>{item.kind === 'week' ? formatMoment(item.at) : formatLongDate(item.on)}</td>
      <td>
        {item.late ? (
          <Mark shape="triangle-open" tone="attention">
            late
          </Mark>
        ) : (
          <Mark shape="ring" tone="quiet">
            to do
          </Mark>
        )}
      </td>
    </tr>
  );
}

function keyOf({ item }: Due): string {
  return item.kind === 'week' ? item.weekStart : item.kind === 'adjustment' ? item.id : item.kind;
}
