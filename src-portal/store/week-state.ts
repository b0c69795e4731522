// Everything that decides about a week of one provider, loaded as one value: the decisions in src-portal/weeks are
// functions of it. Findings are worked out person by person, so a change to a few lines loads only those people.
import { isAsPlanned, type WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { weeksLookedBack } from '../../src-shared/domain/limits.ts';
import type { AdjustmentRequest, HospitalStay, ServiceEnd, ServiceLine } from '../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import { addDays, sundayOf } from '../../src-shared/domain/week.ts';
import type { ActualRecord } from '../../src-shared/portal-api/index.ts';
import type { Connection, Statement } from './database.ts';
import {
  type ActualRow,
  actualColumns,
  actualRecord,
  actualRecordColumns,
  type CareRow,
  type LineRow,
  lineColumns,
  type WeekRow,
  weekColumns,
  weeklyActual,
} from './rows.ts';

export interface WeekState {
  /** null: nobody has generated it, and the council has not mentioned it. */
  week: WeekRow | null;
  weekStart: string;
  /** Lines that are planned in the week or have an actual in it, of the people who were asked for. */
  lines: ServiceLine[];
  /** By line id. */
  actuals: Map<string, ActualRecord>;
  stays: HospitalStay[];
  adjustments: AdjustmentRequest[];
  ends: ServiceEnd[];
  log: LogEntry[];
  /** The twelve weeks before, newest first, of the lines for which a rule looks back. */
  earlier: Record<string, WeeklyActual[]>;
  /** Services whose payment for this week is processed. */
  paid: Set<string>;
}

const findWeek: Statement = {
  name: 'week-find',
  text: `select ${weekColumns} from week where provider_id = $1 and week_start = $2::date`,
};

/** The week by its Monday. */
export async function loadWeekRow(
  connection: Connection,
  providerId: string,
  weekStart: string,
): Promise<WeekRow | null> {
  return (await connection.run<WeekRow>(findWeek, [providerId, weekStart]))[0] ?? null;
}

const inWeek = `((l.start_date <= $3::date and (l.end_date is null or l.end_date >= $2::date))
  or exists (select 1 from actual a where a.provider_id = $1 and a.week_start = $2::date and a.line_id = l.id))`;
const linesInWeek: Statement = {
  name: 'week-lines',
  text: `select ${lineColumns} from service_line l where l.provider_id = $1 and ${inWeek} order by l.id`,
};
// One look into an index for each id. As `in (select …)` the planner is free to go through everything once for each
// id instead, and on a database without statistics it does: half a minute for 5,000 lines.
const eachId = (ids: string, row: string) =>
  `from jsonb_array_elements_text(${ids}::jsonb) as wanted (id) cross join lateral (${row} offset 0) as found`;

const linesOfPeople: Statement = {
  name: 'week-lines-of-people',
  text: `select found.* ${eachId(
    '$4',
    `select ${lineColumns} from service_line l where l.provider_id = $1 and l.ss_ref = wanted.id and ${inWeek}`,
  )} order by found.id`,
};
const peopleOfLines: Statement = {
  name: 'people-of-lines',
  text: `select distinct found."ssRef" ${eachId('$2', `select ss_ref as "ssRef" from service_line where provider_id = $1 and id = wanted.id`)}`,
};

const actualsInWeek: Statement = {
  name: 'week-actuals',
  text: `select ${actualRecordColumns} from actual where provider_id = $1 and week_start = $2::date order by line_id`,
};
const actualsOfLines: Statement = {
  name: 'week-actuals-of-lines',
  text: `select found.* ${eachId(
    '$3',
    `select ${actualRecordColumns} from actual where provider_id = $1 and week_start = $2::date and line_id = wanted.id`,
  )}`,
};

const earlierOfLines: Statement = {
  name: 'week-earlier-of-lines',
  text: `select found.* ${eachId(
    '$4',
    `select ${actualColumns} from actual where provider_id = $1 and line_id = wanted.id and week_start >= $2::date
      and week_start < $3::date`,
  )} order by found."weekStart" desc`,
};

const careAll: Statement = {
  name: 'week-care',
  text: `select kind, id, value from care_record where provider_id = $1
    and (day is null or (day >= $2::date and day <= $3::date)) order by id`,
};
const careOfPeople: Statement = {
  name: 'week-care-of-people',
  text: `select found.* ${eachId(
    '$4',
    `select kind, id, value from care_record where provider_id = $1 and ss_ref = wanted.id
      and (day is null or (day >= $2::date and day <= $3::date))`,
  )} order by found.id`,
};

const paidServices: Statement = {
  name: 'week-paid',
  text: `select distinct service from payment where provider_id = $1 and week_start = $2::date and state = 'processed'`,
};

/**
 * Loads a week.
 * @param scope everyone, or the people who have these lines, or these people
 */
export async function loadWeek(
  connection: Connection,
  providerId: string,
  weekStart: string,
  scope: 'everyone' | { lineIds: readonly string[] } | { ssRefs: readonly string[] },
): Promise<WeekState> {
  const sunday = sundayOf(weekStart);
  const from = addDays(weekStart, -7 * weeksLookedBack);
  const week = await loadWeekRow(connection, providerId, weekStart);
  const paid = await connection.run<{ service: string }>(paidServices, [providerId, weekStart]);

  let lines: LineRow[];
  let actuals: ActualRow[];
  let care: CareRow[];
  if (scope === 'everyone') {
    lines = await connection.run<LineRow>(linesInWeek, [providerId, weekStart, sunday]);
    actuals = await connection.run<ActualRow>(actualsInWeek, [providerId, weekStart]);
    care = await connection.run<CareRow>(careAll, [providerId, from, sunday]);
  } else {
    const ssRefs =
      'ssRefs' in scope
        ? scope.ssRefs
        : (await connection.run<{ ssRef: string }>(peopleOfLines, [providerId, JSON.stringify(scope.lineIds)])).map(
            (row) => row.ssRef,
          );
    const people = JSON.stringify(ssRefs);
    lines = await connection.run<LineRow>(linesOfPeople, [providerId, weekStart, sunday, people]);
    const ids = JSON.stringify(lines.map((line) => line.id));
    actuals = await connection.run<ActualRow>(actualsOfLines, [providerId, weekStart, ids]);
    care = await connection.run<CareRow>(careOfPeople, [providerId, from, sunday, people]);
  }

  const sorted = sortCare(care);
  const lookBack = linesThatLookBack(lines, actuals, sorted, scope);
  const earlier =
    lookBack.length === 0
      ? []
      : await connection.run<WeeklyActual>(earlierOfLines, [providerId, from, weekStart, JSON.stringify(lookBack)]);
  return {
    week,
    weekStart,
    lines,
    actuals: new Map(actuals.map((row) => [row.lineId, actualRecord(row)])),
    ...sorted,
    earlier: groupByLine(earlier),
    paid: new Set(paid.map((row) => row.service)),
  };
}

/**
 * The rules look at earlier weeks only for people of whom a line differs from plan or has a comment, or who have an
 * adjustment request or a log across weeks (a test holds them to it). Nine lines in ten go to plan: their twelve weeks
 * need not be read.
 */
function linesThatLookBack(
  lines: readonly ServiceLine[],
  actuals: readonly ActualRow[],
  { adjustments, log }: Pick<WeekState, 'adjustments' | 'log'>,
  scope: Parameters<typeof loadWeek>[3],
): string[] {
  const about = new Set(scope !== 'everyone' && 'lineIds' in scope ? scope.lineIds : []);
  for (const actual of actuals) {
    if (actual.variations.length > 0 || actual.comment !== '' || !isAsPlanned(actual)) about.add(actual.lineId);
  }
  for (const { lineId, reason, kind } of log) {
    if (reason === 'non_engagement' || kind === 'extra' || kind === 'not-claimed') about.add(lineId);
  }
  const people = new Set(adjustments.map((request) => request.ssRef));
  for (const { id, ssRef } of lines) if (about.has(id)) people.add(ssRef);
  return lines.filter(({ ssRef }) => people.has(ssRef)).map(({ id }) => id);
}

function sortCare(rows: readonly CareRow[]): Pick<WeekState, 'stays' | 'adjustments' | 'ends' | 'log'> {
  const care: Pick<WeekState, 'stays' | 'adjustments' | 'ends' | 'log'> = {
    stays: [],
    adjustments: [],
    ends: [],
    log: [],
  };
  for (const { kind, value } of rows) {
    switch (kind) {
      case 'stay':
        care.stays.push(value as HospitalStay);
        break;
      case 'adjustment':
        care.adjustments.push(value as AdjustmentRequest);
        break;
      case 'end':
        care.ends.push(value as ServiceEnd);
        break;
      case 'log':
        care.log.push(value as LogEntry);
        break;
      case 'absence':
        // No rule rests on it: what it explains stands on the lines.
        break;
    }
  }
  return care;
}

/** Rows arrive newest first, and stay so within each line. */
function groupByLine(rows: readonly WeeklyActual[]): Record<string, WeeklyActual[]> {
  // A line may be called like something that every object has.
  const byLine: Record<string, WeeklyActual[]> = Object.create(null);
  for (const row of rows) {
    const line = byLine[row.lineId] ?? [];
    line.push(weeklyActual(row));
    byLine[row.lineId] = line;
  }
  return byLine;
}
