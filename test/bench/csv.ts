// The council's file of 10,000 rows: read and matched, made new, and written back with a tenth of its rows changed, each
// against papaparse, which splits or joins cells and knows nothing of weeks, lines or bytes to keep.
import Papa from 'papaparse';
import { bradford } from '../../src-shared/council/index.ts';
import {
  councilFileFor,
  matchCouncilFile,
  readCouncilFile,
  writeCouncilFile,
} from '../../src-shared/council-csv/index.ts';
import { largeWeek } from './check-week.ts';
import { compare, type Measured } from './measure.ts';

export async function benchCsv(rows = 10_000): Promise<Measured[]> {
  const { lines, actuals, weekStart } = largeWeek(rows);
  const bytes = councilFileFor(weekStart, actuals, lines, bradford);
  const text = new TextDecoder().decode(bytes);
  const cells = Papa.parse<string[]>(text).data;
  const file = readCouncilFile(bytes, bradford);
  const changed = actuals
    .filter((_, index) => index % 10 === 0)
    .map((one) => ({ ...one, comment: `${one.comment} Seen.` }));
  const counts = { rows, bytes: bytes.length };
  const parse = () => Papa.parse(text);
  const unparse = () => Papa.unparse(cells);
  const measured = [
    await compare(
      { name: 'csv-read', what: 'read and matched to lines, against papaparse' },
      () => {
        const matched = matchCouncilFile(readCouncilFile(bytes, bradford), lines);
        if (matched.rows.length !== rows) throw new Error('rows are missing');
      },
      parse,
    ),
    await compare(
      { name: 'csv-new', what: 'made from actuals, against papaparse' },
      () => councilFileFor(weekStart, actuals, lines, bradford),
      unparse,
    ),
    await compare(
      { name: 'csv-write-back', what: 'a tenth of the rows changed, against papaparse' },
      () => writeCouncilFile(file, changed, lines),
      unparse,
    ),
  ];
  return measured.map((one) => ({ ...one, counts }));
}
