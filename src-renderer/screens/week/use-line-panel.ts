// Whether the line panel is open: from the start where it has room beside the grid, and by its key.
import { useLayoutEffect, useState } from 'react';
import { isPressed } from '../../../src-shared/commands/key.ts';
import { isCovered } from '../../focus/cover.ts';
import { gridKeys } from '../../grid/grid-keys.ts';
import { useMatches } from '../../theme/use-matches.ts';

/** Wide enough for the grid and the panel side by side. */
const panelFits = '(min-width: 94rem)';

export function useLinePanel() {
  const roomy = useMatches(panelFits);
  const [isOpen, setOpen] = useState(() => window.matchMedia(panelFits).matches);
  useLayoutEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if (isCovered() || !isPressed(gridKeys.linePanel.key, event)) return;
      event.preventDefault();
      setOpen((open) => !open);
    };
    window.addEventListener('keydown', toggle);
    return () => window.removeEventListener('keydown', toggle);
  }, []);
  return { isOpen, setOpen, isTight: isOpen && !roomy };
}
