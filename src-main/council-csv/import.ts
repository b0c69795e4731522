// Imports the council's CSV in two steps. Choosing a file writes nothing: it shows what would change. Applying writes
// exactly what was shown, in one transaction, or nothing when the week is no longer as it was.
import type { AppRequest, AppResult, ImportPreview } from '../../src-shared/app-api/index.ts';
import type { EncodingReadings, SheetsRead } from '../../src-shared/app-api/reading.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { matchCouncilFile, type ImportPreview as Preview, previewImport } from '../../src-shared/council-csv/index.ts';
import { hasTwoReadings, rowList } from '../../src-shared/council-csv/problem.ts';
import type { Reason } from '../../src-shared/domain/actuals.ts';
import { type ServiceLine, serviceAndLevel } from '../../src-shared/domain/lines.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { withOnlyReasons } from '../../src-shared/domain/only-reason.ts';
import { suggestedBy, suggestedReasons, suggestionWords } from '../../src-shared/rules/suggestions.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { type ChosenFile, fileToBringIn } from '../use-case/chosen-file.ts';
import { councilFileOf, type FileAnswers, given, sheetsOfFile } from '../use-case/council-file.ts';
import { changedSincePreview, noLongerThere, noProfile, weekNotGenerated, whyClosed } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { shownThings } from '../use-case/shown.ts';
import { actualChanges } from '../weeks/actual-words.ts';

/** A file as it was read and shown. */
interface ShownFile {
  weekStart: string;
  chosen: ChosenFile;
  answers: FileAnswers;
  bytes: Uint8Array;
  readings: EncodingReadings;
  sheets: SheetsRead;
  preview: Preview;
  /** By row: the reason that its comment suggests for each variation of the line, or null. */
  suggested: ReadonlyMap<number, readonly (Reason | null)[]>;
}

type FileToRead = Pick<ShownFile, 'weekStart' | 'chosen' | 'answers'>;

export function csvImport(context: AccountContext) {
  const shown = shownThings<ShownFile>(context);

  function read({ weekStart, chosen, answers }: FileToRead): AppResult<ShownFile> {
    const { store } = context;
    const council = store.profile.get();
    if (council === null) return noProfile();
    const closed = whyClosed(context, weekStart);
    if (closed !== null) return closed;
    const actuals = store.actuals.ofWeek(weekStart).map(({ actual }) => actual);
    if (actuals.length === 0) return weekNotGenerated(weekStart);
    const lines = store.lines.all();
    const file = councilFileOf(chosen, council, answers);
    const [problem] = file.problems;
    const readings = file.encodingDoubt?.readings ?? [];
    if (problem !== undefined && readings.length === 0) return refuse(problem.code, problem.message, problem.fix);
    const matched = matchCouncilFile(file, lines, (ssRef) => store.people.get(ssRef)?.name ?? null);
    const preview = previewImport(matched, actuals, lines, weekStart);
    const judged = withReasons(context, preview, lines, council);
    const sheets = sheetsOfFile(chosen, council, answers);
    return ok({ weekStart, chosen, answers, bytes: file.bytes, readings, sheets, ...judged });
  }

  function show(of: FileToRead, id?: string): AppResult<ImportPreview> {
    const file = read(of);
    if (!file.ok) return file;
    return ok(wordsOf(context, shown.show(file.value, restsOn(context, of.weekStart), id), file.value));
  }

  return {
    async choose(weekStart: string, incoming?: string): Promise<AppResult<ImportPreview | null>> {
      const file = await fileToBringIn(context, incoming, {
        ask: () => context.dialogs.chooseCouncilFile(),
        wanted: { is: 'the council’s file of a week', action: 'Choose the CSV that the portal exported.' },
      });
      if (!file.ok) return file;
      return file.value === null ? ok(null) : show({ weekStart, chosen: file.value, answers: {} });
    },
    /** The same file, with an answer to what can be read in two ways. */
    reread({ id, ...answers }: AppRequest<'csv.read-import'>): AppResult<ImportPreview> {
      const file = shown.find(id);
      if (file === null) return noLongerThere('That preview');
      return show({ ...file, answers: { ...file.answers, ...given(answers) } }, id);
    },
    apply: (request: AppRequest<'csv.apply-import'>): AppResult<{ changed: number }> =>
      shown.take(request.id, {
        notShown: () => noLongerThere('That preview'),
        restsOn: ({ weekStart }) => restsOn(context, weekStart),
        changed: () => changedSincePreview('week', 'imported'),
        use: (file) => whyClosed(context, file.weekStart) ?? takeFile(context, file, request),
      }),
  };
}

/** A file says no reasons: a category's only one counts at once, and of several the comment may suggest one. */
function withReasons(
  { store }: AccountContext,
  preview: Preview,
  lines: readonly ServiceLine[],
  council: CouncilProfile,
): Pick<ShownFile, 'preview' | 'suggested'> {
  const lineById = new Map(lines.map((line) => [line.id, line]));
  const allStays = store.care.stays();
  const suggested = new Map<number, (Reason | null)[]>();
  const changed = preview.changed.map((row) => {
    const line = lineById.get(row.lineId);
    if (line === undefined) return row;
    const type = council.serviceTypes[line.serviceType];
    const stays = allStays.filter(({ ssRef }) => ssRef === line.ssRef);
    const variations = withOnlyReasons(type, row.after.variations, stays, row.after.weekStart);
    const after = { ...row.after, variations };
    const reasons = suggestedReasons(after, type, stays);
    if (row.before !== null && reasons.some((reason) => reason !== null)) suggested.set(row.row, reasons);
    return { ...row, after };
  });
  return { preview: { ...preview, changed }, suggested };
}

/** What a preview of the week rests on: the plan, what every line says, hospital stays, and the council's rules. */
function restsOn({ store }: AccountContext, weekStart: string): string {
  const actuals = store.actuals.ofWeek(weekStart).map(({ actual }) => actual);
  return JSON.stringify([store.profile.get()?.version, store.lines.all(), actuals, store.care.stays()]);
}

function takeFile(
  context: AccountContext,
  { weekStart, chosen: { fileName }, bytes, preview, suggested }: ShownFile,
  { keepExtraColumns, takeSuggested = [] }: AppRequest<'csv.apply-import'>,
): AppResult<{ changed: number }> {
  const changed = storable(preview);
  const taken = new Set(takeSuggested);
  const undo = { label: `the import of ${fileName}`, weekStart };
  return save(context, { what: 'import', source: 'file', undo, weekStart }, (write) => {
    for (const { row, after, before } of changed) {
      const known = context.store.actuals.get(weekStart, after.lineId);
      const sameComment = before?.comment === after.comment;
      const reasons = taken.has(row) ? suggested.get(row) : undefined;
      const variations = after.variations.map((one, index) => ({ ...one, reason: reasons?.[index] ?? one.reason }));
      write.actual({
        actual: { ...after, variations },
        attested: null,
        ...(reasons === undefined ? {} : { why: suggestedBy(after.comment) }),
        commentSource:
          sameComment && known !== null ? known.commentSource : after.comment === '' ? 'written' : 'edited',
      });
    }
    write.councilFile({ weekStart, name: fileName, bytes, keepExtraColumns });
    const { read, unchanged } = preview.counts;
    const counts = { read, unchanged, changed: changed.length, rejected: read - unchanged - changed.length };
    write.note('import-file', { weekStart, content: { kind: 'import', fileName, ...counts } });
    return { changed: changed.length };
  });
}

/** Rows of lines that have no actual in the week cannot be stored: only the portal generates one. */
function storable(preview: Preview): Preview['changed'] {
  return preview.changed.filter(({ before }) => before !== null);
}

function wordsOf({ store }: AccountContext, id: string, file: ShownFile): ImportPreview {
  const { weekStart, chosen, readings, sheets, preview, suggested } = file;
  const council = store.profile.get();
  const people = new Map(store.people.all().map((person) => [person.ssRef, person]));
  const lines = new Map(store.lines.all().map((line) => [line.id, line]));
  const nameOf = (lineId: string | null) => {
    const line = lineId === null ? undefined : lines.get(lineId);
    return line === undefined
      ? { person: '', line: '' }
      : { person: personName(people.get(line.ssRef), line.ssRef), line: serviceAndLevel(line) };
  };
  const without = preview.changed.filter(({ before }) => before === null);
  return {
    id,
    fileName: chosen.fileName,
    weekStart,
    read: preview.counts.read,
    unchanged: preview.counts.unchanged,
    changed: storable(preview).map(({ row, lineId, after }) => ({
      row,
      lineId,
      ...nameOf(lineId),
      fields: actualChanges(store.actuals.get(weekStart, lineId), { actual: after, attested: null }, council),
      suggested: council === null ? [] : suggestionWords(after.variations, suggested.get(row) ?? [], council),
    })),
    rejected: [
      ...preview.rejected.map(({ row, lineId, problems }) => ({
        row,
        ...nameOf(lineId),
        cells: problems.map(({ column, message, fix }) => ({ column: column ?? '', sentence: message, fix })),
      })),
      ...without.map(({ row, lineId }) => ({ row, ...nameOf(lineId), cells: [notGenerated(row)] })),
    ].sort((a, b) => a.row - b.row),
    notes: preview.notes.map(({ message, rows }) => (rows.length === 0 ? message : `${message} (${rowList(rows)})`)),
    extraColumns: preview.extraColumns.map(({ header }) => header),
    readings,
    sheets,
    twoReadings: preview.rejected.some(({ problems }) => problems.some(hasTwoReadings)),
  };
}

function notGenerated(row: number): ImportPreview['rejected'][number]['cells'][number] {
  return {
    column: '',
    sentence: `Row ${row} is of a line that has no actual in this week yet.`,
    fix: 'Generate the week again to add it, sync, then import this row.',
  };
}
