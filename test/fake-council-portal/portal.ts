// A small fake of the council's own portal, as a person meets it: pages to export, upload and confirm a week of one
// service, over HTTP. It has its own idea of what it holds, reads CSV by its own library, and writes its exports in its
// own order and line ends, so that nothing in the app can agree with it by accident.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Papa from 'papaparse';

export const headings = [
  'Service',
  'Service level',
  'SS Ref',
  'Date',
  'Weekly Actual Quantity',
  'Weekly Frustrated Quantity',
  'Weekly Missed Quantity',
  'Weekly Extra Quantity',
  'Weekly Number Of Visits',
  'Comments',
] as const;
type Row = Record<(typeof headings)[number], string>;

export interface HeldLine {
  ssRef: string;
  level: string;
  /** Hours as text, `10.00`. */
  planned: string;
  visits: string;
}

export interface FakePortal {
  address: string;
  /** What the portal holds now. */
  held(): Row[];
  confirmed(): boolean;
  close(): Promise<void>;
}

/** Starts the portal with the planned lines of one service and week; nothing is generated yet. */
export async function fakeCouncilPortal(week: {
  service: string;
  /** As the portal writes dates: `2025/02/17`. */
  date: string;
  lines: readonly HeldLine[];
}): Promise<FakePortal> {
  let rows: Row[] = [];
  let confirmed = false;

  const generate = () => {
    rows = week.lines.map(({ ssRef, level, planned, visits }) => ({
      Service: week.service,
      'Service level': level,
      'SS Ref': ssRef,
      Date: week.date,
      'Weekly Actual Quantity': planned,
      'Weekly Frustrated Quantity': '0.00',
      'Weekly Missed Quantity': '0.00',
      'Weekly Extra Quantity': '0.00',
      'Weekly Number Of Visits': visits,
      Comments: '',
    }));
  };
  const exported = () => {
    // Lines with a comment last, as the page lists them; the app must not depend on an order.
    const sorted = [...rows].sort((a, b) => Number(a.Comments !== '') - Number(b.Comments !== ''));
    return `${Papa.unparse({ fields: [...headings], data: sorted }, { newline: '\n' })}\n`;
  };
  const take = (text: string): string => {
    const { data } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
    let taken = 0;
    for (const sent of data) {
      const at = rows.findIndex(
        (row) => row['SS Ref'] === sent['SS Ref'] && row['Service level'] === sent['Service level'],
      );
      const before = rows[at];
      if (before === undefined || sent.Date !== before.Date) continue;
      // A person's work in the portal is not looked at: what is uploaded stands.
      rows[at] = { ...before, ...sent };
      taken += 1;
    }
    return `<p>${taken} of ${data.length} rows taken.</p>`;
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://portal');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const page = (html: string) => {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><title>Provider Portal</title>${html}`);
    };
    switch (`${request.method} ${url.pathname}`) {
      case 'GET /':
        return page(
          '<h1>Provider Portal</h1><a href="/actuals">Actuals</a> <a href="/payments">Scheduled Payments</a>',
        );
      case 'POST /generate':
        generate();
        return page(`<p>${rows.length} actuals generated.</p>`);
      case 'GET /export':
        response.setHeader('content-type', 'text/csv');
        return response.end(exported());
      case 'POST /upload':
        return page(take(body));
      case 'POST /edit': {
        // Somebody changes a line in the portal's own page.
        const { ssRef, actual, missed, comment } = JSON.parse(body) as Record<string, string>;
        const row = rows.find((one) => one['SS Ref'] === ssRef);
        if (row === undefined) return response.writeHead(404).end();
        row['Weekly Actual Quantity'] = actual ?? row['Weekly Actual Quantity'];
        row['Weekly Missed Quantity'] = missed ?? row['Weekly Missed Quantity'];
        row.Comments = comment ?? row.Comments;
        return page('<p>Saved.</p>');
      }
      case 'POST /confirm':
        confirmed = true;
        return page(`<p>Confirmed. Total ${total(rows)}</p>`);
      default:
        return response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    held: () => rows,
    confirmed: () => confirmed,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** The sum that Scheduled Payments shows, at 20 pounds an hour. */
function total(rows: readonly Row[]): string {
  const hours = rows.reduce((sum, row) => sum + Number(row['Weekly Actual Quantity']), 0);
  return `£${(hours * 20).toFixed(2)}`;
}
