// Marks the headings of the columns by which the lines are filtered, for the eye and for a screen reader. Straight on what is
// drawn: the grid takes a heading's classes once.

export function markFiltered(host: HTMLElement, columns: readonly string[]): void {
  for (const heading of host.querySelectorAll<HTMLElement>('[role=columnheader]')) {
    const isFiltered = columns.includes(heading.getAttribute('col-id') ?? '');
    if (isFiltered === (heading.dataset.filtered !== undefined)) continue;
    if (isFiltered) heading.dataset.filtered = '';
    else delete heading.dataset.filtered;
    heading.ariaDescription = isFiltered ? 'Filtered' : null;
  }
}
