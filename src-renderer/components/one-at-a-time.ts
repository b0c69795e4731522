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
