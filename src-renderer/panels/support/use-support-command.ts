// The menu's way to the report while nobody is signed in: where an account does not open is where it is needed most.
import { useLayoutEffect, useState } from 'react';

/** Whether the report is open, and how to close it. */
export function useSupportCommand(): { isOpen: boolean; close: () => void } {
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(
    () =>
      window.app.on('command', ({ command }) => {
        if (command === 'support-report') setOpen(true);
      }),
    [],
  );
  return { isOpen, close: () => setOpen(false) };
}
