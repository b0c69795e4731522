// What the council asked about the person's weeks, and what was answered.
import type { PersonView } from '../../../src-shared/app-api/index.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { Part } from '../../components/Page.tsx';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './person.module.css';

export function DisputesPart({ person: { disputes } }: { person: PersonView }) {
  const { serviceName } = useWorkspace();
  return (
    <Part title={`Disputes (${disputes.length})`}>
      {disputes.length === 0 ? <p className={styles.soft}>None is known here.</p> : null}
      {disputes.map(({ id, weekStart, service, state, figures, messages, unsent }) => (
        <Part key={id} title={`Week ${formatWeek(weekStart)}, ${serviceName(service)}: ${state}`}>
          {figures === '' ? null : <p className={styles.soft}>{figures}</p>}
          <ol>
            {messages.map((message) => (
              <li key={message.id} className={styles.message}>
                <span className={styles.soft}>
                  {message.from === 'council' ? 'The council' : 'You'}: {message.by.name}, {formatMoment(message.by.at)}
                  .{' '}
                </span>
                {message.text}
              </li>
            ))}
            {unsent.map((text) => (
              <li key={text} className={styles.message}>
                <span className={styles.soft}>Saved on this computer, to send. </span>
                {text}
              </li>
            ))}
          </ol>
        </Part>
      ))}
    </Part>
  );
}
