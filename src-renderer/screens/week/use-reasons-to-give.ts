// Giving a reason to figures that came without one: what the comment suggests at one key, else the question is asked.
import { useState } from 'react';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import type { GridRow } from '../../grid/rows.ts';
import { useSuggestions } from '../../panels/suggestions/use-suggestions.ts';
import type { QuantityField } from '../../recording/propose.ts';

/** @param ask asks why a figure differs, as if it were typed again */
export function useReasonsToGive(ask: (row: GridRow, field: QuantityField, quantity: number) => void) {
  const { say } = useAppCalls();
  const { suggestions, take } = useSuggestions();
  const [isListOpen, setListOpen] = useState(false);

  const give = (rows: GridRow[]) => {
    const taken = suggestions.filter(({ lineId }) => rows.some(({ id }) => id === lineId));
    const [row, another] = rows;
    const open = row?.row?.actual?.variations.find(({ reason }) => reason === 'unspecified');
    if (taken.length > 0) void take(taken);
    else if (row !== undefined && open !== undefined && another === undefined) ask(row, open.category, open.quantity);
    else say(another === undefined ? 'No reason is missing on this line.' : 'No comment suggests a reason here.');
  };
  return { suggested: suggestions.length, give, isListOpen, setListOpen };
}
