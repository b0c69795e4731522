// Another reason for hours that are already recorded, or the days that they lie on.

import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import type { Reason, Variation } from '../../../src-shared/domain/actuals.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { choiceKey, newStayOf, startingAnswer, variationOf, wordOf } from '../../recording/answer.ts';
import { replaced } from '../../recording/fix.ts';
import { ReasonForm } from '../../recording/ReasonForm.tsx';
import { categoryLabel, reasonChoices } from '../../recording/reasons.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

interface AskDialogProps {
  row: WeekRow;
  question: string;
  variation: Variation;
  choices: readonly Reason[];
  /** The days are what is asked for. */
  askDays: boolean;
  recording: Recording;
  onClose: () => void;
}

export function AskDialog({ row, question, variation, choices, askDays, recording, onClose }: AskDialogProps) {
  const { week, council } = useWorkspace();
  const { category, quantity } = variation;
  const offered = reasonChoices(council, row.line.serviceType, [category], choices.includes('hospital')).filter(
    ({ reason }) => choices.includes(reason),
  );
  const stays = week.stays.filter((stay) => row.stayIds.includes(stay.id));
  const [only] = offered;
  const onlyChoice = offered.length === 1 && only !== undefined ? choiceKey(only.category, only.reason) : null;
  const start = startingAnswer(variation, onlyChoice, stays);
  return (
    <Dialog
      title={`${personName(row.person, row.line.ssRef)}: ${categoryLabel(category)} ${formatQuantity(quantity)}`}
      onClose={onClose}
    >
      <ReasonForm
        question={question}
        line={row.line}
        council={council}
        weekStart={week.weekStart}
        choices={offered}
        stays={stays}
        others={replaced(row.actual?.variations ?? [], variation, null)}
        askDays={askDays}
        // The one reason that fits takes the place of one that does not.
        start={{ ...start, choice: onlyChoice ?? start.choice }}
        onCancel={onClose}
        onRecord={async (answer) => {
          const variations = replaced(row.actual?.variations ?? [], variation, variationOf(answer, quantity));
          const stay = newStayOf(answer, row.line.ssRef, week.weekStart);
          if (await recording.variations(row, variations, wordOf(answer), stay)) onClose();
        }}
      />
    </Dialog>
  );
}
