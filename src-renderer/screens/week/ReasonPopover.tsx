// Opens over a cell as soon as a quantity is typed: why? It says what was typed and what the line becomes, and when the
// council takes no such thing for this service, whom to ask instead.
import { useRef } from 'react';
import { Dialog, Popover } from 'react-aria-components';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { suggestReason } from '../../../src-shared/comments/suggest-reason.ts';
import { formatQuantity } from '../../../src-shared/domain/quantity.ts';
import { sameFigures } from '../../../src-shared/portal-api/equality.ts';
import { own } from '../../app-api/own-changes.ts';
import { Notice } from '../../components/Notice.tsx';
import { choiceKey, newStayOf, startingAnswer, variationOf, wordOf } from '../../recording/answer.ts';
import type { Proposal } from '../../recording/propose.ts';
import { ReasonForm } from '../../recording/ReasonForm.tsx';
import { categoryLabel, type ReasonChoice, reasonChoices } from '../../recording/reasons.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { useMatches } from '../../theme/use-matches.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './week.module.css';

export interface Question {
  row: WeekRow;
  person: string;
  proposal: Extract<Proposal, { kind: 'ask' }>;
}

interface ReasonPopoverProps {
  question: Question;
  recording: Recording;
  onClose: (recorded: boolean) => void;
}

export function ReasonPopover({ question, recording, onClose }: ReasonPopoverProps) {
  const { row, person, proposal } = question;
  const { week, council } = useWorkspace();
  const cell = useRef(cellElement(row.line.id, proposal.field));
  const stays = week.stays.filter((stay) => row.stayIds.includes(stay.id));
  const allowed = reasonChoices(council, row.line.serviceType, proposal.categories, stays.length > 0);
  const offered = allowed.length > 0 ? allowed : [notAllowed(proposal.categories[0] ?? 'extra', council)];
  const choices = withSuggestion(offered, row.actual?.comment ?? '');
  const [only] = choices;
  const onlyChoice = choices.length === 1 && only !== undefined ? choiceKey(only.category, only.reason) : null;

  return (
    <Popover
      isOpen
      triggerRef={cell}
      // Above or below a cell there is no room for the question in a low window; beside it there is.
      placement={useMatches('(max-height: 45rem)') ? 'left' : 'bottom start'}
      className={styles.popover ?? ''}
      onOpenChange={(open) => {
        if (!open) onClose(false);
      }}
    >
      <Dialog className={styles.popoverDialog ?? ''} aria-label={`Why: ${person}`}>
        <header>
          <h2 className={styles.popoverTitle}>{person}</h2>
          <p className={styles.soft}>{becomes(question)}</p>
        </header>
        {isAsShown(question, week.rows) ? null : (
          <Notice
            tone="attention"
            sentence="The figures of this line were changed since you typed this, so it will not be recorded."
            action="Cancel, look at the line as it is now, and enter yours again where it is still right."
          />
        )}
        {allowed.length === 0 ? (
          <Notice
            tone="attention"
            sentence={`The council takes no ${proposal.categories.join(' or ')} for ${council.serviceTypes[row.line.serviceType].label.toLowerCase()}.`}
            action="Ask the operational team for a temporary line. If it was delivered all the same, record it: it stays a problem until it is settled."
          />
        ) : null}
        {proposal.replaces > 0 ? (
          <Notice tone="attention" sentence="This takes the place of the reasons recorded before." />
        ) : null}
        <ReasonForm
          question={whyWords(proposal)}
          line={row.line}
          council={council}
          weekStart={week.weekStart}
          choices={choices}
          stays={stays}
          others={proposal.kept}
          start={startingAnswer(proposal.before, onlyChoice, stays)}
          onCancel={() => onClose(false)}
          onRecord={async (answer) => {
            const stay = newStayOf(answer, row.line.ssRef, week.weekStart);
            const variations = [...proposal.kept, variationOf(answer, proposal.quantity)];
            if (await recording.variations(row, variations, wordOf(answer), stay)) onClose(true);
          }}
        />
      </Dialog>
    </Popover>
  );
}

/** False once the line has other figures than those of which was asked. */
function isAsShown({ row }: Question, rows: readonly WeekRow[]): boolean {
  const drawn = rows.find(({ line }) => line.id === row.line.id)?.actual ?? null;
  // One's own last entry may not be drawn yet.
  const now = drawn === null ? null : own.asLeft(drawn);
  if (now === null || row.actual === null) return now === row.actual;
  // A comment or visits stand apart from what is asked.
  const { comment, visits, generatedVisits } = row.actual;
  return sameFigures({ ...now, comment, visits, generatedVisits }, row.actual);
}

/** Says of the reason that the line's comment suggests that it does; the choice stays a person's. */
function withSuggestion(choices: readonly ReasonChoice[], comment: string): ReasonChoice[] {
  const suggested =
    choices.length < 2
      ? null
      : suggestReason(
          comment,
          choices.map(({ reason }) => reason),
        );
  return choices.map((choice) =>
    choice.reason === suggested ? { ...choice, hint: `The comment suggests this. ${choice.hint}`.trim() } : choice,
  );
}

function becomes({ row, proposal }: Question): string {
  const planned = row.actual?.planned ?? 0;
  const amount = formatQuantity(proposal.quantity);
  if (proposal.field === 'actual') {
    const less = proposal.categories.includes('missed');
    return `Planned ${formatQuantity(planned)}, actual ${formatQuantity(planned + (less ? -1 : 1) * proposal.quantity)}: ${amount} ${less ? 'less' : 'more'} than planned.`;
  }
  return `${amount} ${proposal.field} of ${formatQuantity(planned)} planned.`;
}

function whyWords(proposal: Question['proposal']): string {
  return proposal.field === 'actual' ? 'How is the difference explained?' : `Why ${proposal.field}?`;
}

/** What was delivered is recorded even where the council takes none of it; the rules then say so. */
function notAllowed(category: ReasonChoice['category'], council: Parameters<typeof reasonChoices>[0]): ReasonChoice {
  const reason =
    category === 'extra' ? 'temporary_increase' : category === 'frustrated' ? 'hospital' : 'provider_cause';
  return {
    category,
    reason,
    label: `${categoryLabel(category)}: ${council.reasons[reason].label}`,
    hint: 'Not taken by the council for this service.',
    paid: '',
    expected: false,
  };
}

function cellElement(lineId: string, column: string): Element | null {
  return document.querySelector(`[row-id="${CSS.escape(lineId)}"] [col-id="${CSS.escape(column)}"]`);
}
