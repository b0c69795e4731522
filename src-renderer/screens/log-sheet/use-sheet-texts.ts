// What was typed of a sheet: a look at another screen, or at another sheet, does not lose it.
import { useState } from 'react';
import { useWorkspace } from '../../workspace/workspace.ts';
import type { SheetTexts } from './typed-sheet.ts';

export function useSheetTexts(): {
  texts: SheetTexts;
  write: (key: string, text: string) => void;
  /** Empties boxes whose content is recorded. */
  clear: (keys: readonly string[]) => void;
} {
  const { drafts } = useWorkspace();
  const [texts, setTexts] = useState<SheetTexts>(() => new Map(drafts));
  const write = (key: string, text: string) => {
    if (text === '') drafts.delete(key);
    else drafts.set(key, text);
    setTexts((before) => new Map(before).set(key, text));
  };
  const clear = (keys: readonly string[]) => {
    for (const key of keys) drafts.delete(key);
    setTexts((before) => new Map([...before].filter(([key]) => !keys.includes(key))));
  };
  return { texts, write, clear };
}
