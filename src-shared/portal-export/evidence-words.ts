// The one place that says in words what is known of a week by files. What must stay true: a sentence is made from the
// evidence that the state carries and never says more; "the portal holds" needs a comparison, "reported confirming"
// needs the report; a hub's closing is never the council's; past its deadline a week without its proof says so first.

import type { CouncilProfile } from '../council/schema.ts';
import { count } from '../domain/count.ts';
import { formatDeadline } from '../domain/deadline.ts';
import type { DifferingReadBack, Evidence, FileWeek, PortalHolding } from './evidence.ts';
import { formatMoment } from './moment.ts';
import { readBackSentence } from './read-back.ts';

const lines = (number: number) => count(number, 'line');

/** The sentence on screen about one service of a week. */
export function fileWeekSentence(week: FileWeek, timeZone: string): string {
  switch (week.state) {
    case 'no-export':
      return 'No export of this week from the portal yet.';
    case 'plan-known':
      return `Nothing recorded differs from ${exportWords(week.source, timeZone)} (${lines(week.lines)}). There is something to upload only if something differs.`;
    case 'recorded':
      return `${week.changed} of ${lines(week.lines)} recorded otherwise than in ${exportWords(week.source, timeZone)}. No file made yet.`;
    case 'file-made':
      return `File made, not uploaded: ${week.file.fileName}, ${formatMoment(week.file.at, timeZone)}.`;
    case 'upload-reported':
      return `${uploadWords(week.upload, timeZone)} Not read back: what the portal has is not known.`;
    case 'read-back-matched':
      return `${heldWords({ by: 'read-back', readBack: week.readBack }, week.source, timeZone)} Next: Scheduled Payments.`;
    case 'read-back-differs':
      return differsWords(week.readBack, timeZone);
    case 'confirmation-reported':
      return confirmationWords(week, timeZone);
    case 'changed-since-file':
      return changedWords(week, timeZone);
  }
}

const exportWords = ({ exportedAt }: { exportedAt: string }, timeZone: string) =>
  `the export of ${formatMoment(exportedAt, timeZone)}`;

function uploadWords({ by, at }: Evidence<'upload-reported'>, timeZone: string): string {
  return `${by.name} reported uploading the file on ${formatMoment(at, timeZone)}.`;
}

function heldWords(held: PortalHolding, source: { exportedAt: string }, timeZone: string): string {
  if (held.by === 'export') {
    const when = formatMoment(source.exportedAt, timeZone);
    return `The portal held these figures when it was exported on ${when}: ${held.lines} of ${lines(held.lines)}, and nothing was uploaded since.`;
  }
  const { readBack } = held;
  const count = `${readBack.result.lines} of ${lines(readBack.result.lines)}`;
  const whose = readBack.sameBytesAsFile ? `, which ${readBack.by.name} chose as the portal’s` : '';
  return `The portal holds these figures: ${count}, by the export of ${formatMoment(readBack.source.exportedAt, timeZone)}${whose}.`;
}

function differsWords(readBack: DifferingReadBack, timeZone: string): string {
  const when = formatMoment(readBack.source.exportedAt, timeZone);
  return `The portal has other figures by the export of ${when}: ${readBackSentence(readBack.result)} See what to mend.`;
}

/** `Aisha reported confirming on Tuesday 11 March 2025, 4:20pm.` */
export function reportedWords({ by, confirmedBy, at }: Evidence<'confirmation-reported'>, timeZone: string): string {
  const when = formatMoment(at, timeZone);
  return by.name === confirmedBy
    ? `${by.name} reported confirming on ${when}.`
    : `${by.name} reported that ${confirmedBy} confirmed on ${when}.`;
}

function totalWords({ totalPence, picture }: Evidence<'confirmation-reported'>): string {
  const shown = totalPence === null ? '' : ` Scheduled Payments showed ${formatPence(totalPence)}.`;
  return picture === null ? shown : `${shown} A picture is kept.`;
}

/** `£1,234.50` */
export function formatPence(pence: number): string {
  const pounds = Math.floor(Math.abs(pence) / 100).toLocaleString('en-GB');
  return `${pence < 0 ? '−' : ''}£${pounds}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;
}

function confirmationWords(week: Extract<FileWeek, { state: 'confirmation-reported' }>, timeZone: string): string {
  const report = reportedWords(week.confirmation, timeZone) + totalWords(week.confirmation);
  if (week.differs !== null) return `${differsWords(week.differs, timeZone)} ${report}`;
  if (week.held === null) return `${report} Not read back: what the portal has is not known.`;
  return `${report} ${heldWords(week.held, week.source, timeZone)}`;
}

function changedWords(week: Extract<FileWeek, { state: 'changed-since-file' }>, timeZone: string): string {
  if (week.confirmation !== null) {
    const before = reportedWords(week.confirmation, timeZone);
    return `Changed since: ${before} Make the file again, upload it and go to Scheduled Payments once more.`;
  }
  const made = week.file === null ? '' : ` made ${formatMoment(week.file.at, timeZone)}`;
  return `Changed since the file${made}. Make the file again.`;
}

export type Tone = 'done' | 'open' | 'amber' | 'attention';

export interface StatusWords {
  tone: Tone;
  /** What the header shows; the loud sentence comes first once the deadline is past. */
  sentence: string;
}

/**
 * How a service of a week stands towards its deadline: amber, and first in the sentence, once that is past without both
 * the comparison and the report.
 * @param deadline ISO instant (`deadlines(...).operative`)
 * @param now ISO instant
 */
export function serviceStatus(
  week: FileWeek,
  { deadline, now, council }: { deadline: string; now: string; council: Pick<CouncilProfile, 'deadline'> },
): StatusWords {
  const sentence = fileWeekSentence(week, council.deadline.timeZone);
  const isMarred =
    week.state === 'read-back-differs' || (week.state === 'confirmation-reported' && week.differs !== null);
  const lacking = whatIsLacking(week);
  const late = lacking !== null && Date.parse(now) > Date.parse(deadline);
  const loud = late
    ? `Past its deadline of ${formatDeadline(deadline, council)}, and ${lacking}. ${sentence}`
    : sentence;
  if (isMarred) return { tone: 'attention', sentence: loud };
  if (late) return { tone: 'amber', sentence: loud };
  return { tone: lacking === null ? 'done' : 'open', sentence };
}

/** What the week still lacks to be beyond doubt, or null. */
function whatIsLacking(week: FileWeek): string | null {
  switch (week.state) {
    case 'no-export':
      return 'no export was brought in';
    case 'plan-known':
    case 'read-back-matched':
      return 'nobody has reported the last step, in Scheduled Payments';
    case 'recorded':
      return 'no file was made';
    case 'file-made':
      return 'nobody has reported uploading the file';
    case 'upload-reported':
      return 'nobody has compared what the portal has, nor reported the last step, in Scheduled Payments';
    case 'read-back-differs':
      return 'the portal has other figures';
    case 'changed-since-file':
      return 'the figures changed since';
    case 'confirmation-reported':
      if (week.differs !== null) return 'the portal has other figures';
      return week.held === null ? 'nobody has compared what the portal has' : null;
  }
}

export interface ServiceWeek {
  service: string;
  week: FileWeek;
}

/** All services of a week in one line: how many lines are read back, and the least of what is known of the services. */
export function weekSummary(services: readonly [ServiceWeek, ...ServiceWeek[]], timeZone: string): string {
  const readBacks = services.flatMap(({ week }) => {
    if (week.state === 'read-back-matched') return [week.readBack];
    return week.state === 'confirmation-reported' && week.held?.by === 'read-back' ? [week.held.readBack] : [];
  });
  const [only] = services;
  if (services.length === 1) return fileWeekSentence(only.week, timeZone);
  const reported = services.filter(({ week }) => week.state === 'confirmation-reported').length;
  const total = readBacks.reduce((sum, { result }) => sum + result.lines, 0);
  const parts: string[] = [];
  if (readBacks.length === services.length) parts.push(`The portal holds these figures: ${total} of ${lines(total)}.`);
  else parts.push(`Read back: ${readBacks.length} of ${services.length} services.`);
  parts.push(`Reported in Scheduled Payments: ${reported} of ${services.length} services.`);
  return parts.join(' ');
}

const urgency: readonly Tone[] = ['done', 'open', 'amber', 'attention'];

/** The whole week towards its deadline: as bad as the worst of its services, which are named. */
export function weekStatus(
  services: readonly [ServiceWeek, ...ServiceWeek[]],
  when: Parameters<typeof serviceStatus>[1],
): StatusWords {
  const [only] = services;
  if (services.length === 1) return serviceStatus(only.week, when);
  const each = services.map(({ service, week }) => ({ service, ...serviceStatus(week, when) }));
  const tone = each.reduce<Tone>(
    (worst, one) => (urgency.indexOf(one.tone) > urgency.indexOf(worst) ? one.tone : worst),
    'done',
  );
  if (tone === 'done') return { tone, sentence: weekSummary(services, when.council.deadline.timeZone) };
  const worst = each.filter((one) => one.tone === tone);
  return { tone, sentence: worst.map(({ service, sentence }) => `${service}: ${sentence}`).join(' ') };
}
