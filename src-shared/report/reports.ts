// The reports, each a pure function of what the store holds for some weeks. Rows are in an order that a person would
// look for: by week, then name.

import type { CouncilProfile } from '../council/schema.ts';
import type { Reason, WeeklyActual } from '../domain/actuals.ts';
import { decisionsOf, decisionWords } from '../domain/decisions.ts';
import { hospitalWeek } from '../domain/hospital.ts';
import { type HospitalStay, isPlannedInWeek, type Person, type ServiceLine } from '../domain/lines.ts';
import { personName } from '../domain/names.ts';
import type { Quantity } from '../domain/quantity.ts';
import { formatDate, formatWeek, sundayOf } from '../domain/week.ts';
import { compareNames, type NameOrder, nameComparator, nameInOrder } from '../readers/names.ts';
import type { ServiceTotal } from './overview.ts';
import type { Report, ReportKind, ReportRow } from './report.ts';

export interface ReportWeek {
  weekStart: string;
  lines: readonly ServiceLine[];
  actuals: readonly WeeklyActual[];
  /** What lines came to that are no longer here. */
  totals?: readonly ServiceTotal[];
}

export interface HistoryLine {
  /** In words, in the council's own time. */
  at: string;
  by: string;
  what: string;
  weekStart: string | null;
  lineId: string | null;
  changes: string;
  source: string;
}

export interface ReportFacts {
  /** Oldest first. */
  weeks: readonly ReportWeek[];
  people: ReadonlyMap<string, Person>;
  stays: readonly HospitalStay[];
  history: readonly HistoryLine[];
  council: CouncilProfile;
  nameOrder: NameOrder;
}

function nameIn({ people, nameOrder }: ReportFacts, ssRef: string): string {
  return nameInOrder(personName(people.get(ssRef), ssRef), nameOrder);
}

type Column = Report['columns'][number];
const text = (label: string): Column => ({ label, holds: 'text' });
const quantity = (label: string): Column => ({ label, holds: 'quantity' });
const count = (label: string): Column => ({ label, holds: 'count' });

export function reportOf(kind: ReportKind, facts: ReportFacts): Report {
  const { weeks } = facts;
  const [first, last] = [weeks[0], weeks.at(-1)];
  const period =
    first === undefined || last === undefined
      ? ''
      : first === last
        ? `Week ${formatWeek(first.weekStart)}`
        : `${formatDate(first.weekStart)} to ${formatDate(sundayOf(last.weekStart))}`;
  return { kind, period, ...tableOf(kind, facts) };
}

type Table = Omit<Report, 'kind' | 'period'>;

function tableOf(kind: ReportKind, facts: ReportFacts): Table {
  switch (kind) {
    case 'missing-actuals':
      return missingActuals(facts);
    case 'variations-person':
      return variationsByPerson(facts);
    case 'variations-service':
      return grouped(facts, 'Variations by service', 'Service', ({ line }) => line?.service ?? '');
    case 'variations-reason':
      return grouped(facts, 'Variations by reason', 'Reason', ({ reason }) => facts.council.reasons[reason].label);
    case 'hours':
      return hoursByWeek(facts);
    case 'hospital':
      return hospitalStays(facts);
    case 'history':
      return history(facts);
  }
}

function missingActuals(facts: ReportFacts): Table {
  const byName = nameComparator(facts.nameOrder);
  const nameOf = ({ ssRef }: ServiceLine) => personName(facts.people.get(ssRef), ssRef);
  const rows = facts.weeks.flatMap(({ weekStart, lines, actuals }) => {
    const recorded = new Set(actuals.map(({ lineId }) => lineId));
    return lines
      .filter((line) => isPlannedInWeek(line, weekStart, sundayOf(weekStart)) && !recorded.has(line.id))
      .toSorted((a, b) => byName(nameOf(a), nameOf(b)))
      .map((line): ReportRow => {
        const { ssRef, service, serviceLevel, plannedQuantity } = line;
        return [formatWeek(weekStart), nameIn(facts, ssRef), ssRef, service, serviceLevel, plannedQuantity];
      });
  });
  return {
    title: 'Missing actuals',
    note: 'Lines that are planned in a week and have no actual in it. Generate the week again to add them.',
    columns: [text('Week'), text('Person'), text('SS Ref'), text('Service'), text('Level'), quantity('Planned')],
    rows,
    totals: null,
  };
}

interface VariationOfWeek {
  weekStart: string;
  line: ServiceLine | undefined;
  category: 'frustrated' | 'missed' | 'extra';
  reason: Reason;
  quantity: Quantity;
  days: string;
  note: string;
}

function variationsOf({ weeks }: ReportFacts): VariationOfWeek[] {
  return weeks.flatMap(({ weekStart, lines, actuals }) => {
    const byId = new Map(lines.map((line) => [line.id, line]));
    return actuals.flatMap(({ lineId, variations }) =>
      variations.map(({ category, reason, quantity: hundredths, firstDay, lastDay, note }) => ({
        weekStart,
        line: byId.get(lineId),
        category,
        reason,
        quantity: hundredths,
        days:
          firstDay === null || lastDay === null
            ? ''
            : firstDay === lastDay
              ? formatDate(firstDay)
              : `${formatDate(firstDay)} to ${formatDate(lastDay)}`,
        note,
      })),
    );
  });
}

function variationsByPerson(facts: ReportFacts): Table {
  const { people, council } = facts;
  const rows = variationsOf(facts).map((one): { name: string; row: ReportRow } => {
    const ssRef = one.line?.ssRef ?? '';
    const name = personName(people.get(ssRef), ssRef);
    return {
      name,
      row: [
        nameInOrder(name, facts.nameOrder),
        ssRef,
        one.line?.service ?? '',
        formatWeek(one.weekStart),
        categoryWords[one.category],
        council.reasons[one.reason].label,
        one.quantity,
        one.days,
        one.note,
      ],
    };
  });
  // The sort is stable: within a person the weeks stay in order.
  const byName = nameComparator(facts.nameOrder);
  rows.sort((a, b) => byName(a.name, b.name));
  return {
    title: 'Variations by person',
    note: '',
    columns: [
      text('Person'),
      text('SS Ref'),
      text('Service'),
      text('Week'),
      text('Category'),
      text('Reason'),
      quantity('Hours'),
      text('Days'),
      text('Note'),
    ],
    rows: rows.map(({ row }) => row),
    totals: null,
  };
}

/** One row a group: how many variations, and the hours of each category. */
function grouped(facts: ReportFacts, title: string, heading: string, groupOf: (one: VariationOfWeek) => string): Table {
  const groups = new Map<string, { count: number; frustrated: number; missed: number; extra: number }>();
  for (const one of variationsOf(facts)) {
    const name = groupOf(one);
    const group = groups.get(name) ?? { count: 0, frustrated: 0, missed: 0, extra: 0 };
    group.count += 1;
    group[one.category] += one.quantity;
    groups.set(name, group);
  }
  const rows = [...groups]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([name, sums]): ReportRow => [name, sums.count, sums.frustrated, sums.missed, sums.extra]);
  return {
    title,
    note: '',
    columns: [text(heading), count('Variations'), quantity('Frustrated'), quantity('Missed'), quantity('Extra')],
    rows,
    totals: totalsOf(rows, 5),
  };
}

function hoursByWeek({ weeks }: ReportFacts): Table {
  const rows = weeks.map(({ weekStart, actuals, totals = [] }): ReportRow => {
    const sum = (field: 'planned' | 'actual' | 'frustrated' | 'missed' | 'extra') =>
      [...actuals, ...totals].reduce((total, actual) => total + actual[field], 0);
    return [
      formatWeek(weekStart),
      totals.reduce((lines, total) => lines + total.lines, actuals.length),
      sum('planned'),
      sum('actual'),
      sum('frustrated'),
      sum('missed'),
      sum('extra'),
    ];
  });
  return {
    title: 'Hours by week',
    note: '',
    columns: [
      text('Week'),
      count('Lines'),
      quantity('Planned'),
      quantity('Actual'),
      quantity('Frustrated'),
      quantity('Missed'),
      quantity('Extra'),
    ],
    rows,
    totals: totalsOf(rows, 7),
  };
}

function hospitalStays(facts: ReportFacts): Table {
  const { weeks, stays } = facts;
  const [first, last] = [weeks[0], weeks.at(-1)];
  const rows =
    first === undefined || last === undefined
      ? []
      : stays
          .filter(
            (stay) =>
              stay.admitted <= sundayOf(last.weekStart) &&
              (stay.discharged === null || stay.discharged >= first.weekStart),
          )
          .map((stay): ReportRow => {
            const lastWeek = stay.discharged === null ? last.weekStart : stay.discharged;
            return [
              nameIn(facts, stay.ssRef),
              stay.ssRef,
              formatDate(stay.admitted),
              stay.discharged === null ? 'still in hospital' : formatDate(stay.discharged),
              Math.max(1, Math.floor(hospitalWeek(stay, lastWeek))),
              stay.told === null ? 'nobody yet' : `${stay.told.who}, ${formatDate(stay.told.on)}`,
              decisionsOf(stay).map(decisionWords).join('; '),
            ];
          });
  return {
    title: 'Hospital stays',
    note: 'The week of admission is hospital week 1.',
    columns: [
      text('Person'),
      text('SS Ref'),
      text('Admitted'),
      text('Discharged'),
      count('Hospital weeks'),
      text('Operational team told'),
      text('Decisions'),
    ],
    rows,
    totals: null,
  };
}

function history(facts: ReportFacts): Table {
  const { history: entries, weeks } = facts;
  const lines = new Map(weeks.flatMap((week) => week.lines.map((line) => [line.id, line] as const)));
  return {
    title: 'History',
    note: 'Who changed what, and when, on this computer and by sync; newest first.',
    columns: [
      text('When'),
      text('Who'),
      text('What'),
      text('Week'),
      text('Person'),
      text('Service'),
      text('Change'),
      text('Source'),
    ],
    rows: entries.map((entry): ReportRow => {
      const line = entry.lineId === null ? undefined : lines.get(entry.lineId);
      return [
        entry.at,
        entry.by,
        entry.what,
        entry.weekStart === null ? '' : formatWeek(entry.weekStart),
        line === undefined ? '' : nameIn(facts, line.ssRef),
        line?.service ?? '',
        entry.changes,
        entry.source,
      ];
    }),
    totals: null,
  };
}

const categoryWords = { frustrated: 'Frustrated', missed: 'Missed', extra: 'Extra' } as const;

function totalsOf(rows: readonly ReportRow[], width: number): ReportRow {
  const sums = Array.from({ length: width }, (_, index) =>
    rows.reduce((total, row) => total + (typeof row[index] === 'number' ? row[index] : 0), 0),
  );
  return ['Total', ...sums.slice(1)];
}
