// What is due when, the soonest first: sites to remind, weeks to confirm, requests to begin and to submit, decisions to ask for, the next
// sign-in at the council's portal. Each leads to where its reminder does.
import type { AppAnswer } from '../../../src-shared/app-api/index.ts';
import { formatLongDate, formatWeek } from '../../../src-shared/domain/week.ts';
import { useDue } from '../../app-api/report-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import tableStyles from '../../components/table.module.css';
import { Mark } from '../../marks/Mark.tsx';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

type DueItem = AppAnswer<'reminder.due'>['due'][number];

export function DuePart() {
  const { value } = useDue();
  if (value === null) return null;
  return (
    <Part title="What is due">
      {value.due.length === 0 ? (
        <p>
          Nothing is due: every week that is known here is confirmed, no adjustment request is to be begun or submitted,
          and no decision on a hospital stay is to be asked for.
        </p>
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

function Row({ due }: { due: DueItem }) {
  const { item } = due;
  return (
    <tr>
      <th scope="row">
        <What due={due} />
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

function What({ due: { item, person } }: { due: DueItem }) {
  const { week, openWeek, go } = useWorkspace();
  switch (item.kind) {
    case 'week':
      return (
        <Button look="quiet" onPress={() => openWeek(item.weekStart)}>
          Confirm the week {formatWeek(item.weekStart)}
        </Button>
      );
    case 'sites':
      return (
        <Button
          look="quiet"
          onPress={() => {
            if (item.weekStart !== week.weekStart) openWeek(item.weekStart);
            go({ name: 'sites' });
          }}
        >
          Remind {listWords(item.sites)} of the week {formatWeek(item.weekStart)}
        </Button>
      );
    case 'adjustment':
      return (
        <Button look="quiet" onPress={() => go({ name: 'adjustments', requestId: item.id, start: null })}>
          Submit the adjustment request for {person}, from {formatLongDate(item.startDate)}
        </Button>
      );
    case 'adjustment-needed':
      return (
        <Button
          look="quiet"
          onPress={() => {
            if (item.weekStart !== week.weekStart) openWeek(item.weekStart);
            go({ name: 'adjustments', requestId: null, start: null });
          }}
        >
          Begin an adjustment request for a change in the week {formatWeek(item.weekStart)}
        </Button>
      );
    case 'hospital-limit':
      return (
        <Button look="quiet" onPress={() => go({ name: 'hospital', stayId: item.stayId })}>
          Ask for a decision on the hospital stay of {person}
        </Button>
      );
    case 'portal-access':
      return 'Sign in to the council’s portal, before it locks the account';
  }
}

/** `Elm House, Oak Court and 3 more sites` */
function listWords(names: readonly string[]): string {
  const most = 3;
  if (names.length <= most) return new Intl.ListFormat('en-GB').format(names);
  return `${names.slice(0, most - 1).join(', ')} and ${names.length - most + 1} more sites`;
}

function keyOf({ item }: DueItem): string {
  switch (item.kind) {
    case 'week':
    case 'sites':
    case 'adjustment-needed':
      return `${item.kind} ${item.weekStart}`;
    case 'adjustment':
      return item.id;
    case 'hospital-limit':
      return item.stayId;
    case 'portal-access':
      return item.kind;
  }
}
