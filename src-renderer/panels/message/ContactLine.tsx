// Whom to tell, in one line: name, telephone, mail addresses to copy or to write to, and whether the guidance names them.
import type { ContactTopic } from '../../../src-shared/council/schema.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { mailLink } from './mail-link.ts';
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
  const write = async (link: { url: string; whole: boolean }, text: string) => {
    if (!link.whole && (await run('window.copy', { text })) === null) return;
    if ((await run('window.open-outside', { url: link.url })) === null) return;
    say(
      link.whole
        ? 'The draft is in your mail program. Nothing is sent until you send it there.'
        : 'The text is too long to hand over, so it is copied: paste it into the mail that opened.',
    );
  };
  return (
    <div className={styles.contact}>
      <span>
        <strong>{contact.name}</strong>
        {contact.phone === null ? '' : `, telephone ${contact.phone}`}
        {said ? '' : ' (our reading: the guidance gives no name)'}
      </span>
      {contact.emails.map(({ label, address }) => {
        const link = draft === undefined ? null : mailLink({ address, ...draft });
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
            {link === null || draft === undefined ? null : (
              <Button
                look="quiet"
                aria-label={`Write in your mail program to ${address}`}
                onPress={() => write(link, draft.text)}
              >
                Write in your mail program
              </Button>
            )}
          </span>
        );
      })}
    </div>
  );
}
