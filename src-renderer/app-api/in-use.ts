// Tells the main process that somebody types or scrolls, so that a sync gives way.

/** Often enough to be known to go on, and seldom enough to cost nothing. */
const tellEvery = 50;

export function tellOfUse(): void {
  let told = Number.NEGATIVE_INFINITY;
  const tell = ({ timeStamp }: Event) => {
    if (timeStamp - told < tellEvery) return;
    told = timeStamp;
    void window.app.call('window.in-use', {});
  };
  window.addEventListener('keydown', tell, { capture: true, passive: true });
  window.addEventListener('wheel', tell, { capture: true, passive: true });
}
