// Does something once a minute while it is on screen.
import { useEffect } from 'react';

const minute = 60_000;

export function useEveryMinute(look: () => void): void {
  useEffect(() => {
    const timer = setInterval(look, minute);
    return () => clearInterval(timer);
  }, [look]);
}
