// Constants that have one owner each: the literal stands in one file, and everybody else imports it from there.

interface Owned {
  what: string;
  owner: string;
  /** Finds the literal in a line of code; comments are left out before. */
  literal: RegExp;
}

/** Names of other things that happen to be four thousand or twelve are told apart by the word that stands with them. */
export const owned: readonly Owned[] = [
  {
    what: 'the 4,000 characters of a comment or message',
    owner: 'src-shared/domain/limits.ts',
    literal: /(?<!(?:Millis|Dates) = )\b4_?000\b/,
  },
  {
    what: 'the twelve weeks that are looked back on',
    owner: 'src-shared/domain/limits.ts',
    literal: /\bweeks\w*\b.*\b12\b|\b7 \* 12\b|Weeks\w*\b.*= .*\b12\b/,
  },
  { what: 'the time zone', owner: 'src-shared/domain/limits.ts', literal: /(['"`])Europe\/London\1/ },
  {
    what: 'the words for a person without a name',
    owner: 'src-shared/domain/names.ts',
    literal: /(?:\?\?|\|\||\?)\s*`SS Ref \$\{/,
  },
];

/** @returns a sentence for each line of a file that says what another file owns */
export function objectionsToOwners(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const code = /^\s*(\/\/|\/?\*)/.test(line) ? '' : line;
    return owned.flatMap(({ what, owner, literal }) =>
      file !== owner && literal.test(code) ? [`${file}:${index + 1} says ${what} itself: ${owner} owns it`] : [],
    );
  });
}
