// A drafted message: whom it goes to, what it says, and what is missing in it. The person who sends it copies it into a form
// or a mail, or begins the mail from here: nothing leaves the app by itself.
import type { ContactTopic } from '../../../src-shared/council/schema.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ContactLine } from './ContactLine.tsx';
import { holdsNhsNumber } from './mail-link.ts';
import styles from './message.module.css';
import { SentBefore } from './SentBefore.tsx';

export interface DraftMessage {
  title: string;
  /** Null: it goes into the council's form, not to a contact. */
  topic: ContactTopic | null;
  subject: string;
  text: string;
  /** Details that nobody recorded, such as `NHS number`. */
  missing: readonly string[];
  formUrl: string | null;
  /** Whom it is about: what is noted as sent is kept with them. Null: nobody, or nobody who is here. */
  ssRef: string | null;
}

/** About a week and nobody in it. Of any other without an SS Ref nothing is kept: it names somebody whom erasing would not find. */
const ofWeeks: readonly ContactTopic[] = ['staffing', 'payment-query'];

export function MessageDialog({ message, onClose }: { message: DraftMessage; onClose: () => void }) {
  const { run, say } = useAppCalls();
  const { title, topic, subject, text, missing, formUrl, ssRef } = message;
  const mayNote = ssRef !== null || (topic !== null && ofWeeks.includes(topic));
  const copy = async (what: string, copied: string) => {
    if ((await run('window.copy', { text: copied })) !== null) say(`${what} copied.`);
  };
  const noteSent = async () => {
    if ((await run('message.note-sent', { ssRef, topic, subject, text })) === null) return;
    say(
      `Noted as sent by you, now. It stands ${ssRef === null ? 'with the next draft about this' : 'with the person'}.`,
    );
    onClose();
  };
  return (
    <Dialog title={title} size="large" onClose={onClose}>
      {topic === null ? null : (
        <section aria-label="To">
          <ContactLine topic={topic} draft={{ subject, text }} />
        </section>
      )}
      {topic === null ? null : (
        <p>
          Subject: <strong>{subject}</strong>
        </p>
      )}
      {mayNote ? <SentBefore ssRef={ssRef} only={(sent) => sent.topic === topic} /> : null}
      <pre className={styles.text}>{text}</pre>
      {missing.length === 0 ? null : (
        <Notice
          tone="attention"
          sentence={`Not recorded here: ${missing.join(', ')}.`}
          action="Write it in before you send it."
        />
      )}
      {holdsNhsNumber(text) ? (
        <Notice
          tone="attention"
          sentence="This holds an NHS number, which leaves this computer with the mail."
          action="Send it only by secure mail, or take the number out."
        />
      ) : null}
      <p className={styles.soft}>What you copy or write is not encrypted. Send it the way you send personal data.</p>
      <Buttons>
        <Button
          look="primary"
          autoFocus
          onPress={() => copy('The text', topic === null ? text : `${subject}\n\n${text}`)}
        >
          Copy the text
        </Button>
        {formUrl === null ? null : (
          <Button onPress={() => run('window.open-outside', { url: formUrl })}>
            Open the council’s form in your browser
          </Button>
        )}
        {mayNote ? <Button onPress={noteSent}>I have sent it</Button> : null}
        <Button onPress={onClose}>Close</Button>
      </Buttons>
    </Dialog>
  );
}
