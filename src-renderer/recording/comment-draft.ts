// A comment being typed, beside what becomes of the line meanwhile. What must stay true: a comment that came with a sync is overwritten
// only by whoever read it and says so, and what was typed against it is not lost either.
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';

export interface CommentDraft {
  /** As typed. */
  text: string;
  /** The line as it was when somebody began to type; the very object that was on screen. */
  seen: WeeklyActual;
}

/** Of what a draft is kept in the workspace. */
export function commentDraftOf(weekStart: PlainDate, lineId: string): string {
  return `${weekStart} ${lineId}`;
}

/** False while the field says nothing but what stood there. */
export function isTyped({ text, seen }: CommentDraft): boolean {
  return text.trim() !== seen.comment.trim();
}

/**
 * The draft once the line reads `actual`.
 * @param asLeft a line as one's own records left it: the comment that the app wrote with them is nobody else's
 */
export function followed(
  draft: CommentDraft,
  actual: WeeklyActual,
  asLeft: (actual: WeeklyActual) => WeeklyActual,
): CommentDraft {
  const { text, seen } = draft;
  if (seen === actual) return draft;
  if (!isTyped(draft) || text === actual.comment) return { text: actual.comment, seen: actual };
  const isOwn = actual.comment === seen.comment || actual.comment === asLeft(seen).comment;
  return isOwn ? { text, seen: actual } : draft;
}

/** The comment that stands against what is typed, and came while it was; null: none does. */
export function otherComment(draft: CommentDraft, actual: WeeklyActual): string | null {
  const { text, seen } = draft;
  return isTyped(draft) && actual.comment !== seen.comment && actual.comment !== text.trim() ? actual.comment : null;
}
