// A comment typed into its cell. One that is refused is kept, and stands in the line panel until somebody decides.
import { useState } from 'react';
import type { GridRow } from '../../grid/rows.ts';
import { commentDraftOf } from '../../recording/comment-draft.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

export function useCommentEntry(recording: Recording, backToCell: (lineId: string, column: string) => void) {
  const { week, commentDrafts } = useWorkspace();
  // The panel beside may show this very line.
  const [, drawAgain] = useState(0);
  return async ({ id, row }: GridRow, comment: string) => {
    if (row?.actual == null) return;
    const of = commentDraftOf(week.weekStart, id);
    if (await recording.comment(row, comment)) commentDrafts.delete(of);
    else {
      commentDrafts.set(of, { text: comment, seen: row.actual });
      drawAgain((turn) => turn + 1);
    }
    backToCell(id, 'comment');
  };
}
