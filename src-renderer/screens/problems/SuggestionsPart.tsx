// Figures without a reason whose comment suggests one, before the problems that they are.
import { Part } from '../../components/Page.tsx';
import { SuggestionsTable } from '../../panels/suggestions/SuggestionsTable.tsx';
import { useSuggestions } from '../../panels/suggestions/use-suggestions.ts';

export function SuggestionsPart() {
  const { suggestions, take } = useSuggestions();
  if (suggestions.length === 0) return null;
  return (
    <Part title={`Reasons that the comments suggest (${suggestions.length})`}>
      <SuggestionsTable suggestions={suggestions} onTake={(taken) => void take(taken)} />
    </Part>
  );
}
