// The guidance's checklist of a week (S-B, "Checklist"), in its order and words, with how far each point is. Pure.

import type { WeekView } from '../../src-shared/app-api/index.ts';
import { count } from '../../src-shared/domain/count.ts';

export interface ChecklistFacts {
  generated: boolean;
  lines: number;
  untouched: number;
  /** Lines whose comment is missing. */
  commentsToWrite: number;
  errors: number;
  /** Warnings that nobody acknowledged. */
  warnings: number;
  services: number;
  confirmed: number;
}

export function checklistOf(facts: ChecklistFacts): WeekView['checklist'] {
  const { generated, lines, untouched, commentsToWrite, errors, warnings, services, confirmed } = facts;
  const looked = lines - untouched;
  const exceptions = errors + warnings;
  return [
    {
      id: 'generated',
      label: 'Generated actuals',
      state: generated ? 'done' : 'open',
      detail: generated ? count(lines, 'line') : 'not yet',
    },
    {
      id: 'amended',
      label: 'Amended actuals where necessary',
      state: generated && untouched === 0 && lines > 0 ? 'done' : 'open',
      detail: lines === 0 ? '' : `${looked} of ${lines} looked at`,
    },
    {
      id: 'comments',
      label: 'Provided comment where submission is anything different to planned service',
      state: commentsToWrite > 0 ? 'attention' : generated ? 'done' : 'open',
      detail: commentsToWrite > 0 ? `${commentsToWrite} to write` : generated ? 'none missing' : '',
    },
    {
      id: 'exceptions',
      label: 'Reviewed exceptions and amended/corrected where necessary',
      state: errors > 0 ? 'attention' : warnings > 0 || !generated ? 'open' : 'done',
      detail: exceptions > 0 ? exceptionsText(errors, warnings) : generated ? 'none' : '',
    },
    {
      id: 'confirmed',
      label: 'Confirmed actuals',
      state: services > 0 && confirmed === services ? 'done' : 'open',
      detail: confirmed > 0 ? `${confirmed} of ${count(services, 'service')}` : 'not confirmed',
    },
  ];
}

function exceptionsText(errors: number, warnings: number): string {
  const parts: string[] = [];
  if (errors > 0) parts.push(`${errors} to fix`);
  if (warnings > 0) parts.push(`${warnings} to accept`);
  return parts.join(', ');
}
