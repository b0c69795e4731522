// The week that the demonstration and the specs record: which lines of the practice provider differ from plan in the
// current week, how each gets into the app (typed in the grid, or in a council CSV that is imported), and the three
// mistakes that are made on purpose and have to be found and put right.

import { currentWeek } from '../../src-portal/practice/calendar.ts';
import { asPlanned, plannedOn, withVariations } from '../../src-portal/practice/happenings.ts';
import type { PracticeData } from '../../src-portal/practice/types.ts';
import type { Reason, Variation, WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { ServiceLine } from '../../src-shared/domain/lines.ts';
import type { Quantity } from '../../src-shared/domain/quantity.ts';
import { addDays, type PlainDate } from '../../src-shared/domain/week.ts';
import type { RuleId } from '../../src-shared/rules/rule-ids.ts';
import { linesInHospital, nextQuietLine, plannedLines } from './quiet-lines.ts';

/** What is recorded of a line: its variations (none: as planned) and the comment. */
export interface DemoRecord {
  variations: Variation[];
  comment: string;
}

export interface DemoChange {
  line: ServiceLine;
  personName: string;
  how: 'typed' | 'imported';
  /** As it is first typed, or as the file has it. A file says no reasons or days: they are chosen after the import. */
  entered: DemoRecord;
  /** What is wrong with `entered` on purpose, and what it becomes; null where it is right at once. */
  mistake: { rule: RuleId; corrected: DemoRecord } | null;
}

/** The weekly figures of a record, by the formula. */
export function demoActual({ line }: Pick<DemoChange, 'line'>, { variations, comment }: DemoRecord): WeeklyActual {
  return withVariations(line, currentWeek, variations, comment);
}

/** What the portal holds of a changed line once everything is put right. */
export function finalActual(change: DemoChange): WeeklyActual {
  return demoActual(change, change.mistake?.corrected ?? change.entered);
}

/**
 * All actuals of the week for the council CSV that is imported: the plan, but for the changes that come by file, as
 * entered, mistakes included. Hand it to `councilFileFor`.
 */
export function importedActuals(data: PracticeData, changes: readonly DemoChange[]): WeeklyActual[] {
  const byLine = new Map(changes.filter(({ how }) => how === 'imported').map((change) => [change.line.id, change]));
  return plannedLines(data).map((line) => {
    const change = byLine.get(line.id);
    return change ? demoActual(change, change.entered) : asPlanned(line, currentWeek);
  });
}

const day = (index: number) => addDays(currentWeek, index);

const more = (quantity: Quantity, from: number, to = from) =>
  variation('extra', 'temporary_increase', quantity, day(from), day(to));

/** The fifteen changes of the practice week: nine typed, six imported; three of them wrong at first. */
export function practiceWeek(data: PracticeData): DemoChange[] {
  const next = nextQuietLine(data);
  const away = (
    line: ServiceLine,
    reason: Reason,
    from: number,
    to = from,
    visits: number | null = null,
  ): Variation => {
    const quantity = plannedOn(line, { from: day(from), to: day(to) }, visits);
    const category = line.serviceType === 'day_activities_planned' ? 'frustrated' : 'missed';
    return variation(category, reason, quantity, day(from), day(to));
  };

  const change = (
    how: DemoChange['how'],
    line: ServiceLine,
    variations: Variation[],
    comment: string,
    mistake: DemoChange['mistake'] = null,
  ): DemoChange => ({
    line,
    personName: data.people.find(({ ssRef }) => ssRef === line.ssRef)?.name ?? '',
    how,
    entered: { variations, comment },
    mistake,
  });

  const hospital = linesInHospital(data).map(({ line, stayId }) => {
    const stay = {
      ...variation('frustrated', 'hospital', line.plannedQuantity, day(0), day(6)),
      hospitalStayId: stayId,
    };
    return change('typed', line, [stay], 'Hospital week 2: still in St Aldhelm’s Infirmary.');
  });
  const home = (visits: number) => next('home_support', visits);
  const wedding = home(14);
  const weekend = home(21);
  const sick = home(14);
  const late = home(7);
  const court = next('extra_care', 7);
  const personal = next('supported_living_personal', 7);
  const noComment = next('extra_care', 14);
  const community = next('supported_living_community', 1);
  const dayCare = next('support_at_day_care', 2);
  const sessions = next('day_activities', 2);
  const planned = next('day_activities_planned', 2);
  const residential = next('residential_one_to_one', 7);
  const offStep = home(21);
  const noCommentMissed = [away(noComment, 'planned_absence', 1)];
  const stepMissed = away(offStep, 'non_engagement', 3, 3, 2);
  return [
    ...hospital,
    change(
      'typed',
      wedding,
      [away(wedding, 'planned_absence', 4, 5)],
      'At a wedding Friday and Saturday, cancelled in advance.',
    ),
    change(
      'typed',
      late,
      [more(150, 1, 3)],
      'Unwell Tuesday to Thursday, half an hour more each day agreed with daughter.',
    ),
    change(
      'typed',
      sick,
      [away(sick, 'provider_cause', 2, 2, 1), more(50, 3)],
      'Wednesday tea call missed (carer sick); extra call Thursday.',
    ),
    change('typed', court, [away(court, 'non_engagement', 5)], 'Refused Saturday visit, seen well; daughter informed.'),
    change(
      'typed',
      personal,
      [away(personal, 'non_engagement', 6)],
      'Asked staff to leave on Sunday, no support wanted.',
    ),
    change('typed', noComment, noCommentMissed, '', {
      rule: 'comment-missing',
      corrected: { variations: noCommentMissed, comment: 'Out with son all Tuesday, notice given on Monday.' },
    }),
    // 1.00 more "for shopping": not payable in supported living, so it goes; the hours were delivered as planned.
    change('typed', community, [more(100, 3)], 'One hour more for shopping on Thursday.', {
      rule: 'extra-not-allowed',
      corrected: { variations: [], comment: '' },
    }),
    change('imported', weekend, [away(weekend, 'planned_absence', 5, 6)], 'Weekend with sister, cancelled in advance.'),
    change(
      'imported',
      dayCare,
      [away(dayCare, 'planned_absence', 0, 4, 1)],
      'Podiatry appointment, cancelled last week.',
    ),
    change('imported', sessions, [away(sessions, 'non_engagement', 0, 4, 1)], 'Did not want to come, "too hot".'),
    change(
      'imported',
      planned,
      [away(planned, 'planned_absence', 0, 4, 1)],
      'Family visit, session cancelled in advance.',
    ),
    change(
      'imported',
      residential,
      [away(residential, 'provider_cause', 2)],
      'Staff sickness Wednesday, no cover; manager informed.',
    ),
    change(
      'imported',
      offStep,
      [{ ...stepMissed, quantity: stepMissed.quantity + 10 }],
      'Refused two calls on Thursday.',
      {
        rule: 'quantity-step',
        corrected: { variations: [stepMissed], comment: 'Refused two calls on Thursday.' },
      },
    ),
  ];
}

function variation(
  category: Variation['category'],
  reason: Reason,
  quantity: Quantity,
  firstDay: PlainDate,
  lastDay: PlainDate,
): Variation {
  return { category, reason, quantity, firstDay, lastDay, hospitalStayId: null, note: '' };
}
