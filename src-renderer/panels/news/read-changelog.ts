// What is new, as the changelog tells it to whoever uses the app. Pure.

export const newsTitle = 'What is new';

/**
 * The newest part of the changelog, an entry each, newest first. What has a command in it is for whoever runs a portal.
 * @param text CHANGELOG.md
 */
export function newsOf(text: string): string[] {
  const [, newest = ''] = text.split(/^## .*$/m);
  const entries = newest
    .split(/^- /m)
    .slice(1)
    .map((entry) => entry.replace(/\s+/g, ' ').trim());
  return [...new Set(entries)].filter((entry) => entry !== '' && !entry.includes('`'));
}

/** What tells an entry from others, without keeping all of it. */
export function newsMark(entry: string | undefined): string {
  return (entry ?? '').slice(0, 80);
}

/**
 * How many entries came after the one that somebody saw last; nothing is new to whoever has just begun.
 * @param seen the mark of that entry; empty: nothing was seen yet
 */
export function newSince(entries: readonly string[], seen: string): number {
  if (seen === '') return 0;
  const at = entries.findIndex((entry) => newsMark(entry) === seen);
  // A part has been closed since, and all of this one is new.
  return at < 0 ? entries.length : at;
}
