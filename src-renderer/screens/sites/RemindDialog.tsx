// A reminder to a site that has not reported: as a draft in the mail program, or to copy. It is noted as sent by whoever says so.

import { formatDeadline } from '../../../src-shared/domain/deadline.ts';
import type { Site } from '../../../src-shared/domain/sites.ts';
import { siteReminderDraft } from '../../../src-shared/messages/site-reminder.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { MailButton } from '../../panels/message/MailButton.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './sites.module.css';

export function RemindDialog({ site, onClose }: { site: Site; onClose: () => void }) {
  const { account, council, week } = useWorkspace();
  const { run, say } = useAppCalls();
  const due = formatDeadline(week.deadline.operative, council);
  const draft = siteReminderDraft(site, { weekStart: week.weekStart, due, from: account.user.name });
  const { subject, text } = draft;
  const copy = async () => {
    if ((await run('window.copy', { text: `${subject}\n\n${text}` })) !== null) say('The text copied.');
  };
  const noteSent = async () => {
    const noted = { siteId: site.id, weekStart: week.weekStart, subject, text };
    if ((await run('site.note-reminded', noted)) === null) return;
    say('Noted as sent by you, now. It stands beside the site.');
    onClose();
  };
  return (
    <Dialog title={`Remind ${site.name}`} size="large" onClose={onClose}>
      {site.writeTo === '' ? (
        <p>No mail address is kept for {site.name}: copy the text, or ring up and read it out.</p>
      ) : (
        <p>
          To {site.inCharge === '' ? site.name : site.inCharge}, {site.writeTo}{' '}
          <MailButton address={site.writeTo} draft={draft} />
        </p>
      )}
      <p>
        Subject: <strong>{subject}</strong>
      </p>
      <pre className={styles.text}>{text}</pre>
      <Buttons>
        <Button look="primary" autoFocus onPress={copy}>
          Copy the text
        </Button>
        <Button onPress={noteSent}>I have sent it</Button>
        <Button onPress={onClose}>Close</Button>
      </Buttons>
    </Dialog>
  );
}
