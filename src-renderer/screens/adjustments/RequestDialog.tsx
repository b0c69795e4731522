// One request for adjustment: the person, what changes on which service, from when, and where it stands.

import { useState } from 'react';
import type { AdjustmentRequest, ServiceLine } from '../../../src-shared/domain/lines.ts';
import { changeWords } from '../../../src-shared/messages/adjustment-draft.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import type { CareList } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Choices } from '../../components/Choices.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { PersonField } from '../../components/PersonField.tsx';
import { Select } from '../../components/Select.tsx';
import { TextField } from '../../components/TextField.tsx';
import {
  type ChangeKind,
  noDetails,
  type RequestEntry,
  type RequestErrors,
  type RequestOutcome,
  type RequestStart,
  readRequest,
  requestEntry,
} from '../../recording/read-request.ts';
import { peopleWithLines } from '../../words/people.ts';
import { outcomeWords } from '../../words/requests.ts';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './adjustments.module.css';
import { ChangeFields } from './ChangeFields.tsx';

interface RequestDialogProps {
  care: CareList;
  /** Null: a new one. */
  request: AdjustmentRequest | null;
  /** Of a new one, what a finding knows. */
  start: RequestStart | null;
  onClose: () => void;
}

const outcomes: readonly RequestOutcome[] = ['draft', 'submitted', 'accepted', 'rejected'];
const noChange = 'none';

export function RequestDialog({ care, request, start, onClose }: RequestDialogProps) {
  const { now, council, nameOrder } = useWorkspace();
  const { run, say } = useAppCalls();
  const today = dateOf(now);
  /** As it was when this opened: a sync may bring another meanwhile. */
  const [seen] = useState(request);
  const [entry, setEntry] = useState<RequestEntry>(() => requestEntry(request, start));
  const [errors, setErrors] = useState<RequestErrors>({});
  const change = (changed: Partial<RequestEntry>) => setEntry((before) => ({ ...before, ...changed }));
  const lines = care.lines.filter((line) => line.ssRef === entry.ssRef);

  const save = async () => {
    const read = readRequest(entry, today, lines);
    setErrors(read.ok ? {} : read.errors);
    if (!read.ok) return;
    const adjustment = { ...read.request, id: seen?.id ?? null };
    const saved = await run('care.save-adjustment', { adjustment, seen });
    if (saved === null) return;
    say('Saved on this computer.');
    onClose();
  };

  return (
    <Dialog
      title={request === null ? 'Begin a request for adjustment' : 'Request for adjustment'}
      size="large"
      onClose={onClose}
    >
      <p className={styles.soft}>
        One request is for one person and one start date. The council takes it through its own form, “
        {council.adjustment.formName}”; here you keep where it stands.
      </p>
      <Form className={styles.form} onSubmit={save}>
        <PersonField
          people={peopleWithLines(care.people, care.lines, nameOrder)}
          ssRef={entry.ssRef}
          onChoose={(ssRef) => change({ ssRef, changes: {} })}
          error={errors.ssRef}
          autoFocus={entry.ssRef === null}
        />
        <LinesOfRequest lines={lines} entry={entry} errors={errors} change={change} />
        <div className={styles.fields}>
          <DayField
            label="First day of the change"
            value={entry.startDate}
            onChange={(startDate) => change({ startDate })}
            near={today}
            error={errors.startDate ?? ''}
            autoFocus={entry.ssRef !== null && start === null}
          />
          <DayField
            label="Last day"
            hint="Empty when it is to stay"
            value={entry.endDate}
            onChange={(endDate) => change({ endDate })}
            near={today}
            error={errors.endDate ?? ''}
          />
        </div>
        <div className={styles.fields}>
          <TextField
            label="Why"
            hint="What the council is told, such as “fell at home, needs help with washing”"
            value={entry.why}
            onChange={(why) => change({ why })}
            maxLength={2000}
          />
          <TextField
            label="Who asked for it"
            hint="Such as “the daughter” or “our manager”"
            value={entry.askedBy}
            onChange={(askedBy) => change({ askedBy })}
            maxLength={200}
          />
        </div>
        <Choices
          label="Where it stands"
          choices={outcomes.map((value) => ({ value, label: outcomeWords[value] }))}
          value={entry.outcome}
          onChange={(outcome) => change({ outcome })}
          autoFocus={start !== null}
        />
        {entry.outcome === 'draft' ? null : (
          <DayField
            label="Sent on"
            value={entry.submittedOn}
            onChange={(submittedOn) => change({ submittedOn })}
            near={today}
            error={errors.submittedOn ?? ''}
          />
        )}
        <Buttons>
          <Button look="primary" type="submit">
            Save the request
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}

interface LinesOfRequestProps {
  lines: readonly ServiceLine[];
  entry: RequestEntry;
  errors: RequestErrors;
  change: (changed: Partial<RequestEntry>) => void;
}

/** What changes on each line of the person. */
function LinesOfRequest({ lines, entry, errors, change }: LinesOfRequestProps) {
  const { serviceName } = useWorkspace();
  if (lines.length === 0) return null;
  return (
    <div className={styles.lines}>
      {errors.changes === undefined ? null : <p className={styles.error}>{errors.changes}</p>}
      {lines.map((line) => (
        <div key={line.id}>
          <Select<ChangeKind | typeof noChange>
            label={shortServiceAndLevel(line, serviceName)}
            options={[
              { value: noChange, label: 'no change' },
              ...(Object.keys(changeWords) as ChangeKind[]).map((value) => ({ value, label: changeWords[value] })),
            ]}
            value={entry.changes[line.id] ?? noChange}
            onChange={(kind) => {
              const { [line.id]: _, ...others } = entry.changes;
              change({ changes: kind === noChange ? others : { ...others, [line.id]: kind } });
            }}
          />
          <ChangeFields
            line={line}
            kind={entry.changes[line.id] ?? null}
            details={entry.details[line.id] ?? noDetails}
            errors={errors.details?.[line.id] ?? {}}
            onChange={(details) => change({ details: { ...entry.details, [line.id]: details } })}
          />
        </div>
      ))}
    </div>
  );
}
