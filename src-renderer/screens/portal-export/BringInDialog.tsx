// What a file is, before anything of it is taken: the plan of a service, a look at what changed, or the proof of what the
// portal has. Doubts are answered, service types are asked once, and only then is one button left.
import { useState } from 'react';
import type { ExportPreview } from '../../../src-shared/app-api/files.ts';
import type { AppRequest } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import type { ServiceType } from '../../../src-shared/domain/lines.ts';
import { serviceTypes } from '../../../src-shared/domain/lines.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ReadingQuestions } from '../../components/ReadingQuestions.tsx';
import { RefusedRows } from '../../components/RefusedRows.tsx';
import { Select } from '../../components/Select.tsx';
import { SheetChoice } from '../../components/SheetChoice.tsx';
import { serviceShortener } from '../../words/service-name.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './portal-export.module.css';
import { newLine, SameLinesQuestions, suggestedLines, whyNotLines } from './SameLinesQuestions.tsx';
import { ServiceOfFile } from './ServiceOfFile.tsx';

type ReadAgain = (answers: Omit<AppRequest<'files.read-export'>, 'id'>) => Promise<void>;
type ReadExportPreview = Extract<ExportPreview, { outcome: 'read' }>;

export function BringInDialog({ preview: first, onClose }: { preview: ExportPreview; onClose: () => void }) {
  const { run } = useAppCalls();
  const [preview, setPreview] = useState(first);
  const readAgain: ReadAgain = async (answers) => {
    const shown = await run('files.read-export', { id: preview.id, ...answers });
    if (shown !== null) setPreview(shown);
  };
  if (preview.outcome === 'read') {
    // A file that was read again is another question, with answers of its own.
    return <ReadExport key={JSON.stringify(preview.services)} {...{ preview, readAgain, onClose }} />;
  }
  return (
    <Dialog title={preview.fileName} onClose={onClose}>
      {preview.refusals.map((refusal) => (
        <Notice key={refusal.sentence} tone="error" sentence={refusal.sentence} action={refusal.action} />
      ))}
      <SheetChoice sheets={preview.sheets} onSheet={(sheet) => void readAgain({ sheet })} />
      <ReadingQuestions
        readings={preview.readings}
        twoReadings={false}
        onAnswer={(answers) => void readAgain(answers)}
      />
      <p className={styles.soft}>Nothing was taken from this file.</p>
      <Buttons>
        <Button onPress={onClose}>Close</Button>
      </Buttons>
    </Dialog>
  );
}

const keyOf = (of: { service: string; serviceLevel: string }) => `${of.service}\n${of.serviceLevel}`;

interface ReadExportProps {
  preview: ReadExportPreview;
  readAgain: ReadAgain;
  onClose: () => void;
}

function ReadExport({ preview, readAgain, onClose }: ReadExportProps) {
  const { run, say } = useAppCalls();
  const { services, questions, doubts, rejected, notes, extraColumns } = preview;
  const shorten = serviceShortener(services.map(({ service }) => service));
  const [types, setTypes] = useState(
    () => new Map<string, ServiceType | null>(questions.map((question) => [keyOf(question), question.suggestion])),
  );
  const { sameLines, twoReadings } = preview;
  const [lines, setLines] = useState(() => suggestedLines(sameLines));
  const [sure, setSure] = useState(false);
  const [fromPortal, setFromPortal] = useState(false);
  const [keepExtraColumns, setKeep] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());

  const hasPlan = services.some(({ kind }) => kind === 'plan');
  const sameBytes = services.some(
    (service) => service.kind === 'read-back' && service.sameBytesAsFile && service.refused === null,
  );
  // A new line of a second export is asked for its type only once somebody wants it.
  const asked = hasPlan || chosen.size > 0 ? questions : [];
  const answers = asked.flatMap((question) => {
    const serviceType = types.get(keyOf(question)) ?? null;
    return serviceType === null ? [] : [{ ...question, serviceType }];
  });
  const doubted = hasPlan && doubts.length > 0;
  const ready =
    answers.length === asked.length &&
    (!doubted || sure) &&
    (!sameBytes || fromPortal) &&
    whyNotLines(sameLines, lines) === '';
  const label = takeLabel(services, chosen.size);

  const take = async () => {
    const ids = (kind: 'newLines' | 'gone') =>
      services.flatMap((service) =>
        service.kind === 'plan' ? [] : service[kind].map(({ lineId }) => lineId).filter((id) => chosen.has(id)),
      );
    const answer = await run('files.take-export', {
      id: preview.id,
      answers: answers.map(({ service, serviceLevel, serviceType }) => ({ service, serviceLevel, serviceType })),
      sameLines: sameLines.map(({ ssRef, service, serviceLevel, rows }) => ({
        weekStart: preview.weekStart,
        ssRef,
        service,
        serviceLevel,
        rows: rows.map(({ row, planned, visits }) => {
          const lineId = lines.get(row) ?? newLine;
          return { planned, visits, lineId: lineId === newLine ? null : lineId };
        }),
      })),
      doubtsAnswered: sure,
      fromPortal,
      take: ids('newLines'),
      drop: ids('gone'),
      keepExtraColumns,
    });
    if (answer === null) return;
    say(answer.sentences.join(' ') || 'The export is taken. Saved on this computer.');
    onClose();
  };

  return (
    <Dialog title={preview.fileName} size="large" onClose={onClose}>
      <p className={styles.soft}>
        For the week {formatWeek(preview.weekStart)}, exported {preview.exported}. Nothing is changed until you say so.
      </p>
      <SheetChoice sheets={preview.sheets} onSheet={(sheet) => void readAgain({ sheet })} />
      {services.map((service) => (
        <ServiceOfFile
          key={service.service}
          service={{ ...service, service: shorten(service.service) }}
          chosen={chosen}
          onChoose={(lineId, wanted) => {
            const next = new Set(chosen);
            if (wanted) next.add(lineId);
            else next.delete(lineId);
            setChosen(next);
          }}
        />
      ))}
      {doubted ? <Doubts doubts={doubts} sure={sure} onSure={setSure} /> : null}
      <ReadingQuestions readings={[]} twoReadings={twoReadings} onAnswer={(answers) => void readAgain(answers)} />
      {sameLines.length === 0 ? null : (
        <SameLinesQuestions
          questions={sameLines}
          answers={lines}
          onAnswer={(row, lineId) => setLines(new Map(lines).set(row, lineId))}
          shorten={shorten}
        />
      )}
      {whyNotLines(sameLines, lines) === '' ? null : (
        <Notice tone="attention" sentence={whyNotLines(sameLines, lines)} />
      )}
      {asked.length === 0 ? null : (
        <ServiceTypeQuestions
          questions={asked}
          types={types}
          onAnswer={(question, type) => setTypes(new Map(types).set(keyOf(question), type))}
          shorten={shorten}
        />
      )}
      {sameBytes ? <OwnBytes fromPortal={fromPortal} onFromPortal={setFromPortal} /> : null}
      <RowsToLookAt rejected={rejected} notes={notes} />
      {hasPlan ? <ExtraColumns columns={extraColumns} keep={keepExtraColumns} onKeep={setKeep} /> : null}
      <Buttons>
        {label === null ? null : (
          <Button
            look="primary"
            whyNot={ready ? null : 'Answer what is asked above first.'}
            autoFocus
            onPress={() => take()}
          >
            {label}
          </Button>
        )}
        <Button onPress={onClose}>{label === null ? 'Close' : 'Cancel'}</Button>
      </Buttons>
    </Dialog>
  );
}

interface DoubtsProps {
  doubts: ReadExportPreview['doubts'];
  sure: boolean;
  onSure: (sure: boolean) => void;
}

function Doubts({ doubts, sure, onSure }: DoubtsProps) {
  return (
    <section className={styles.part}>
      {doubts.map((doubt) => (
        <Notice key={doubt.code} tone="attention" sentence={doubt.sentence} action={doubt.action} />
      ))}
      <Checkbox isSelected={sure} onChange={onSure}>
        I have checked this, and take it all the same
      </Checkbox>
    </section>
  );
}

interface ExtraColumnsProps {
  columns: readonly string[];
  keep: boolean;
  onKeep: (keep: boolean) => void;
}

function ExtraColumns({ columns, keep, onKeep }: ExtraColumnsProps) {
  if (columns.length === 0) return null;
  return (
    <section className={styles.part}>
      <h3>Columns that the council’s file does not have</h3>
      <p>{columns.join(', ')}</p>
      <Checkbox isSelected={keep} onChange={onKeep}>
        Keep them in the file to send
      </Checkbox>
    </section>
  );
}

interface OwnBytesProps {
  fromPortal: boolean;
  onFromPortal: (fromPortal: boolean) => void;
}

function OwnBytes({ fromPortal, onFromPortal }: OwnBytesProps) {
  return (
    <section className={styles.part}>
      <Notice
        tone="attention"
        sentence="This file is byte for byte the one that the app made."
        action="It proves something only if the portal exported it after the upload."
      />
      <Checkbox isSelected={fromPortal} onChange={onFromPortal}>
        I exported this file from the portal after the upload
      </Checkbox>
    </section>
  );
}

interface ServiceTypeQuestionsProps {
  questions: ReadExportPreview['questions'];
  types: ReadonlyMap<string, ServiceType | null>;
  onAnswer: (question: ReadExportPreview['questions'][number], type: ServiceType) => void;
  shorten: (service: string) => string;
}

function ServiceTypeQuestions({ questions, types, onAnswer, shorten }: ServiceTypeQuestionsProps) {
  const { council } = useWorkspace();
  return (
    <section className={styles.part}>
      <h3>What kind of service is it?</h3>
      <p className={styles.soft}>
        The file does not say, and the council’s limits depend on it. Asked once for each service and level.
      </p>
      {questions.map((question) => (
        <Select
          key={keyOf(question)}
          label={`${shorten(question.service)}${question.serviceLevel === '' ? '' : `, ${question.serviceLevel}`} (${count(question.lines, 'line')})`}
          options={serviceTypes.map((value) => ({ value, label: council.serviceTypes[value].label }))}
          value={types.get(keyOf(question)) ?? null}
          onChange={(type) => onAnswer(question, type)}
        />
      ))}
    </section>
  );
}

/** What of the file cannot be taken, and what was read in another form than it is written. */
function RowsToLookAt({ rejected, notes }: Pick<ReadExportPreview, 'rejected' | 'notes'>) {
  return (
    <>
      {rejected.length === 0 ? null : (
        <section className={styles.part}>
          <h3>{count(rejected.length, 'row')} that cannot be taken</h3>
          <RefusedRows rows={rejected} />
        </section>
      )}
      {notes.length === 0 ? null : (
        <section className={styles.part}>
          <h3>Read in another form than written</h3>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** A difference that no line of here has is one of its own. */
const lineOf = ({ lineId, sentence }: { lineId: string | null; sentence: string }) => lineId ?? sentence;

/** What the one button does; null when nothing of the file can be taken. */
function takeLabel(services: ReadExportPreview['services'], chosen: number): string | null {
  const lines = services.reduce((sum, service) => sum + (service.kind === 'plan' ? service.lines : 0), 0);
  if (lines > 0) return `Take the plan of ${count(lines, 'line')}`;
  const proofs = services.flatMap((service) =>
    service.kind === 'read-back' && service.refused === null ? [service] : [],
  );
  const differing = proofs.reduce((sum, { differences }) => sum + new Set(differences.map(lineOf)).size, 0);
  if (differing > 0) return `Keep as it is: ${count(differing, 'line')} ${differing === 1 ? 'differs' : 'differ'}`;
  if (proofs.length > 0) return 'Keep this as proof';
  return chosen > 0 ? `Take ${count(chosen, 'line')} into the plan` : null;
}
