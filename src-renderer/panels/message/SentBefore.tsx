// Messages about a person, or about nobody, that somebody noted as sent: who, when, and what about.
import type { SentMessage } from '../../../src-shared/app-api/index.ts';
import { useSentMessages } from '../../app-api/care-queries.ts';
import { formatMoment } from '../../words/time.ts';
import styles from './message.module.css';

/** `Service ended, SS Ref 0012345: noted as sent by Aisha Khan, Monday 9 June 2025, 2pm` */
export function sentWords({ subject, by }: SentMessage): string {
  return `${subject}: noted as sent by ${by.name}, ${formatMoment(by.at)}`;
}

/** @param only the topics that are told of; absent: all */
export function SentBefore({ ssRef, only }: { ssRef: string | null; only?: (message: SentMessage) => boolean }) {
  const messages = (useSentMessages(ssRef).value?.messages ?? []).filter(only ?? (() => true));
  if (messages.length === 0) return null;
  return (
    <ul aria-label="Sent before" className={styles.soft}>
      {messages.map((message) => (
        <li key={`${message.by.at} ${message.subject}`}>{sentWords(message)}</li>
      ))}
    </ul>
  );
}
