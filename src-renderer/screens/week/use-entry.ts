// A figure from the moment at which it was typed: recorded at once where no reason is needed, else asked about. Until what
// is recorded of the line changes, its row shows what would be.
import { useCallback, useState } from 'react';
import { own } from '../../app-api/own-changes.ts';
import type { GridRow, PendingEntry } from '../../grid/rows.ts';
import { propose, type QuantityField, quantitiesOf } from '../../recording/propose.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { afterPaint } from './after-paint.ts';
import type { Question } from './ReasonPopover.tsx';

export function useEntry(recording: Recording, backToCell: (lineId: string, column: string) => void) {
  const [question, setQuestion] = useState<Question | null>(null);
  /** In the row before it is asked about. */
  const [typed, setTyped] = useState<PendingEntry | null>(null);

  const enter = useCallback(
    (row: GridRow, field: QuantityField, quantity: number) => {
      if (row.row?.actual == null) return;
      // The editor may have opened over the row before one's last entry was recorded, or drawn.
      const before = own.settled();
      if (before !== null) return void before.then(() => enter(row, field, quantity));
      const shown = row.row;
      const left = own.rowAsLeft(shown);
      if (left.actual === null) return;
      const proposal = propose(left.actual, field, quantity);
      if (proposal.kind === 'record')
        void recording.variations(left, proposal.variations).then(() => backToCell(row.id, field));
      if (proposal.kind === 'ask') {
        const asked = { row: left, person: row.person, proposal };
        setTyped({ ...pendingOf(asked), row: shown });
        afterPaint(() => setQuestion(asked));
      }
    },
    [recording, backToCell],
  );

  const closeQuestion = (recorded: boolean) => {
    setQuestion(null);
    // What was recorded comes with the week; until then the row goes on showing it.
    if (!recorded) setTyped(null);
  };

  return { typed, question, enter, closeQuestion };
}

/** What the line would be if the question were answered: shown in the row while it is being asked. */
function pendingOf({ row, proposal }: Question): PendingEntry {
  const planned = row.actual?.planned ?? 0;
  const [category] = proposal.categories;
  if (category === undefined) return { row, quantities: quantitiesOf(planned, proposal.kept) };
  const explained = { category, reason: 'unspecified', quantity: proposal.quantity } as const;
  const empty = { firstDay: null, lastDay: null, hospitalStayId: null, note: '' };
  return { row, quantities: quantitiesOf(planned, [...proposal.kept, { ...explained, ...empty }]) };
}
