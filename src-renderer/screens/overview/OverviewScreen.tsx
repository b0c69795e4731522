// This week and the twelve before it: pictures, each with its table, and the weeks with what holds them.
import { count } from '../../../src-shared/domain/count.ts';
import { formatSum, formatSumShort } from '../../../src-shared/domain/quantity.ts';
import { formatDate, formatWeek } from '../../../src-shared/domain/week.ts';
import type { Overview } from '../../../src-shared/report/overview.ts';
import { useOverview } from '../../app-api/report-queries.ts';
import { Chart, type SeriesLook } from '../../charts/Chart.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { KnownTooLate } from '../../panels/known-too-late/KnownTooLate.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { DuePart } from './DuePart.tsx';
import { WeeksTable } from './WeeksTable.tsx';

const attentionTitle = 'The most lines that needed something at once, as seen on this computer';

const looks: readonly SeriesLook[] = ['solid', 'hatch', 'outline', 'dots', 'bars', 'cross', 'grid'];

export function OverviewScreen() {
  const { week } = useWorkspace();
  const { value, problem } = useOverview(week.weekStart);
  return (
    <Page title="Overview" lead={`The week ${formatWeek(week.weekStart)} and the twelve before it.`}>
      {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
      <KnownTooLate />
      <DuePart />
      {value === null ? null : <Pictures overview={value} />}
      <Part title="Weeks">
        <WeeksTable />
      </Part>
    </Page>
  );
}

function Pictures({ overview }: { overview: Overview }) {
  const { council, serviceName } = useWorkspace();
  const { weeks, missedByReason, byService } = overview;
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined || weeks.every(({ lines }) => lines === 0)) {
    return <p>There is nothing to draw yet. The charts come with the first week that is generated.</p>;
  }
  const places = {
    places: weeks.map(({ weekStart }) => shortDay(weekStart)),
    placesInFull: weeks.map(({ weekStart }) => formatWeek(weekStart)),
    placeLabel: 'Week',
  };
  const sum = (field: 'planned' | 'actual' | 'missed') => weeks.reduce((total, one) => total + one[field], 0);
  const hours = { format: formatSum, unit: 'Hours' } as const;
  return (
    <Part title="Charts">
      <Chart
        {...places}
        {...hours}
        format={formatSumShort}
        title="Planned against actual"
        summary={`Hours a week since ${formatDate(first.weekStart)}: ${formatSum(sum('actual'))} delivered of ${formatSum(sum('planned'))} planned; in the last week ${formatSum(last.actual)} of ${formatSum(last.planned)}.`}
        kind="beside"
        series={[
          { label: 'Planned', look: 'outline', values: weeks.map(({ planned }) => planned) },
          { label: 'Actual', look: 'solid', values: weeks.map(({ actual }) => actual) },
        ]}
      />
      {missedByReason.length === 0 ? (
        <p>Nothing was missed in these weeks.</p>
      ) : (
        <Chart
          {...places}
          {...hours}
          format={formatSumShort}
          title="Missed, by reason"
          summary={`${formatSum(sum('missed'))} hours missed: ${missedByReason.map(({ reason, quantities }) => `${council.reasons[reason].label} ${formatSum(quantities.reduce((a, b) => a + b, 0))}`).join(', ')}.`}
          kind="stacked"
          series={missedByReason.map(({ reason, quantities }, index) => ({
            label: council.reasons[reason].label,
            look: looks[index % looks.length] ?? 'solid',
            values: quantities,
          }))}
        />
      )}
      <Chart
        {...hours}
        format={formatSumShort}
        title="This week, by service"
        placeLabel="Service"
        places={byService.map(({ service }) => serviceName(service))}
        placesInFull={byService.map(({ service }) => serviceName(service))}
        summary={byService
          .map((one) => `${serviceName(one.service)}: ${formatSum(one.actual)} of ${formatSum(one.planned)}`)
          .join('; ')}
        kind="beside"
        series={[
          { label: 'Planned', look: 'outline', values: byService.map(({ planned }) => planned) },
          { label: 'Actual', look: 'solid', values: byService.map(({ actual }) => actual) },
          { label: 'Frustrated', look: 'dots', values: byService.map(({ frustrated }) => frustrated) },
          { label: 'Missed', look: 'hatch', values: byService.map(({ missed }) => missed) },
        ]}
      />
      {weeks.every(({ needingAttention }) => needingAttention === 0) ? (
        <div>
          <h3>{attentionTitle}</h3>
          <p>None in these weeks.</p>
        </div>
      ) : (
        <Chart
          {...places}
          title={attentionTitle}
          counted
          unit="Lines with a problem to fix or a warning to look at"
          format={String}
          summary={`${count(last.needingAttention, 'line')} of ${last.lines} in the last week; ${count(
            weeks.slice(0, -1).reduce((total, { needingAttention }) => total + needingAttention, 0),
            'line',
          )} in the weeks before it. Mended since or not.`}
          kind="beside"
          series={[{ label: 'Lines', look: 'solid', values: weeks.map(({ needingAttention }) => needingAttention) }]}
        />
      )}
    </Part>
  );
}

/** `2 Jun`: little room under a bar. */
function shortDay(day: string): string {
  return formatDate(day).replace(/^(\d+ \w{3})\w* \d{4}$/, '$1');
}
