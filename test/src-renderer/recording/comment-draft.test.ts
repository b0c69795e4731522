import { describe, expect, test } from 'vitest';
import { type CommentDraft, followed, otherComment } from '../../../src-renderer/recording/comment-draft.ts';
import { weeklyActual } from '../../builders.ts';

const begun = weeklyActual({ comment: 'As it was.' });
const typed: CommentDraft = { text: 'Mine.', seen: begun };
const same = <T>(actual: T) => actual;

describe('while a comment is typed', () => {
  test('a colleague’s comment takes nothing away, and is never taken for seen', () => {
    const theirs = weeklyActual({ comment: 'Theirs.' });
    expect(followed(typed, theirs, same)).toBe(typed);
    expect(otherComment(typed, theirs)).toBe('Theirs.');
    const again = weeklyActual({ comment: 'Theirs, again.' });
    expect(followed(typed, again, same)).toBe(typed);
    expect(otherComment(typed, again)).toBe('Theirs, again.');
    expect(otherComment(typed, weeklyActual({ comment: '' }))).toBe('');
  });

  test('figures that come change nothing of it', () => {
    const now = weeklyActual({ comment: 'As it was.', missed: 200 });
    expect(followed(typed, now, same)).toEqual({ text: 'Mine.', seen: now });
    expect(otherComment(typed, now)).toBeNull();
  });

  test('the comment that the app wrote with one’s own figures is nobody else’s', () => {
    const own = weeklyActual({ comment: 'Missed 2 hours.', missed: 200 });
    const drawn = { ...own };
    const draft = followed(typed, drawn, () => own);
    expect(draft).toEqual({ text: 'Mine.', seen: drawn });
    expect(otherComment(draft, drawn)).toBeNull();
  });

  test('where nothing is typed, or they say the same, the field follows', () => {
    const theirs = weeklyActual({ comment: 'Theirs.' });
    expect(followed({ text: 'As it was. ', seen: begun }, theirs, same)).toEqual({ text: 'Theirs.', seen: theirs });
    const alike = weeklyActual({ comment: 'Mine.' });
    expect(followed(typed, alike, same)).toEqual({ text: 'Mine.', seen: alike });
    expect(otherComment(typed, alike)).toBeNull();
  });

  test('what is typed back to what stood there gives way to theirs', () => {
    const theirs = weeklyActual({ comment: 'Theirs.' });
    expect(otherComment({ text: 'As it was.', seen: begun }, theirs)).toBeNull();
  });
});
