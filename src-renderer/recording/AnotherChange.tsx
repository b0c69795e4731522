// Days that only a weekend or bank holiday parts from an earlier change go on from it, unless somebody says that they are
// another one, and why: then they are counted from their own first day.
import { formatLongDate, formatShortDate } from '../../src-shared/domain/week.ts';
import { Choices } from '../components/Choices.tsx';
import { TextField } from '../components/TextField.tsx';
import type { ReasonAnswer } from './answer.ts';
import type { ChangeBefore } from './use-change-before.ts';

interface AnotherChangeProps {
  before: ChangeBefore;
  answer: ReasonAnswer;
  error: string;
  change: (part: Partial<ReasonAnswer>) => void;
}

export function AnotherChange({ before: { what, firstDay, lastDay }, answer, error, change }: AnotherChangeProps) {
  const cause = answer.separateCause ?? null;
  const days =
    firstDay === lastDay ? formatLongDate(lastDay) : `${formatShortDate(firstDay)} to ${formatLongDate(lastDay)}`;
  const it = what === 'increase' ? 'an increase' : 'an absence';
  return (
    <>
      <Choices
        label={`Only days off lie between this and ${it} of ${days}.`}
        choices={[
          { value: 'goes-on', label: 'It goes on', hint: 'Its days are counted together.' },
          { value: 'another', label: `It is another ${what}`, hint: 'Its days are counted anew.' },
        ]}
        value={cause === null ? 'goes-on' : 'another'}
        onChange={(value) => change({ separateCause: value === 'another' ? (cause ?? '') : null })}
      />
      {cause === null ? null : (
        <TextField
          label="Its own cause"
          hint="Such as “daughter away this week”"
          value={cause}
          onChange={(typed) => change({ separateCause: typed })}
          maxLength={2000}
          error={error}
        />
      )}
    </>
  );
}
