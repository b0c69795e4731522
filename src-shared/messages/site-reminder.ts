// Asks a site for its week. It names nobody who draws on care: it goes by mail, to whoever is in charge there.
import type { Site } from '../domain/sites.ts';
import { formatWeek, type PlainDate } from '../domain/week.ts';

/**
 * @param due when the week is due, in words: `Tuesday 11 March, 5pm`
 * @param from who asks
 */
export function siteReminderDraft(
  site: Pick<Site, 'name' | 'inCharge'>,
  { weekStart, due, from }: { weekStart: PlainDate; due: string; from: string },
): { subject: string; text: string } {
  const week = formatWeek(weekStart);
  const text = [
    site.inCharge === '' ? 'Hello,' : `Dear ${site.inCharge},`,
    '',
    `We have had nothing from ${site.name} yet for the week ${week}.`,
    'Please send us your sheet, or a site packet, today: what differed from the plan, and on which day.',
    'If nothing differed, please say so.',
    '',
    `The week has to be with the council by ${due}.`,
    '',
    'Thank you,',
    from,
  ].join('\n');
  return { subject: `${site.name}: nothing yet for the week ${week}`, text };
}
