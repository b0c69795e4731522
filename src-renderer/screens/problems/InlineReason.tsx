// A missing reason, chosen right in the list. A reason that needs more (days, a hospital stay) goes on in a dialog.
import { useState } from 'react';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import type { Variation } from '../../../src-shared/domain/actuals.ts';
import { formatQuantityShort } from '../../../src-shared/domain/quantity.ts';
import { Select } from '../../components/Select.tsx';
import { AskDialog } from '../../panels/finding/AskDialog.tsx';
import { choiceKey, readChoice, startingAnswer, variationOf } from '../../recording/answer.ts';
import { type Fix, replaced } from '../../recording/fix.ts';
import { reasonChoices } from '../../recording/reasons.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

interface InlineReasonProps {
  row: WeekRow;
  fix: Extract<Fix, { kind: 'ask' }>;
  /** The element that says what is wrong. */
  describedBy: string;
  recording: Recording;
}

export function InlineReason({ row, fix, describedBy, recording }: InlineReasonProps) {
  const { council } = useWorkspace();
  /** The reason that needs more, with the line as it was then: a sync may bring another. */
  const [asking, setAsking] = useState<{ choice: string; row: WeekRow; variation: Variation } | null>(null);
  const { variation, choices } = fix;
  const inHospital = choices.includes('hospital');
  const offered = reasonChoices(council, row.line.serviceType, [variation.category], inHospital).filter(({ reason }) =>
    choices.includes(reason),
  );
  const choose = async (choice: string) => {
    if (needsMore(variation, choice)) return setAsking({ choice, row, variation });
    const answer = { ...startingAnswer(variation, null, []), choice };
    const next = variationOf({ ...answer, stay: null }, variation.quantity);
    await recording.variations(row, (known) => replaced(known, variation, next));
  };
  return (
    <>
      <Select
        label={`Reason for ${formatQuantityShort(variation.quantity)} ${variation.category}`}
        options={offered.map(({ category, reason, label, hint }) => ({
          value: choiceKey(category, reason),
          label,
          ...(hint === '' ? {} : { detail: hint }),
        }))}
        value={null}
        onChange={(choice) => void choose(choice)}
        placeholder="Choose the reason"
        describedBy={describedBy}
      />
      {asking === null ? null : (
        <AskDialog
          row={asking.row}
          recording={recording}
          question={fix.question}
          variation={asking.variation}
          choices={[readChoice(asking.choice).reason]}
          askDays={fix.askDays}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

function needsMore({ category }: Variation, choice: string): boolean {
  return category === 'extra' || readChoice(choice).reason === 'hospital';
}
