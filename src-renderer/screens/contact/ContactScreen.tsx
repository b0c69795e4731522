// Who to contact, by what went wrong. Names and addresses are the council profile's; where the guidance gives no name
// for something, what stands here is our reading and says so.
import { useState } from 'react';
import type { Contact, ContactTopic } from '../../../src-shared/council/schema.ts';
import { contactTopics } from '../../../src-shared/council/schema.ts';
import { staffingDraft } from '../../../src-shared/messages/week-draft.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { PortalAccessPart } from '../../panels/council-rules/PortalAccessPart.tsx';
import { MessageDialog } from '../../panels/message/MessageDialog.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './contact.module.css';

const topicWords: Record<ContactTopic, string> = {
  password: 'I forgot my password, or my account is locked',
  access: 'I cannot get into the portal',
  'line-incorrect': 'A service line is wrong',
  'line-missing': 'A service line is missing',
  'service-ended': 'A service ended, or the person died',
  'payment-query': 'I have a question about a payment',
  'hospital-admission': 'Somebody went into hospital',
  'temporary-line': 'Supported living needs more hours for a while',
  'package-review': 'Somebody keeps refusing care',
  'shared-support': 'Shared support cannot be delivered as planned',
  staffing: 'We have a serious staffing problem',
  increase: 'Somebody needs more hours',
  adjustment: 'A change lasts longer than a week',
  'safety-at-home': 'Somebody is isolated, or not safe at home',
};

export function ContactScreen() {
  const { council } = useWorkspace();
  const contacts = new Map(council.contacts.map((contact) => [contact.id, contact]));
  return (
    <Page title="Who to contact" lead={`Whom to ask at ${council.name}, by what went wrong.`}>
      <dl className={styles.topics}>
        {contactTopics.map((topic) => {
          const { contactId, said } = council.contactFor[topic];
          const contact = contacts.get(contactId);
          return contact === undefined ? null : (
            <div key={topic} className={styles.topic}>
              <dt>{topicWords[topic]}</dt>
              <dd>
                <ContactWords contact={contact} />
                {topic === 'staffing' ? <StaffingMessage /> : null}
                {said ? null : <p className={styles.soft}>The guidance gives no name for this; this is our reading.</p>}
              </dd>
            </div>
          );
        })}
      </dl>
      <PortalAccessPart />
      <Part title="The council’s form for longer changes">
        <FormLink />
      </Part>
    </Page>
  );
}

/** What of the week could not be given is put in, by service and without anybody's name. */
function StaffingMessage() {
  const { week, serviceName } = useWorkspace();
  const [isOpen, setOpen] = useState(false);
  const services = new Map<string, { hours: number; lines: number }>();
  for (const { line, actual } of week.rows) {
    const own = (actual?.variations ?? []).filter(({ reason }) => reason === 'provider_cause');
    if (own.length === 0) continue;
    const { hours, lines } = services.get(line.service) ?? { hours: 0, lines: 0 };
    services.set(line.service, { hours: own.reduce((sum, { quantity }) => sum + quantity, hours), lines: lines + 1 });
  }
  const notGiven = [...services].map(([service, sums]) => ({ service: serviceName(service), ...sums }));
  const message = {
    ...staffingDraft(week.weekStart, notGiven),
    title: 'Tell of a staffing problem',
    topic: 'staffing' as const,
    formUrl: null,
    ssRef: null,
  };
  return (
    <div>
      <Button aria-label="Draft the message about staffing" onPress={() => setOpen(true)}>
        Draft the message…
      </Button>
      {isOpen ? <MessageDialog message={message} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function ContactWords({ contact }: { contact: Contact }) {
  return (
    <>
      <p>{contact.name}</p>
      {contact.phone === null ? null : <p>Telephone {contact.phone}</p>}
      <ul>
        {contact.emails.map((email) => (
          <li key={email.address} className={styles.address}>
            <span>
              {contact.emails.length > 1 ? `${email.label}: ` : ''}
              <span className={styles.mail}>{email.address}</span>
            </span>
            <CopyButton text={email.address} />
          </li>
        ))}
      </ul>
      {contact.phone === null && contact.emails.length === 0 ? (
        <p className={styles.soft}>The guidance gives no address; you will have the name.</p>
      ) : null}
    </>
  );
}

function CopyButton({ text }: { text: string }) {
  const { run, say } = useAppCalls();
  return (
    <Button
      look="quiet"
      aria-label={`Copy ${text}`}
      onPress={async () => {
        if ((await run('window.copy', { text })) !== null) say(`${text} copied.`);
      }}
    >
      Copy
    </Button>
  );
}

function FormLink() {
  const { council } = useWorkspace();
  const { run } = useAppCalls();
  const { formName, formUrl, approvedBy } = council.adjustment;
  return (
    <>
      <p>
        “{formName}”, decided by {approvedBy}.
      </p>
      <div>
        <Button onPress={() => run('window.open-outside', { url: formUrl })}>Open the form in your browser</Button>
      </div>
    </>
  );
}
