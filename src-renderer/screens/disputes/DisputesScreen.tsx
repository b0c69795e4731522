// Disputes: what the council asks, what was answered, and a box to answer. Open ones first.

import { useState } from 'react';
import type { DisputeView } from '../../../src-shared/app-api/dispute.ts';
import { longestText } from '../../../src-shared/domain/limits.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useDisputes } from '../../app-api/report-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { Mark } from '../../marks/Mark.tsx';
import { TypeInDispute } from '../../panels/dispute/TypeInDispute.tsx';
import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { formatMoment } from '../../words/time.ts';
import { useDraft, useWorkspace } from '../../workspace/workspace.ts';
import styles from './disputes.module.css';

export function DisputesScreen() {
  const { account, week } = useWorkspace();
  const { value, problem } = useDisputes();
  // The council's page is not seen from here: what is known of it is when somebody last looked.
  const byFiles = account.connection.kind === 'files';
  const disputes = value?.disputes ?? [];
  const open = disputes.filter(({ state }) => state === 'open');
  const closed = disputes.filter(({ state }) => state === 'closed');
  return (
    <Page
      title="Disputes"
      lead={
        byFiles
          ? 'As somebody copied them from the council’s page. Copy your answer there: nothing is sent from here.'
          : 'The council asks about an actual here; your answer goes with the next sync.'
      }
    >
      {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
      {value !== null && open.length === 0 && !byFiles ? (
        <p>No open disputes as of the last sync. When the council asks about a figure, its question stands here.</p>
      ) : null}
      {byFiles && week.files !== undefined ? (
        <>
          <p>{week.files.looks.disputes}</p>
          <div>
            <TypeInDispute />
          </div>
        </>
      ) : null}
      {open.map((dispute) => (
        <Dispute key={dispute.id} dispute={dispute} />
      ))}
      {closed.length === 0 ? null : (
        <Part title="Closed">
          {closed.map((dispute) => (
            <Dispute key={dispute.id} dispute={dispute} />
          ))}
        </Part>
      )}
    </Page>
  );
}

function Dispute({ dispute }: { dispute: DisputeView }) {
  const { account, serviceName, openWeek } = useWorkspace();
  const { run, say } = useAppCalls();
  const byFiles = account.connection.kind === 'files';
  const title = `${dispute.person}, week ${formatWeek(dispute.weekStart)}`;
  return (
    <section className={styles.dispute} aria-label={title}>
      <h2>
        {dispute.ssRef === '' ? dispute.person : <PersonLink ssRef={dispute.ssRef} name={dispute.person} />}, week{' '}
        {formatWeek(dispute.weekStart)}
      </h2>
      <p className={styles.soft}>
        SS Ref {dispute.ssRef} · {serviceName(dispute.service)}
        {dispute.figures === '' ? '' : ` · ${dispute.figures}`}
      </p>
      <ol className={styles.messages}>
        {dispute.messages.map((message) => (
          <li key={message.id} className={styles.message}>
            <p className={styles.soft}>
              {message.from === 'council' ? 'The council' : 'You'}: {message.by.name}, {formatMoment(message.by.at)}
            </p>
            <p className={styles.text}>{message.text}</p>
            {byFiles && message.from === 'provider' ? (
              <div>
                <Button
                  onPress={async () => {
                    if ((await run('window.copy', { text: message.text })) !== null)
                      say('Copied. Paste it into the council’s page.');
                  }}
                >
                  Copy this answer
                </Button>
              </div>
            ) : null}
          </li>
        ))}
        {dispute.unsent.map((text) => (
          <li key={text} className={styles.message}>
            <Mark shape="up" tone="plain">
              Saved on this computer, to send
            </Mark>
            <p className={styles.text}>{text}</p>
          </li>
        ))}
      </ol>
      {dispute.state === 'open' ? <AnswerBox dispute={dispute} title={title} /> : null}
      <Buttons>
        {byFiles && dispute.state === 'open' ? (
          <Button
            onPress={async () => {
              if ((await run('files.close-dispute', { id: dispute.id })) !== null) say('Noted as closed.');
            }}
          >
            It is closed in the portal
          </Button>
        ) : null}
        <Button look="quiet" onPress={() => openWeek(dispute.weekStart)}>
          Open that week
        </Button>
      </Buttons>
    </section>
  );
}

function AnswerBox({ dispute, title }: { dispute: DisputeView; title: string }) {
  const { account } = useWorkspace();
  const { run, say } = useAppCalls();
  const byFiles = account.connection.kind === 'files';
  const [text, setText] = useDraft(`answer ${dispute.id}`);
  const [error, setError] = useState('');
  return (
    <Form
      className={styles.answer}
      aria-label={`Answer about ${title}`}
      onSubmit={async () => {
        if (text.trim() === '') {
          setError('Write an answer.');
          return;
        }
        if ((await run('dispute.answer', { disputeId: dispute.id, text })) === null) return;
        setText('');
        setError('');
        say(
          byFiles
            ? 'Answer saved on this computer. Copy it into the council’s page.'
            : 'Answer saved on this computer. It goes with the next sync.',
        );
      }}
    >
      <TextField
        label="Your answer"
        hint={byFiles ? 'Kept here; copy it into the council’s page.' : 'It cannot be changed once it is sent.'}
        size="several-lines"
        value={text}
        onChange={setText}
        error={error}
        maxLength={longestText}
      />
      <Buttons>
        <Button type="submit">Save the answer</Button>
      </Buttons>
    </Form>
  );
}
