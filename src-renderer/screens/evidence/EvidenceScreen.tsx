// The evidence of a week, as it is printed for people; the signed text for machines is attached to the file.
import { useEffect, useState } from 'react';
import type { AppEvent, AppProblem, AppRequest } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatCount } from '../../../src-shared/domain/quantity.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useAppQuery } from '../../app-api/query.ts';
import { Button } from '../../components/Button.tsx';
import { LongWork } from '../../components/LongWork.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './evidence.module.css';
import { staysStopped } from './stay-stopped.ts';

const stoppedCode = 'evidence-stopped';

export function EvidenceScreen() {
  const { week, council, serviceName } = useWorkspace();
  const { run, say } = useAppCalls();
  const { weekStart } = week;
  const [asking] = useState(() =>
    staysStopped((input: AppRequest<'evidence.get'>) => window.app.call('evidence.get', input), stoppedCode),
  );
  const {
    value: evidence,
    problem,
    refresh,
  } = useAppQuery('evidence.get', { weekStart }, ['week-changed'], { call: asking.ask });
  /** The stop after which it was asked for again. */
  const [askedAfter, setAskedAfter] = useState<AppProblem | null>(null);
  const isAskedAgain = problem !== null && problem === askedAfter;
  if (problem?.code === stoppedCode && !isAskedAgain)
    return (
      <Page title={`Evidence for the week ${formatWeek(weekStart)}`} lead={`${problem.sentence} ${problem.action}`}>
        <div>
          <Button
            autoFocus
            onPress={() => {
              setAskedAfter(problem);
              asking.again();
              refresh();
            }}
          >
            Put it together again
          </Button>
        </div>
      </Page>
    );
  if (problem !== null && !isAskedAgain)
    return <Notice tone="error" sentence={problem.sentence} action={problem.action} />;
  if (evidence === null || isAskedAgain)
    return (
      <Page title={`Evidence for the week ${formatWeek(weekStart)}`} lead="">
        <PuttingTogether />
      </Page>
    );
  const save = async () => {
    const suggestedName = `evidence-${weekStart}.pdf`;
    const saved = await run('window.save-evidence', { suggestedName, text: evidence.text });
    if (saved !== null) say('The evidence is saved. It is not encrypted.');
  };
  return (
    <Page
      title={`Evidence for the week ${formatWeek(weekStart)}`}
      lead={`${evidence.provider} for ${council.name}. Made by ${evidence.madeBy} on ${formatMoment(evidence.madeAt)}. This is the provider’s own evidence, not a receipt of the council’s.`}
    >
      <div className={styles.onScreen}>
        <Button look="primary" onPress={() => save()}>
          Save as PDF with the signed text…
        </Button>
        <span className={styles.soft}>The file is not encrypted and holds health data.</span>
      </div>
      {evidence.services.map((service) => (
        <Part key={service.service} title={service.service}>
          <p>
            <strong>{service.sentence}</strong>
          </p>
          <p>
            {count(service.lines, 'line')}, {count(service.cells, 'cell')} written otherwise than exported.
          </p>
          <ul>
            {service.history.map((sentence, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the history only grows, and may say the same twice
              <li key={index}>{sentence}</li>
            ))}
          </ul>
        </Part>
      ))}
      <Part title="Recorded otherwise than planned">
        <p>{count(evidence.asPlanned, 'other line')} as planned.</p>
        <Table
          head={
            <>
              <th scope="col">SS Ref</th>
              <th scope="col">Service</th>
              <th scope="col">Figures</th>
              <th scope="col">Comment</th>
              <th scope="col">Recorded by</th>
            </>
          }
        >
          {evidence.differing.map((line) => (
            <tr key={line.lineId}>
              <th scope="row">{line.ssRef}</th>
              <td>{serviceName(line.service)}</td>
              <td>{line.figures}</td>
              <td>{line.comment}</td>
              <td>{line.by}</td>
            </tr>
          ))}
        </Table>
      </Part>
      <Part title="How to check this file">
        <p>
          Anybody who has this file can check, without the app and without a connection, that nobody changed it since:
          the council, an auditor, or whoever looks after your computers. It takes a small program that comes with the
          source of the app; the page docs/evidence.md there tells how.
        </p>
        <p>
          They need this fingerprint of this computer’s key: {evidence.fingerprint}. Give it to them by another way than
          the file.
        </p>
        <p>Change log: {evidence.changeLog}.</p>
      </Part>
    </Page>
  );
}

/** The whole history of this computer is looked at for it, which after years takes its time. */
function PuttingTogether() {
  const [progress, setProgress] = useState<AppEvent<'evidence-progress'> | null>(null);
  useEffect(() => window.app.on('evidence-progress', setProgress), []);
  const { done, of } = progress ?? { done: 0, of: 0 };
  const words = `${formatCount(done)} of ${formatCount(of)} entries of the change log checked`;
  return (
    <LongWork
      words="The evidence is put together. One moment."
      progress={progress === null ? null : { done, of, words }}
      onStop={() => window.app.call('evidence.stop', {})}
    />
  );
}
