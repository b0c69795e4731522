// Reports: choose which and for which weeks, read it here, save it for a spreadsheet, or print it as a PDF.
import { useState } from 'react';
import { addDays, formatWeek, type PlainDate } from '../../../src-shared/domain/week.ts';
import { notEncrypted, type ReportKind } from '../../../src-shared/report/report.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useWeekList } from '../../app-api/queries.ts';
import { useReport } from '../../app-api/report-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { Select } from '../../components/Select.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { ReportTable } from './ReportTable.tsx';
import styles from './report.module.css';

const kinds: readonly { value: ReportKind; label: string }[] = [
  { value: 'hours', label: 'Hours by week' },
  { value: 'variations-person', label: 'Variations by person' },
  { value: 'variations-service', label: 'Variations by service' },
  { value: 'variations-reason', label: 'Variations by reason' },
  { value: 'missing-actuals', label: 'Missing actuals' },
  { value: 'hospital', label: 'Hospital stays' },
  { value: 'history', label: 'History' },
];

export function ReportScreen() {
  const { week, nameOrder } = useWorkspace();
  const { run, say } = useAppCalls();
  const list = useWeekList();
  const weeks = (list.value?.weeks ?? []).map(({ weekStart }) => weekStart);
  const [kind, setKind] = useState<ReportKind>('hours');
  const [to, setTo] = useState<PlainDate>(week.weekStart);
  const [from, setFrom] = useState<PlainDate | null>(null);
  const [saved, setSaved] = useState('');
  // Four weeks to begin with: the length of a billing period.
  const first = from ?? oldestOf(weeks, addDays(to, -21), to);
  const request = { kind, from: first <= to ? first : to, to, nameOrder };
  const { value, problem } = useReport(request);

  const tell = (path: string) => {
    setSaved(path);
    say(`Saved as ${path}. It is not encrypted.`);
  };
  const save = async (format: 'csv' | 'xlsx') => {
    const written = await run('report.save', { ...request, format });
    if (written !== null) tell(written.path);
  };
  const print = async () => {
    const name = `${(value?.title ?? 'report').toLowerCase().replaceAll(' ', '-')}-${request.from}.pdf`;
    const written = await run('window.save-pdf', { suggestedName: name, weekStart: to });
    if (written !== null) tell(written.path);
  };
  const options = weeks.map((weekStart) => ({ value: weekStart, label: formatWeek(weekStart) }));
  return (
    <Page title="Reports">
      <div className={styles.controls}>
        <Select label="Report" options={kinds} value={kind} onChange={setKind} />
        <Select label="From the week" options={options} value={request.from} onChange={setFrom} />
        <Select label="To the week" options={options} value={to} onChange={setTo} />
      </div>
      <div className={styles.controls}>
        <Button isDisabled={value === null} onPress={() => save('csv')}>
          Save as CSV…
        </Button>
        <Button isDisabled={value === null} onPress={() => save('xlsx')}>
          Save as XLSX…
        </Button>
        <Button isDisabled={value === null} onPress={() => print()}>
          Save as PDF…
        </Button>
      </div>
      <p className={styles.soft}>{notEncrypted}</p>
      {saved === '' ? null : (
        <div className={styles.notPrinted}>
          <Notice tone="done" sentence={`Saved as ${saved}.`} action="It is not encrypted." />
        </div>
      )}
      {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
      {value === null ? null : <ReportTable report={value} />}
    </Page>
  );
}

function oldestOf(weeks: readonly PlainDate[], wanted: PlainDate, to: PlainDate): PlainDate {
  return weeks.filter((weekStart) => weekStart >= wanted && weekStart <= to).sort()[0] ?? to;
}
