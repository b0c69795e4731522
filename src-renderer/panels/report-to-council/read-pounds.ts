// Amounts as people type them into the report of Scheduled Payments.

/** `£12,345.60` in pence; null for blank; undefined for what is no amount. */
export function readPounds(text: string): number | null | undefined {
  const trimmed = text.trim().replace(/^£\s*/, '');
  if (trimmed === '') return null;
  const found = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(trimmed);
  if (found === null) return undefined;
  const [, pounds = '', pence = ''] = found;
  return Number(pounds.replaceAll(',', '')) * 100 + Number(pence.padEnd(2, '0'));
}
