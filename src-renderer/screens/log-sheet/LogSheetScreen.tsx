// A sheet for carers to print: the week, each person with what is planned, and a box a day to write into. What they write is
// typed into the daily log by the same numbers.
import { useMemo, useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import type { Site } from '../../../src-shared/domain/sites.ts';
import {
  daysOfWeek,
  formatLongDate,
  formatShortDate,
  formatWeek,
  type PlainDate,
} from '../../../src-shared/domain/week.ts';
import { notEncrypted } from '../../../src-shared/report/report.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useSites } from '../../app-api/report-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Page } from '../../components/Page.tsx';
import { Select } from '../../components/Select.tsx';
import table from '../../components/table.module.css';
import { numbersWords } from '../../words/log.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './log-sheet.module.css';
import { type CarerSheetRow, carerSheetRows, sheetsBySite } from './sheet-rows.ts';

const all = 'all';
const none = 'none';

export function LogSheetScreen() {
  const { week, nameOrder, serviceName, go } = useWorkspace();
  const { run, say } = useAppCalls();
  const [service, setService] = useState<string>(all);
  const [site, setSite] = useState<string>(all);
  const listed = useSites(week.weekStart).value?.sites;
  const sites = useMemo(() => (listed ?? []).map((one) => one.site), [listed]);
  const rows = carerSheetRows(week, service === all ? null : service, nameOrder);
  const sheets = sheetsBySite(rows, sites).filter((sheet) => site === all || (sheet.site?.id ?? none) === site);
  const services = [...new Set(week.rows.map(({ line }) => line.service))].sort();
  const save = async () => {
    const suggestedName = `sheet-for-carers-${week.weekStart}.pdf`;
    const saved = await run('window.save-pdf', { suggestedName, weekStart: week.weekStart });
    if (saved === null) return;
    // In the order in which it was printed, whatever a sync changes until it comes back.
    for (const sheet of sheets) {
      const lineIds = sheet.rows.map(({ lineId }) => lineId);
      const scope = { siteId: sheet.site?.id ?? null, service: service === all ? null : service };
      await run('sheet.note-printed', { weekStart: week.weekStart, ...scope, lineIds });
    }
    say(`Saved as ${saved.path}. It is not encrypted.`);
  };
  return (
    <Page title={`Sheet for carers, week ${formatWeek(week.weekStart)}`}>
      <div className={styles.controls}>
        <Button onPress={() => go({ name: 'daily-log' })}>Back to Daily log</Button>
        {sites.length === 0 ? null : (
          <Select
            label="Site"
            options={[
              { value: all, label: 'All sites, a page each' },
              ...sites.map(({ id, name }) => ({ value: id, label: name })),
              { value: none, label: 'Lines without a site' },
            ]}
            value={site}
            onChange={setSite}
          />
        )}
        {services.length < 2 ? null : (
          <Select
            label="Service"
            options={[
              { value: all, label: 'All services' },
              ...services.map((one) => ({ value: one, label: serviceName(one) })),
            ]}
            value={service}
            onChange={setService}
          />
        )}
        <Button look="primary" onPress={save}>
          Save as PDF to print…
        </Button>
        <Button onPress={() => go({ name: 'sheet-entry' })}>Type a sheet back…</Button>
        <span className={styles.soft}>{notEncrypted}</span>
      </div>
      {sheets.map((sheet) => (
        <CarerSheet key={sheet.site?.id ?? none} site={sheet.site} rows={sheet.rows} />
      ))}
    </Page>
  );
}

function CarerSheet({ site, rows }: { site: Site | null; rows: readonly CarerSheetRow[] }) {
  const { week } = useWorkspace();
  const lines = count(rows.length, 'line');
  return (
    <section className={styles.ofSite} aria-label={site?.name ?? 'Sheet'}>
      <p>
        Only what differed: write its number into the day’s box and how long it was, such as “4, 30 min”.{' '}
        {numbersWords()} Hand the sheet back on Monday morning; it names people, so do not leave it lying about.
      </p>
      <div className={table.scroll}>
        <table className={`${table.table} ${styles.sheet}`}>
          <caption>{site === null ? lines : captionOf(site, week.weekStart, lines)}</caption>
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Planned</th>
              {daysOfWeek(week.weekStart).map((day) => (
                <th key={day} scope="col" className={styles.day}>
                  <abbr title={formatLongDate(day)}>{formatShortDate(day).slice(0, 6)}</abbr>
                </th>
              ))}
              <th scope="col" className={styles.note}>
                Note
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <SheetRow key={row.lineId} row={row} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** On a page of its own, so it says the week again. */
function captionOf({ name, inCharge }: Site, weekStart: PlainDate, lines: string): string {
  return `${[name, inCharge].filter(Boolean).join(', ')}, week ${formatWeek(weekStart)}: ${lines}`;
}

function SheetRow({ row }: { row: CarerSheetRow }) {
  const { serviceName } = useWorkspace();
  const service = [serviceName(row.service), row.serviceLevel].filter(Boolean).join(' · ');
  return (
    <tr>
      <th scope="row">
        <strong>{row.name}</strong>
        <br />
        <span className={styles.soft}>{service}</span>
      </th>
      <td className={table.whole}>
        {formatQuantity(row.planned)} h
        <br />
        <span className={styles.soft}>{count(row.visits, 'visit')}</span>
      </td>
      {row.days.map(({ day, known }) => (
        <td key={day} className={styles.day}>
          <span className={styles.soft}>{known}</span>
        </td>
      ))}
      <td className={styles.note} />
    </tr>
  );
}
