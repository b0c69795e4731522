// The report for support as it would be saved: a person sees all of it before it leaves the computer.
import { useEffect, useState } from 'react';
import type { AppAnswer } from '../../../src-shared/app-api/index.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import styles from './support.module.css';

export function SupportDialog({ onClose }: { onClose: () => void }) {
  const { run, say } = useAppCalls();
  const [report, setReport] = useState<AppAnswer<'window.support-report'> | null>(null);
  useEffect(() => {
    let current = true;
    void run('window.support-report', {}).then((answer) => {
      if (current) setReport(answer);
    });
    return () => {
      current = false;
    };
  }, [run]);
  const save = async (id: string) => {
    const saved = await run('window.save-support-report', { id });
    if (saved === null) return;
    say(`Saved as ${saved.path}.`);
    onClose();
  };
  return (
    <Dialog title="Report for support" size="large" onClose={onClose}>
      <p>
        Versions, sizes and the last problems by their codes, for whoever supports you. This is all of it; it is sent to
        nobody by the app.
      </p>
      {report === null ? (
        <p role="status">Putting it together…</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
        <section aria-label="The report" tabIndex={0} className={styles.report}>
          {report.text}
        </section>
      )}
      <Buttons>
        <Button
          look="primary"
          isDisabled={report === null}
          onPress={() => {
            if (report !== null) void save(report.id);
          }}
        >
          Save…
        </Button>
        <Button autoFocus onPress={onClose}>
          Close
        </Button>
      </Buttons>
    </Dialog>
  );
}
