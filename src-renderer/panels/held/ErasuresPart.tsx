// Who was erased on this computer, as far as that may still be said: by whom, when and why.
import { useErasures } from '../../app-api/care-queries.ts';
import { Part } from '../../components/Page.tsx';
import { erasureReasonWords } from '../../words/erasure.ts';
import { formatMoment } from '../../words/time.ts';

export function ErasuresPart() {
  const { value } = useErasures();
  if (value === null || value.erasures.length === 0) return null;
  return (
    <Part title="People erased on this computer">
      <ul>
        {value.erasures.map(({ id, at, byName, why, isDone }) => (
          <li key={id}>
            One person, on {formatMoment(at)}, by {byName}. {erasureReasonWords[why]}.
            {isDone ? '' : ' Older backups could not be taken away yet; the next start tries again.'}
          </li>
        ))}
      </ul>
    </Part>
  );
}
