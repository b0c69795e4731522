// "Offer for this week" of an absence.

import type { AbsenceOfWeek } from '../../../src-shared/domain/absence-week.ts';
import { absenceDaysWords, absenceNames } from '../../../src-shared/domain/absence-words.ts';
import { ownVariations } from '../../../src-shared/domain/absences.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { daysOfWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useAbsencePreview } from '../../app-api/care-queries.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { PeriodOffer } from './PeriodOffer.tsx';

interface AbsenceOfferProps {
  absence: AbsenceOfWeek;
  name: string;
  onClose: () => void;
}

export function AbsenceOffer({ absence: { absence, lines }, name, onClose }: AbsenceOfferProps) {
  const { week, council } = useWorkspace();
  const { run } = useAppCalls();
  const possible = daysOfWeek(week.weekStart).filter((day) => lines.some(({ days }) => days.includes(day)));
  return (
    <PeriodOffer
      title={`${name}: away this week`}
      intro={`${absenceNames[absence.kind]}, ${absenceDaysWords(absence)}.`}
      legend="Days away"
      ssRef={absence.ssRef}
      possible={possible}
      startDays={possible}
      startHours={recordedHours()}
      lines={lines.map(({ line, days }) => ({ line, words: payWords(line.serviceType, days.length) }))}
      id={absence.id}
      usePreview={useAbsencePreview}
      record={(chosen) => run('stay.record-absence', { ...chosen, absenceId: absence.id })}
      onClose={onClose}
    />
  );

  /** What stands for the same days and no others: whoever came home early starts from the share of the days that are left. */
  function recordedHours(): Record<string, string> {
    const hours: Record<string, string> = {};
    for (const { line, days } of lines) {
      const actual = week.rows.find((row) => row.line.id === line.id)?.actual;
      const own = actual === null || actual === undefined ? [] : ownVariations(actual, absence, days);
      const isSame = own.every(
        ({ firstDay, lastDay }) => firstDay === (days[0] ?? null) && (lastDay ?? '') >= (days.at(-1) ?? ''),
      );
      const sum = own.reduce((total, { quantity }) => total + quantity, 0);
      const isBeyond = own.some(
        ({ lastDay }) => lastDay !== null && absence.lastDay !== null && lastDay > absence.lastDay,
      );
      if (sum > 0 && isSame && !isBeyond) hours[line.id] = formatQuantity(sum);
    }
    return hours;
  }

  function payWords(type: (typeof lines)[number]['line']['serviceType'], days: number): string {
    if (days === 0) return 'no day of the absence';
    const { paid } = council.serviceTypes[type].reasons.planned_absence;
    if (paid === 'yes') return 'paid';
    return paid === 'no' ? 'not paid' : 'the guidance does not say whether it is paid';
  }
}
