// A change that lasts, in the words of whoever is asked for it: the council's form, or the operational team.
import type { AdjustmentChange, ServiceEnd } from '../domain/lines.ts';
import { formatDate, type PlainDate } from '../domain/week.ts';

export type ChangeKind = AdjustmentChange['kind'];

export const changeWords: Record<ChangeKind, string> = {
  increase: 'more hours',
  reduction: 'fewer hours',
  end: 'service ends',
  level: 'another level, such as single to double handed',
};

/** `the request for the … from 3 March` */
export function changeNoun(kind: ChangeKind): string {
  switch (kind) {
    case 'increase':
    case 'level':
      return 'increase';
    case 'end':
      return 'end of service';
    case 'reduction':
      return 'change';
  }
}

/**
 * What the operational team is asked of a change on one line. S-A: an increase "must be requested to the relevant
 * operational team and will be managed by a temp additional service line or new increase service line if approved".
 */
export function changeMessage(change: {
  kind: 'increase' | 'reduction' | 'end';
  /** `SS Ref 0012345, Home Support Single-handed` */
  line: string;
  ssRef: string;
  first: PlainDate;
  last: PlainDate | null;
  /** The reason in the words of a comment. */
  why: string;
  end: Pick<ServiceEnd, 'cause' | 'lastDay'> | null;
}): { subject: string; text: string } {
  const { kind, line, ssRef, first, last, why, end } = change;
  const days = `from ${formatDate(first)}${last === null ? '' : ` to ${formatDate(last)}`}`;
  switch (kind) {
    case 'increase':
      return {
        subject: `Request for more hours for SS Ref ${ssRef}`,
        text: `${line}: more hours than planned have been needed ${days} (${why}). Please consider a temporary additional service line, or a new one.`,
      };
    case 'reduction':
      return {
        subject: `Change of the plan for SS Ref ${ssRef}`,
        text: `${line}: fewer hours than planned have been delivered ${days} (${why}). Please review the plan.`,
      };
    case 'end': {
      const what = end?.cause === 'died' ? 'the person has died' : 'the service has ended';
      return {
        subject: `End of service for SS Ref ${ssRef}`,
        text: `${line}: ${what}. The last day of service was ${formatDate(first)}. Please end the service line.`,
      };
    }
  }
}
