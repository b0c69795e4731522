// Records what differed on a line. What must stay true: the quantities are the sums of the variations and the actual
// follows by the formula, so that the balance always holds; a comment that a person wrote is never overwritten.

import type { AppResult, RecordInput } from '../../src-shared/app-api/index.ts';
import type { Left } from '../../src-shared/app-api/week.ts';
import { isOnlyAboutVariations, nextComment, writeComment } from '../../src-shared/comments/write-comment.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import {
  actualByFormula,
  type Category,
  isAsPlanned,
  type Variation,
  type WeeklyActual,
} from '../../src-shared/domain/actuals.ts';
import type { HospitalStay } from '../../src-shared/domain/lines.ts';
import { lineName } from '../../src-shared/domain/names.ts';
import { formatQuantity, isQuantity, type Quantity } from '../../src-shared/domain/quantity.ts';
import { sameFigures } from '../../src-shared/portal-api/equality.ts';
import { plainLineBreaks } from '../../src-shared/readers/characters.ts';
import type { ActualEdit, CommentSource, StoredActual } from '../store/actuals.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noActual, noProfile, whyClosed } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { type SaveMeta, save } from '../use-case/save.ts';
import { changedSinceSeen } from './seen.ts';
import { isCommentEdited } from './view.ts';

export function recordLine(context: AccountContext, input: RecordInput): AppResult<Left> {
  const { weekStart, lineId } = input;
  const edit = editOfLine(context, input, context.store.care.stays());
  if (!edit.ok) return edit;
  const left = leftOfLine(context, input, edit.value);
  // Nothing was changed: no command, no history, nothing to send.
  if (edit.value === null) return ok(left);
  const undo = { label: `the change to ${nameOfLine(context, lineId)}`, weekStart };
  const meta: SaveMeta = { what: 'record', undo, weekStart, ...(input.why === undefined ? {} : { why: input.why }) };
  const change = edit.value;
  const saved = save(context, meta, (write) => write.actual(change));
  return saved.ok ? ok(left) : saved;
}

/** What is written of the line; null where nothing would change. @param stays those that the variations may name */
export function editOfLine(
  context: AccountContext,
  input: RecordInput,
  stays: readonly HospitalStay[],
): AppResult<ActualEdit | null> {
  const { store } = context;
  const { weekStart, lineId } = input;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const stored = store.actuals.get(weekStart, lineId);
  if (stored === null) return noActual();
  const { variations = stored.actual.variations } = input;
  const recorded = recordedActual(stored, { ...input, variations }, stays, council);
  if (!recorded.ok) return recorded;
  const { actual, commentSource } = recorded.value;
  if (sameFigures(actual, stored.actual) && commentSource === stored.commentSource) return ok(null);
  const changed = changedSinceSeen(input, stored, council);
  if (changed !== null) {
    const isComment = input.comment !== undefined && input.variations === undefined;
    return lineChanged(nameOfLine(context, lineId), changed, isComment ? keptComment : undefined);
  }
  const attested = isAsPlanned(actual) && actual.variations.length === 0 ? stored.attested : null;
  return ok({ actual, attested, commentSource });
}

/** What recording leaves of the line. @param edit before it is written; null: nothing changes */
export function leftOfLine(
  { store }: AccountContext,
  { weekStart, lineId, seen }: RecordInput,
  edit: Pick<ActualEdit, 'actual'> | null,
): Left {
  const before = store.actuals.get(weekStart, lineId)?.actual;
  if (before === undefined || seen === undefined || !sameFigures(seen, before)) return { left: null };
  return { left: edit?.actual ?? before };
}

/** What the line becomes: pure, so that the formula can be shown to hold for whatever is recorded. */
export function recordedActual(
  stored: StoredActual,
  input: Pick<RecordInput, 'comment' | 'visits'> & { variations: Variation[] },
  stays: readonly HospitalStay[],
  council: CouncilProfile,
): AppResult<{ actual: WeeklyActual; commentSource: CommentSource }> {
  const before = stored.actual;
  const { variations } = input;
  const sums = {
    frustrated: sumOf(variations, 'frustrated'),
    missed: sumOf(variations, 'missed'),
    extra: sumOf(variations, 'extra'),
  };
  const reducing = sumOf(
    variations.filter(({ reason }) => council.reasons[reason].reducesActual),
    'missed',
  );
  const actual = actualByFormula({ planned: before.planned, ...sums }, reducing);
  // More frustrated and missed than planned is a finding to put right; less than nothing cannot even be written down.
  if (actual < 0) return lessThanNothing(before.planned, sums.frustrated + reducing, sums.extra);
  if (![actual, ...Object.values(sums)].every(isQuantity)) return tooMuch();
  const comment = commentOf(stored, input, [...stays], council);
  return ok({
    actual: { ...before, ...sums, actual, visits: input.visits ?? before.visits, comment: comment.text, variations },
    commentSource: comment.source,
  });
}

function sumOf(variations: readonly Variation[], category: Category): Quantity {
  return variations.reduce((sum, variation) => (variation.category === category ? sum + variation.quantity : sum), 0);
}

function commentOf(
  stored: StoredActual,
  { variations, comment }: { variations: Variation[]; comment?: string | undefined },
  stays: HospitalStay[],
  council: CouncilProfile,
): { text: string; source: CommentSource } {
  const { weekStart } = stored.actual;
  const written = writeComment(variations, stays, weekStart, council);
  if (comment !== undefined) {
    const text = plainLineBreaks(comment).trim();
    // Emptied by a person: the next change writes it again.
    return { text, source: text === '' || text === written ? 'written' : 'edited' };
  }
  const before = stored.actual;
  if (
    variations.length === 0 &&
    before.variations.length > 0 &&
    isOnlyAboutVariations(before, stays, weekStart, council)
  )
    return { text: '', source: 'written' };
  if (isCommentEdited(stored, { stays, weekStart, council })) {
    return { text: stored.actual.comment, source: stored.commentSource };
  }
  const text =
    stored.commentSource === 'pulled' ? nextComment(stored.actual, variations, stays, weekStart, council) : written;
  return { text, source: 'written' };
}

function lessThanNothing(planned: Quantity, less: Quantity, extra: Quantity) {
  const sentence =
    `${formatQuantity(less)} frustrated and missed is more than the ${formatQuantity(planned)} planned` +
    `${extra > 0 ? ` and ${formatQuantity(extra)} extra` : ''}, so the actual would be less than 0.`;
  return refuse('less-than-nothing', sentence, 'Lower the frustrated or missed quantity.', { variations: sentence });
}

/** The window keeps it, and offers it there beside the other. */
const keptComment = 'Yours is kept in the panel of the line (F4): say there which of the two stays.';

/** @param changed what reads otherwise than it was shown, in words */
export function lineChanged(
  name: string,
  changed: string,
  action = 'Look at it as it is now, and enter yours again where it is still right.',
) {
  return refuse('line-changed', changedSinceShown(name, changed), action);
}

export function changedSinceShown(name: string, changed: string): string {
  return `${name} was changed since this was shown (${changed}), so nothing was recorded on it.`;
}

function tooMuch() {
  const sentence = 'That is more than a week can hold.';
  return refuse('quantity-too-large', sentence, 'Check the number.', { variations: sentence });
}

/** "Ada Okafor’s Home Support", for the undo menu and messages on this screen. */
export function nameOfLine({ store }: Pick<AccountContext, 'store'>, lineId: string): string {
  const line = store.lines.get(lineId);
  if (line === null) return 'a line';
  return lineName(line, store.people.get(line.ssRef));
}
