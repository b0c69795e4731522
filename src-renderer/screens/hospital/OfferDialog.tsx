// "Offer for this week" of a hospital stay.
import { hospitalDays } from '../../../src-shared/domain/hospital.ts';
import type { StayLine, StayOfWeek } from '../../../src-shared/domain/hospital-week.ts';
import { formatLongDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useStayPreview } from '../../app-api/care-queries.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { recordedDays, recordedHours } from './offer-entry.ts';
import { PeriodOffer } from './PeriodOffer.tsx';

interface OfferDialogProps {
  stay: StayOfWeek;
  name: string;
  onClose: () => void;
}

export function OfferDialog({ stay: { stay, week: number, lines }, name, onClose }: OfferDialogProps) {
  const { week } = useWorkspace();
  const { run } = useAppCalls();
  const possible = hospitalDays(stay, week.weekStart);
  return (
    <PeriodOffer
      title={`${name}: hospital week ${number}`}
      intro={`Admitted ${formatLongDate(stay.admitted)}.`}
      legend="Days without care because of the stay"
      ssRef={stay.ssRef}
      possible={possible}
      startDays={recordedDays(week, stay) ?? possible}
      startHours={recordedHours(week, stay)}
      lines={lines.map((line) => ({ line: line.line, words: payWords(line) }))}
      id={stay.id}
      usePreview={useStayPreview}
      record={(chosen) => run('stay.record', { ...chosen, stayId: stay.id })}
      onClose={onClose}
    />
  );
}

function payWords({ status, limit }: StayLine): string {
  switch (status) {
    case 'beyond':
      return `beyond the ${limit} paid weeks: recorded as missed, not paid`;
    case 'awaited':
      return 'beyond the paid weeks, decision awaited';
    case 'given':
      return 'paid by decision';
    case 'within':
      return 'paid';
  }
}
