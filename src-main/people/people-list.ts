// Brings the provider's own list of people in, in two steps: a preview of what would change, then one transaction. Only
// the names and details that the list states are taken; a blank erases nothing.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AppResult } from '../../src-shared/app-api/index.ts';
import type { ListPreview } from '../../src-shared/app-api/people.ts';
import {
  type ColumnMapping,
  findHeadings,
  knownSsRefs,
  type ListRows,
  type PeoplePreview,
  previewPeople,
  readListFile,
  readPeople,
  sheetsInOrder,
  whyNotMapping,
} from '../../src-shared/people/index.ts';
import { readWorkbook, type WorkbookSheet } from '../../src-shared/readers/workbook/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { changedSincePreview, noLongerThere } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { shownThings } from '../use-case/shown.ts';

/** A list as it was read and shown; `preview` null: by columns that do not do. */
interface ShownList {
  fileName: string;
  rows: ListRows;
  headingsRow: number;
  mapping: ColumnMapping;
  preview: PeoplePreview | null;
}

export function peopleList(context: AccountContext) {
  const { store } = context;
  const shown = shownThings<ShownList>(context);

  const ssRefs = () => {
    const planned = store.lines.all().map(({ ssRef }) => ssRef);
    const listed = store.people.all().map(({ ssRef }) => ssRef);
    return { planned, all: knownSsRefs(planned, listed) };
  };

  /** What a preview rests on: who is known and planned. */
  const restsOn = () => JSON.stringify([store.peopleList.known(), ssRefs().planned]);

  function show(list: Omit<ShownList, 'preview'>, id?: string): ListPreview {
    const wrong = whyNotMapping(list.mapping);
    const { planned, all } = ssRefs();
    const read = wrong === null ? readPeople(list.rows, list.headingsRow, list.mapping, all) : null;
    const preview = read === null ? null : previewPeople(read, store.peopleList.known(), planned);
    const file = { ...list, preview };
    return wordsOf(shown.show(file, restsOn(), id), file, wrong);
  }

  return {
    async choose(): Promise<AppResult<ListPreview | null>> {
      const chosen = await context.dialogs.chooseFile('people-list');
      if (chosen === null) return ok(null);
      const rows = await rowsOf(chosen, (sheets) => sheetsInOrder(sheets, store.peopleList.mapping(), ssRefs().all));
      if (!rows.ok) return ok({ outcome: 'refused', sentence: rows.sentence, action: rows.action });
      const found = findHeadings(rows.rows, store.peopleList.mapping(), ssRefs().all);
      if (found === null) {
        return ok({
          outcome: 'refused',
          sentence: 'No row of this file has headings.',
          action: 'Put the names of the columns into the first row: SS Ref, name, NHS number, address.',
        });
      }
      const fileName = path.basename(chosen);
      return ok(show({ fileName, rows: rows.rows, headingsRow: found.row, mapping: found.mapping }));
    },
    map(id: string, mapping: ColumnMapping): AppResult<ListPreview> {
      const list = shown.find(id);
      return list === null ? noLongerThere('That list') : ok(show({ ...list, mapping }, id));
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

function takeList(
  context: AccountContext,
  { preview, mapping, fileName }: ShownList,
): AppResult<{ added: number; changed: number }> {
  if (preview === null) return noLongerThere('That list');
  const added = preview.added.map(({ after }) => after);
  const changed = preview.changed.map(({ after }) => after);
  return save(context, { what: 'import-people', source: 'file', weekStart: null }, (write) => {
    for (const person of [...added, ...changed]) write.peopleList.save(person);
    write.peopleList.mapping(mapping);
    const content = { kind: 'people', fileName, added: added.length, changed: changed.length };
    write.note('import-people', { weekStart: null, content });
    return { added: added.length, changed: changed.length };
  });
}

type RowsRead = { ok: true; rows: ListRows } | { ok: false; sentence: string; action: string };

async function rowsOf(file: string, order: (sheets: readonly WorkbookSheet[]) => WorkbookSheet[]): Promise<RowsRead> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch {
    return { ok: false, sentence: 'The file could not be opened.', action: 'Close it elsewhere and choose it again.' };
  }
  const read = readListFile(new Uint8Array(bytes));
  switch (read.kind) {
    case 'rows':
      return { ok: true, rows: read.rows };
    case 'refused':
      return { ok: false, sentence: read.sentence, action: read.action };
    case 'workbook':
      return rowsOfWorkbook(new Uint8Array(bytes), order);
  }
}

function rowsOfWorkbook(bytes: Uint8Array, order: (sheets: readonly WorkbookSheet[]) => WorkbookSheet[]): RowsRead {
  const read = readWorkbook(bytes);
  if (!read.ok) return read;
  const [first] = order(read.sheets);
  return { ok: true, rows: first?.rows ?? [] };
}

function wordsOf(
  id: string,
  { fileName, rows, headingsRow, mapping, preview }: ShownList,
  wrong: string | null,
): ListPreview {
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
    fileName,
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
  };
}
