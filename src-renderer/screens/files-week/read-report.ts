// Times and amounts as people type them into the report of Scheduled Payments.

/** `4:20pm`, `4pm`, `16:20` as `16:20`; blank is midnight and means that nothing was said; null: no time. */
export function readTime(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '') return '00:00';
  const found = /^(\d{1,2})(?:[.:](\d{2}))?\s*(am|pm)?$/.exec(trimmed);
  if (found === null) return null;
  const [, hours = '', minutes = '00', half] = found;
  const hour = Number(hours);
  if (Number(minutes) > 59 || hour > 23) return null;
  // A bare number says neither half of the day.
  if (half === undefined && !/[.:]/.test(trimmed)) return null;
  if (half !== undefined && (hour < 1 || hour > 12)) return null;
  const of24 = half === undefined ? hour : (hour % 12) + (half === 'pm' ? 12 : 0);
  return `${String(of24).padStart(2, '0')}:${minutes}`;
}

/** `£12,345.60` in pence; null for blank; undefined for what is no amount. */
export function readPounds(text: string): number | null | undefined {
  const trimmed = text.trim().replace(/^£\s*/, '');
  if (trimmed === '') return null;
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(trimmed);
  if (found === null) return undefined;
  const [, pounds = '', pence = ''] = found;
  return Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'));
}
