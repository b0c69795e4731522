// Reporting what was done in Scheduled Payments: who confirmed, when, the total shown there, and a picture of the page if
// they like. It is kept as a report, and shown as one.
import { useState } from 'react';
import type { FileService } from '../../../src-shared/app-api/files-week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import { parseDay } from '../../words/days.ts';
import { readTime } from '../../words/read-time.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { readPounds } from './read-pounds.ts';
import styles from './report-to-council.module.css';

export function ReportDialog({ service, onClose }: { service: Pick<FileService, 'service'>; onClose: () => void }) {
  const { week, account, now } = useWorkspace();
  const { run, say } = useAppCalls();
  const [who, setWho] = useState(account.user.name);
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [total, setTotal] = useState('');
  const [picture, setPicture] = useState<{ id: string; fileName: string } | null>(null);
  const [errors, setErrors] = useState<{ who?: string; day?: string; time?: string; total?: string }>({});

  const report = async () => {
    const today = dateOf(now);
    const date = day.trim() === '' ? today : parseDay(day, today);
    const clock = readTime(time);
    const pence = readPounds(total);
    const isNow = day.trim() === '' && time.trim() === '';
    const found = {
      ...(who.trim() === '' ? { who: 'Enter who confirmed.' } : {}),
      ...(date === null ? { day: 'Enter a day, such as 11/3.' } : {}),
      ...(clock === null && !isNow ? { time: 'Enter a time, such as 4:20pm.' } : {}),
      ...(pence === undefined ? { total: 'Enter an amount, such as 12,345.60.' } : {}),
    };
    setErrors(found);
    if (Object.keys(found).length > 0 || pence === undefined) return;
    const answer = await run('files.report-confirmation', {
      weekStart: week.weekStart,
      services: [service.service],
      confirmedBy: who,
      at: isNow ? null : `${date}T${clock}`,
      totalPence: pence,
      pictureId: picture?.id ?? null,
    });
    if (answer === null) return;
    say('The report is kept with the week.');
    onClose();
  };

  return (
    <Dialog title={`Scheduled Payments: ${service.service}`} onClose={onClose}>
      <p className={styles.soft}>Report it once it is confirmed in the portal. The app cannot see that page.</p>
      <TextField label="Who confirmed there" value={who} onChange={setWho} error={errors.who ?? ''} />
      <TextField label="Day" hint="Blank: today" value={day} onChange={setDay} error={errors.day ?? ''} size="code" />
      <TextField
        label="Time"
        hint="Blank: just now"
        value={time}
        onChange={setTime}
        error={errors.time ?? ''}
        size="code"
      />
      <TextField
        label="Total shown there, in pounds"
        hint="Blank: not noted"
        value={total}
        onChange={setTotal}
        error={errors.total ?? ''}
        inputMode="decimal"
      />
      <div className={styles.buttons}>
        <Button
          onPress={async () => {
            const chosen = await run('files.choose-picture', {});
            if (chosen !== null) setPicture(chosen);
          }}
        >
          {picture === null ? 'Add a picture of the page…' : 'Another picture…'}
        </Button>
        {picture === null ? null : <span>{picture.fileName}, kept encrypted with the week</span>}
      </div>
      <Buttons>
        <Button look="primary" onPress={() => report()}>
          Keep the report
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </Dialog>
  );
}
