// A week as the council's portal exports it.
export interface Row {
  service: string;
  level: string;
  ssRef: string;
  actual: string;
  frustrated?: string;
  missed?: string;
  extra?: string;
  visits: string;
  comment?: string;
}

const headings =
  'Service,Service level,SS Ref,Date,Weekly Actual Quantity,Weekly Frustrated Quantity,Weekly Missed Quantity,Weekly Extra Quantity,Weekly Number Of Visits,Comments';

export function exportOf(weekStart: string, rows: readonly Row[]): string {
  const lines = rows.map(
    ({ service, level, ssRef, actual, frustrated = '0.00', missed = '0.00', extra = '0.00', visits, comment = '' }) =>
      [service, level, ssRef, weekStart.replaceAll('-', '/'), actual, frustrated, missed, extra, visits, comment].join(
        ',',
      ),
  );
  return `${[headings, ...lines].join('\r\n')}\r\n`;
}
