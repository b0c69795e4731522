// What was last heard of a site in a week, in words. Pure.
import type { SiteHeard } from '../../../src-shared/domain/sites.ts';
import { formatLongDate } from '../../../src-shared/domain/week.ts';
import { formatMoment } from '../../words/time.ts';

/** `Logged up to Thursday 5 June 2025 (Aisha Khan, Monday 9 June 2025, 9:12am)` */
export function heardWords(heard: SiteHeard | null): string {
  if (heard === null) return 'Nothing yet';
  const { what, day } = heard;
  const who = whoAndWhen(heard);
  const logged = day === null ? '' : `Logged up to ${formatLongDate(day)}`;
  if (what === 'log') return `${logged === '' ? 'Logged' : logged}${who}`;
  return `${saidWords[what]}${who}${logged === '' ? '' : `. ${logged}`}`;
}

const saidWords = {
  packet: 'Site packet',
  told: 'Told us',
  sheet: 'Its sheet was typed in',
} as const satisfies Record<Exclude<SiteHeard['what'], 'log'>, string>;

function whoAndWhen({ by, at }: SiteHeard): string {
  const parts = [by ?? '', at === null ? '' : formatMoment(at)].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}
