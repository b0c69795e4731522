// What somebody asks for is done once: asked again while it goes on, such as by a second Enter, nothing more happens.
import { useState } from 'react';

/** Lets work begin only while no other goes on; work that returns a promise goes on until that is settled. */
export function oneAtATime(): (work: () => unknown) => void {
  let goesOn = false;
  return (work) => {
    if (goesOn) return;
    const done = work();
    if (!(done instanceof Promise)) return;
    goesOn = true;
    const end = () => {
      goesOn = false;
    };
    void done.then(end, end);
  };
}

/** The same for as long as the component is on the page. */
export function useOneAtATime(): (work: () => unknown) => void {
  const [begin] = useState(oneAtATime);
  return begin;
}

/** Work that takes longer than this is shown to go on, in milliseconds. */
const soonMillis = 800;

/** The same, and whether it has gone on for so long that somebody asks. */
export function useShownWork(): { goesOn: boolean; begin: (work: () => unknown) => void } {
  const begin = useOneAtATime();
  const [goesOn, setGoesOn] = useState(false);
  const shown = (work: () => unknown) => () => {
    const done = work();
    if (!(done instanceof Promise)) return done;
    const timer = setTimeout(() => setGoesOn(true), soonMillis);
    return done.finally(() => {
      clearTimeout(timer);
      setGoesOn(false);
    });
  };
  return { goesOn, begin: (work) => begin(shown(work)) };
}
