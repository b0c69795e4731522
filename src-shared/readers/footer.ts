// Rows that a program prints under (or among) the rows of a list, and that are no row of it: totals, counts, the time of
// printing, page numbers, an end mark. They name nobody, and nothing is lost by passing them over. People are called Sum Li,
// Count Olaf and Total Grant too: a word counts for a footer only where what follows it does so as well.

/** What a list has rows of; `1 hour 30 minutes` is a figure, and no count of them. */
const listed =
  '(?:rows?|records?|entries|clients?|customers?|people|persons?|residents?|service users?|lines?|items?|results?|visits?)';
const counted =
  '(?:rows?|records?|entries|clients?|customers?|people|persons?|residents?|service users?|lines?|items?|results?|visits?|calls?|hours?|hrs|weeks?|packages?|units?)';
/** What may follow a word of sums: nothing, a number, what was counted, or what it was counted over. */
const follows = `(?=\\s*$|\\s*[:=(*-]|\\s*[£€]?\\d|\\s+(?:of|for|per|over|all|no\\.?|number|amount|cost|paid|due|planned|actual|delivered|frustrated|missed|extra|payable|net|gross|weekly|this|${counted})(?:\\s|[:,.)]|$))`;
/** What may follow a word of printing: nothing, when, or by whom. */
const when = '(?=\\s*$|\\s*[:=-]|\\s*\\d|\\s+(?:on|by|at|from|date|time|mon|tue|wed|thu|fri|sat|sun)[a-z]*\\b)';

const footerWords = new RegExp(
  `^(?:${[
    `(?:(?:grand|sub|overall|report|page|list|group|running)[ -]?)?totals?${follows}`,
    `(?:sum|count|average|mean)${follows}`,
    `(?:number|no\\.?) of ${counted}\\b`,
    `\\d+ ${listed}\\b`,
    `${counted}\\s*:`,
    'end of (?:report|file|list|data)\\b',
    '\\*+ ?end\\b',
    `(?:date |report |list )?(?:printed|exported|generated|produced|created|run)${when}`,
    '(?:report|print|run) (?:date|time)\\b',
    'page \\d+',
    'copyright\\b',
    '©',
    `(?:confidential|official)(?=\\s*$|\\s*[:;,.–—-]|\\s+(?:sensitive|information|document|report|data|and|when|–))`,
    '-{3,}',
    '={3,}',
    '_{3,}',
    '\\*{3,}',
  ].join('|')})`,
  'i',
);

/**
 * True for a row that is printed under a list: its first text says so, and nothing in it is somebody who is known.
 * @param cells the row's texts; blank ones are ''
 * @param isKnown whether a text is the name or the SS Ref of somebody known
 */
export function isFooter(cells: readonly string[], isKnown: (text: string) => boolean = () => false): boolean {
  const first = cells.find((cell) => cell.trim() !== '')?.trim();
  if (first === undefined || first.length > 200 || !footerWords.test(first)) return false;
  return !cells.some((cell) => cell.trim() !== '' && isKnown(cell.trim()));
}
