// Brings the provider's own list of people in, in two steps: a preview of what would change, then one transaction. Only
// the names and details that the list states are taken; a blank erases nothing.
import type { AppResult } from '../../src-shared/app-api/index.ts';
import type { ListPreview } from '../../src-shared/app-api/people.ts';
import type { SheetsRead } from '../../src-shared/app-api/reading.ts';
import { type Encoding, isCouncilExport } from '../../src-shared/council-csv/index.ts';
import {
  areTwo,
  type ColumnMapping,
  findHeadings,
  knownSsRefs,
  type ListRows,
  type PeoplePreview,
  pairPeople,
  pairsSaid,
  previewPeople,
  readListFile,
  readPeople,
  sheetsInOrder,
  whyNotMapping,
} from '../../src-shared/people/index.ts';
import type { WorkbookSheet } from '../../src-shared/readers/workbook/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { type ChosenFile, fileToBringIn } from '../use-case/chosen-file.ts';
import { changedSincePreview, noLongerThere } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { shownThings } from '../use-case/shown.ts';
import { formerSsRefs } from './former-ss-refs.ts';
import { healInStore } from './heal.ts';
import { keepAnswers, nearMissAnswers } from './near-miss-answers.ts';

/** A list as it was read and shown; `preview` null: by columns that do not do. */
interface ShownList {
  chosen: ChosenFile;
  sheets: SheetsRead;
  rows: ListRows;
  headingsRow: number;
  mapping: ColumnMapping;
  /** Rows whose SS Ref is one slip away from a planned one, as a person paired them while this list was on show: row → SS Ref. */
  pairs: ReadonlyMap<number, string>;
  /** All that are taken so, also by an answer to an earlier list. */
  paired: ReadonlyMap<number, string>;
  /** Row → the SS Ref that it has in the list. */
  written: ReadonlyMap<number, string>;
  preview: PeoplePreview | null;
  apart: PeoplePreview['pairs'];
}

/** What of it was read before it was looked at beside who is known. */
type ListAsRead = Omit<ShownList, 'paired' | 'written' | 'preview' | 'apart'>;

/** What a person answered where a file can be read in several ways. */
export interface ListAnswers {
  sheet: string | null;
  encoding?: Encoding | undefined;
}

export function peopleList(context: AccountContext) {
  const { store } = context;
  const shown = shownThings<ShownList>(context);
  /** The chosen files, which can be read again with other answers. */
  const files = shownThings<ChosenFile>(context);

  const ssRefs = () => ssRefsOf(context);

  /** What a preview rests on: who is known and planned. */
  const restsOn = () => JSON.stringify([store.peopleList.known(), ssRefs().planned]);

  function show(list: ListAsRead, id: string): ListPreview {
    const wrong = whyNotMapping(list.mapping);
    const file = { ...list, ...(wrong === null ? previewOf(context, list) : noPreview) };
    return wordsOf(shown.show(file, restsOn(), id), file, wrong);
  }

  function read(id: string, chosen: ChosenFile, answers: ListAnswers): ListPreview {
    const { content } = chosen;
    let rows: ListRows;
    let sheet: WorkbookSheet | null = null;
    let sheets: WorkbookSheet[] = [];
    if (content.kind === 'sheets') {
      sheets = sheetsInOrder(content.sheets, store.peopleList.mapping(), ssRefs().all);
      sheet = sheets.find(({ name }) => name === answers.sheet) ?? sheets[0] ?? null;
      rows = sheet?.rows ?? [];
    } else {
      const file = readListFile(content.bytes, answers.encoding ?? null);
      if (file.kind === 'refused') {
        const { sentence, action } = file;
        return { outcome: 'refused', id, sentence, action, readings: file.encodingDoubt?.readings ?? [] };
      }
      rows = file.kind === 'rows' ? file.rows : [];
    }
    const council = store.profile.get();
    if (council !== null && isCouncilExport(rows, council)) {
      return { outcome: 'refused', id, readings: [], ...councilExport };
    }
    const found = findHeadings(rows, store.peopleList.mapping(), ssRefs().all);
    if (found === null) {
      return {
        outcome: 'refused',
        id,
        readings: [],
        sentence: 'No row of this file has headings.',
        action: 'Put the names of the columns into the first row: SS Ref, name, NHS number, address.',
      };
    }
    const list = {
      chosen,
      sheets:
        sheet === null
          ? null
          : { read: sheet.name, all: sheets.map(({ name, visible }) => ({ name, visible })), note: sheet.note },
      rows,
      headingsRow: found.row,
      mapping: found.mapping,
      pairs: new Map(),
    };
    return show(list, id);
  }

  return {
    async choose(incoming?: string): Promise<AppResult<ListPreview | null>> {
      const chosen = await fileToBringIn(context, incoming, {
        ask: () => context.dialogs.chooseFile('people-list'),
        wanted: { is: 'a list of people', action: 'Export the list on its own, and choose that file.' },
      });
      const id = context.newId();
      if (!chosen.ok) {
        const { sentence, action } = chosen.problem;
        return ok({ outcome: 'refused', id, sentence, action, readings: [] });
      }
      if (chosen.value === null) return ok(null);
      files.show(chosen.value, '', id);
      return ok(read(id, chosen.value, { sheet: null }));
    },
    /** The same file with another sheet, or with its letters read otherwise. */
    reread(id: string, answers: ListAnswers): AppResult<ListPreview> {
      const chosen = files.find(id);
      return chosen === null ? noLongerThere('That list') : ok(read(id, chosen, answers));
    },
    map(id: string, mapping: ColumnMapping): AppResult<ListPreview> {
      const list = shown.find(id);
      return list === null ? noLongerThere('That list') : ok(show({ ...list, mapping }, id));
    },
    /** Says that a row is the planned person whose SS Ref is nearly the same; null: takes that back. The next list knows it. */
    pair(id: string, row: number, ssRef: string | null): AppResult<ListPreview> {
      const list = shown.find(id);
      if (list === null) return noLongerThere('That list');
      const pairs = new Map(list.pairs);
      if (ssRef === null) pairs.delete(row);
      else pairs.set(row, ssRef);
      const kept = keepAnswers(context, answersOfPair(list, row, ssRef));
      return kept.ok ? ok(show({ ...list, pairs }, id)) : kept;
    },
    /** Says that a row and the planned person whose SS Ref is nearly the same are two, or takes that back. */
    apart(id: string, row: number, { ssRef, apart }: { ssRef: string; apart: boolean }): AppResult<ListPreview> {
      const list = shown.find(id);
      const written = list?.written.get(row);
      if (list === null || written === undefined) return noLongerThere('That list');
      const kept = keepAnswers(context, [{ written, ssRef, is: apart ? 'two' : 'open' }]);
      return kept.ok ? ok(show(list, id)) : kept;
    },
    take: (id: string): AppResult<{ added: number; changed: number }> =>
      shown.take(id, {
        notShown: () => noLongerThere('That list'),
        restsOn,
        changed: () => changedSincePreview('list of people here', 'taken'),
        use: (list) => takeList(context, list),
      }),
  };
}

function ssRefsOf({ store }: AccountContext) {
  const planned = store.lines.all().map(({ ssRef }) => ssRef);
  const listed = store.people.all().map(({ ssRef }) => ssRef);
  return { planned, all: knownSsRefs(planned, listed) };
}

/** What a list would change, with the rows that are somebody planned by an answer of now or of an earlier list. */
function previewOf(
  context: AccountContext,
  { rows, headingsRow, mapping, pairs }: ListAsRead,
): Omit<ShownList, keyof ListAsRead> {
  const { store } = context;
  const { planned, all } = ssRefsOf(context);
  const known = store.peopleList.known();
  const answers = nearMissAnswers(store);
  const asListed = withoutErased(context, readPeople(rows, headingsRow, mapping, all), planned);
  const paired = new Map([...pairsSaid(asListed, answers, { known, planned: new Set(planned) }), ...pairs]);
  const preview = previewPeople(pairPeople(asListed, paired), known, planned, formerSsRefs(context));
  const apart = preview.pairs.filter((pair) => areTwo(pair, answers));
  return {
    paired,
    written: new Map(asListed.people.map(({ row, person }) => [row, person.ssRef])),
    preview: { ...preview, pairs: preview.pairs.filter((pair) => !apart.includes(pair)) },
    apart,
  };
}

/** A list goes on naming people for years: who was erased here stays out, unless care is planned for them. */
function withoutErased(
  { store }: AccountContext,
  read: ReturnType<typeof readPeople>,
  planned: readonly string[],
): ReturnType<typeof readPeople> {
  const isOut = ({ person }: (typeof read.people)[number]) =>
    store.erasures.isErased(person.ssRef) && !planned.includes(person.ssRef);
  const out = read.people.filter(isOut);
  if (out.length === 0) return read;
  const sentence = 'This person was erased on this computer, and stays out.';
  return {
    ...read,
    people: read.people.filter((one) => !isOut(one)),
    warnings: [...read.warnings, ...out.map(({ row }) => ({ row, sentence }))],
  };
}

/** What pairing a row says of its SS Ref: that it is this one, or this one no longer. */
function answersOfPair({ written: all, paired }: ShownList, row: number, ssRef: string | null) {
  const [written, before] = [all.get(row), paired.get(row)];
  if (written === undefined) return [];
  return [
    ...(before === undefined || before === ssRef ? [] : [{ written, ssRef: before, is: 'open' as const }]),
    ...(ssRef === null ? [] : [{ written, ssRef, is: 'one' as const }]),
  ];
}

function takeList(
  context: AccountContext,
  { preview, mapping, chosen }: ShownList,
): AppResult<{ added: number; changed: number }> {
  if (preview === null) return noLongerThere('That list');
  const added = preview.added.map(({ after }) => after);
  const changed = preview.changed.map(({ after }) => after);
  return save(context, { what: 'import-people', source: 'file', weekStart: null }, (write) => {
    healInStore(context, write);
    for (const person of [...added, ...changed]) write.peopleList.save(person);
    write.peopleList.mapping(mapping);
    const content = { kind: 'people', fileName: chosen.fileName, added: added.length, changed: changed.length };
    write.note('import-people', { weekStart: null, content });
    return { added: added.length, changed: changed.length };
  });
}

const noPreview = { paired: new Map(), written: new Map(), preview: null, apart: [] };

const councilExport = {
  sentence: 'This is the council’s export of a week, not a list of people: it has no names.',
  action: 'Bring it in on the page of its week.',
};

function wordsOf(id: string, list: ShownList, wrong: string | null): ListPreview {
  const { chosen, sheets, rows, headingsRow, mapping, preview } = list;
  const none: PeoplePreview = {
    added: [],
    changed: [],
    unchanged: [],
    rejected: [],
    warnings: [],
    withoutLine: [],
    withoutName: [],
    notOnList: [],
    pairs: [],
    healed: [],
  };
  const of = preview ?? none;
  return {
    outcome: 'read',
    id,
    fileName: chosen.fileName,
    sheets,
    sample: rows.slice(headingsRow + 1).find((cells) => cells.some((cell) => cell !== '')) ?? [],
    mapping,
    wrong,
    read: of.added.length + of.changed.length + of.unchanged.length + of.rejected.length,
    added: of.added.map(({ after }) => ({ ssRef: after.ssRef, name: after.name })),
    changed: of.changed.map(({ after, fields }) => ({ ssRef: after.ssRef, name: after.name, fields })),
    unchanged: of.unchanged.length,
    rejected: of.rejected,
    warnings: of.warnings,
    withoutLine: of.withoutLine.map(({ ssRef, name }) => ({ ssRef, name })),
    withoutName: of.withoutName,
    notOnList: of.notOnList,
    pairs: of.pairs,
    apart: list.apart,
    paired: [...list.paired].map(([row, ssRef]) => ({ row, ssRef })),
    healed: of.healed,
  };
}
