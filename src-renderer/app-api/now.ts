// The time, going on from the portal's clock that came with the week: a laptop's own clock may be wrong.
import { useEffect, useState } from 'react';

const tick = 15_000;

/** `start` (ISO instant), plus the time that has gone by since it was handed in. Null until there is a start. */
export function useNow(start: string | null): string | null {
  const [elapsed, setElapsed] = useState({ start, milliseconds: 0 });
  useEffect(() => {
    const from = performance.now();
    setElapsed({ start, milliseconds: 0 });
    const timer = setInterval(() => setElapsed({ start, milliseconds: performance.now() - from }), tick);
    return () => clearInterval(timer);
  }, [start]);
  if (start === null) return null;
  const since = elapsed.start === start ? elapsed.milliseconds : 0;
  return new Date(Date.parse(start) + since).toISOString();
}
