// The end of a service or a death: for one service or all of a person's, with the last day on which care was given.

import { useState } from 'react';
import type { ServiceEnd } from '../../../src-shared/domain/lines.ts';
import { formatDate } from '../../../src-shared/domain/week.ts';
import { endWords } from '../../../src-shared/messages/adjustment-draft.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import type { CareList } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Choices } from '../../components/Choices.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { PersonField } from '../../components/PersonField.tsx';
import { Select } from '../../components/Select.tsx';
import { parseDay } from '../../words/days.ts';
import { peopleWithLines } from '../../words/people.ts';
import { shortServiceAndLevel } from '../../words/service-name.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './adjustments.module.css';

const allServices = 'all';

interface EndDialogProps {
  care: CareList;
  /** Null: a new one. */
  end: ServiceEnd | null;
  onSaved: (end: ServiceEnd) => void;
  onClose: () => void;
}

export function EndDialog({ care, end, onSaved, onClose }: EndDialogProps) {
  const { now, serviceName, nameOrder } = useWorkspace();
  const { run, say } = useAppCalls();
  const today = dateOf(now);
  /** As it was when this opened: a sync may bring another meanwhile. */
  const [seen] = useState(end);
  const [ssRef, setSsRef] = useState(end?.ssRef ?? null);
  const [lineId, setLineId] = useState<string>(end?.lineId ?? allServices);
  const [lastDay, setLastDay] = useState(end === null ? '' : formatDate(end.lastDay));
  const [cause, setCause] = useState<ServiceEnd['cause'] | null>(end?.cause ?? null);
  const [errors, setErrors] = useState<{ person?: string; lastDay?: string; cause?: string }>({});
  const lines = care.lines.filter((line) => line.ssRef === ssRef);

  const save = async () => {
    const day = parseDay(lastDay, today);
    const found = {
      ...(ssRef === null ? { person: 'Choose the person.' } : {}),
      ...(day === null ? { lastDay: 'Enter the last day of service, such as 2 June 2025.' } : {}),
      ...(cause === null ? { cause: 'Choose what happened.' } : {}),
    };
    setErrors(found);
    if (ssRef === null || day === null || cause === null) return;
    const saved = { ssRef, lineId: lineId === allServices ? null : lineId, lastDay: day, cause };
    if ((await run('care.save-end', { end: saved, seen })) === null) return;
    say('Saved on this computer.');
    onSaved(saved);
  };

  return (
    <Dialog title="Record the end of a service or a death" onClose={onClose}>
      <Form className={styles.form} onSubmit={save}>
        <PersonField
          people={peopleWithLines(care.people, care.lines, nameOrder)}
          ssRef={ssRef}
          onChoose={(chosen) => {
            setSsRef(chosen);
            setLineId(allServices);
          }}
          error={errors.person}
          autoFocus
        />
        <Choices
          label="What happened"
          choices={(Object.keys(endWords) as ServiceEnd['cause'][]).map((value) => ({ value, label: endWords[value] }))}
          value={cause}
          onChange={setCause}
          error={errors.cause ?? ''}
        />
        {lines.length < 2 ? null : (
          <Select
            label="Which service"
            options={[
              { value: allServices, label: 'All services of this person' },
              ...lines.map((line) => ({
                value: line.id,
                label: shortServiceAndLevel(line, serviceName),
              })),
            ]}
            value={lineId}
            onChange={setLineId}
          />
        )}
        <DayField
          label="Last day of service"
          hint="Nothing can be claimed for any later day"
          value={lastDay}
          onChange={setLastDay}
          near={today}
          error={errors.lastDay ?? ''}
        />
        <Buttons>
          <Button look="primary" type="submit">
            Save the end
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}
