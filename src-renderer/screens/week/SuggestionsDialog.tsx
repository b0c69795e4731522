// The reasons that the comments of the week suggest, over the grid: read first, then taken one by one or all at once.
import { useEffect } from 'react';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { SuggestionsTable } from '../../panels/suggestions/SuggestionsTable.tsx';
import { useSuggestions } from '../../panels/suggestions/use-suggestions.ts';

export function SuggestionsDialog({ onClose }: { onClose: () => void }) {
  const { suggestions, take } = useSuggestions();
  const { length } = suggestions;
  useEffect(() => {
    if (length === 0) onClose();
  }, [length, onClose]);
  return (
    <Dialog title="Reasons that the comments suggest" size="large" onClose={onClose}>
      <p>A suggestion counts once somebody takes it. The comment that suggested it is kept in the line’s history.</p>
      <SuggestionsTable suggestions={suggestions} onTake={(taken) => void take(taken)} autoFocus />
      <Buttons>
        <Button onPress={onClose}>Close</Button>
      </Buttons>
    </Dialog>
  );
}
