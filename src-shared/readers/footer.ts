// Rows that a program prints under (or among) the rows of a list, and that are no row of it: totals, counts, the time of
// printing, page numbers, an end mark. They name nobody, and nothing is lost by passing them over.

const footerWords =
  /^(?:(?:grand |sub|sub-|sub |overall |report |page )?totals?\b|sum\b|sum of\b|count\b|(?:number|no\.?) of (?:rows|records|clients|people|lines|visits)\b|\d+ (?:rows?|records?|clients?|people|persons?|lines?|items?|results?|visits?)\b|(?:rows|records|clients|people|lines)\s*:|end of (?:report|file|list|data)|\*+ ?end|(?:date )?(?:printed|exported|generated|produced|created|run|report run|report date)\b|page \d+|copyright\b|©|confidential\b|official\b|average\b|-{3,}|={3,}|_{3,}|\*{3,})/i;

/**
 * True for a row that is printed under a list: its first text says so.
 * @param cells the row's texts; blank ones are ''
 */
export function isFooter(cells: readonly string[]): boolean {
  const first = cells.find((cell) => cell.trim() !== '')?.trim();
  return first !== undefined && first.length <= 200 && footerWords.test(first);
}
