// What has to be fixed, at the top of the page, each sentence leading to its place in the list: the same words stand there.

import type { WeekFinding } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import summary from '../../components/ErrorSummary.module.css';
import { PersonOf } from '../../panels/finding/PersonOf.tsx';

interface ProblemSummaryProps {
  errors: readonly WeekFinding[];
  onGo: (key: string) => void;
}

/** More than these are a list, not a summary; the list itself stands below. */
const most = 8;

export function ProblemSummary({ errors, onGo }: ProblemSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <section className={summary.summary} aria-labelledby="problem-summary">
      <h2 id="problem-summary">{errors.length === 1 ? 'There is a problem' : `There are ${errors.length} problems`}</h2>
      <ul>
        {errors.slice(0, most).map((finding) => (
          <li key={finding.key}>
            <button type="button" className={summary.link} onClick={() => onGo(finding.key)}>
              <PersonOf lineId={finding.lineId} withService />: {finding.message}
            </button>
          </li>
        ))}
        {errors.length > most ? <li>and {count(errors.length - most, 'more problem')} in the list below</li> : null}
      </ul>
    </section>
  );
}
