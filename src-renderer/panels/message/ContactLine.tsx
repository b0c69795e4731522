// Whom to tell, in one line: name, telephone, mail addresses to copy or to write to, and whether the guidance names them.
import type { ContactTopic } from '../../../src-shared/council/schema.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { MailButton } from './MailButton.tsx';
import styles from './message.module.css';

interface ContactLineProps {
  topic: ContactTopic;
  /** What to begin a mail with; without it, addresses are only copied. */
  draft?: { subject: string; text: string };
}

export function ContactLine({ topic, draft }: ContactLineProps) {
  const { council } = useWorkspace();
  const { run, say } = useAppCalls();
  const { contactId, said } = council.contactFor[topic];
  const contact = council.contacts.find((candidate) => candidate.id === contactId);
  if (contact === undefined) return null;
  return (
    <div className={styles.contact}>
      <span>
        <strong>{contact.name}</strong>
        {contact.phone === null ? '' : `, telephone ${contact.phone}`}
        {said ? '' : ' (our reading: the guidance gives no name)'}
      </span>
      {contact.emails.map(({ label, address }) => {
        return (
          <span key={address} className={styles.address}>
            {contact.emails.length > 1 ? `${label}: ` : ''}
            <span className={styles.mail}>{address}</span>
            <Button
              look="quiet"
              aria-label={`Copy ${address}`}
              onPress={async () => {
                if ((await run('window.copy', { text: address })) !== null) say(`${address} copied.`);
              }}
            >
              Copy
            </Button>
            {draft === undefined ? null : <MailButton address={address} draft={draft} />}
          </span>
        );
      })}
    </div>
  );
}
