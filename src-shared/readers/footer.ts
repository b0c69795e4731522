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

/** Under each group Excel writes its name so, as in `Home Support Total`; beside it stand sums alone. */
const groupTotal = /\S\s+totals?\s*:?$/i;
const figure = /^[£€]?-?\d{1,6}(?:[.,:]\d+)*\s*(?:%|h|hrs?|hours)?$/i;

/** True for the sums of a group; a reference of seven digits beside the name is somebody called so. */
function isGroupTotal(first: string, others: readonly string[]): boolean {
  return groupTotal.test(first) && others.length > 0 && others.every((cell) => figure.test(cell));
}

/**
 * True for a row that is printed under a list: its first text says so, and nothing in it is somebody who is known.
 * @param cells the row's texts; blank ones are ''
 * @param isKnown whether a text is the name or the SS Ref of somebody known
 */
export function isFooter(cells: readonly string[], isKnown: (text: string) => boolean = () => false): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const [first, ...others] = filled;
  if (first === undefined || first.length > 200) return false;
  if (!footerWords.test(first) && !isGroupTotal(first, others)) return false;
  return !filled.some((cell) => isKnown(cell));
}
