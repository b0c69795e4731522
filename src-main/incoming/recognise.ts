// What a file is, by its content alone: its name says nothing that could be trusted.
import type { IncomingFile } from '../../src-shared/app-api/incoming.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { CouncilFile } from '../../src-shared/council-csv/index.ts';
import { formatWeek } from '../../src-shared/domain/week.ts';
import { packetFormat } from '../../src-shared/packet/format.ts';
import {
  findHeadings,
  knownSsRefs,
  type ListRows,
  readListFile,
  sheetsInOrder,
  whyNotMapping,
} from '../../src-shared/people/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import type { ChosenFile } from '../use-case/chosen-file.ts';
import { councilFileOf } from '../use-case/council-file.ts';

export type Recognised = Omit<IncomingFile, 'id' | 'fileName'>;

export function recognise({ store }: Pick<AccountContext, 'store'>, file: ChosenFile): Recognised {
  const { content } = file;
  if (content.kind === 'bytes' && isPacket(content.bytes)) {
    return { kind: 'packet', weekStart: null, sentence: 'A site packet: unsent work of a colleague.', action: '' };
  }
  const council = store.profile.get();
  const asExport = council === null ? null : readAnyhow(file, council);
  if (asExport !== null && isExport(asExport)) {
    const [weekStart = null, ...others] = weeksOf(asExport);
    const of = weekStart === null ? '' : ` of the week ${formatWeek(weekStart)}`;
    const [one] = others;
    const more =
      one === undefined
        ? ''
        : ` It has rows of ${others.length === 1 ? `the week ${formatWeek(one)}` : `${others.length} other weeks`} too: bring it in once for each.`;
    return { kind: 'export', weekStart, sentence: `The council’s export${of}.${more}`, action: '' };
  }
  const list = listIn(store, file);
  if (list.isList) return { kind: 'people', weekStart: null, sentence: 'A list of people.', action: '' };
  return {
    kind: 'unknown',
    weekStart: null,
    sentence: list.sentence,
    action: list.action,
  };
}

function isPacket(bytes: Uint8Array): boolean {
  return bytes[0] === 0x7b && Buffer.from(bytes.subarray(0, 4096)).includes(packetFormat);
}

/** Headings are plain letters in every encoding: what a file is does not depend on which one a person will choose. */
function readAnyhow(file: ChosenFile, council: CouncilProfile): CouncilFile {
  const read = councilFileOf(file, council);
  const [first] = read.encodingDoubt?.readings ?? [];
  return first === undefined ? read : councilFileOf(file, council, { encoding: first.encoding });
}

/** Headings of an export; a file that is torn below them is an export all the same. */
function isExport({ layout, problems }: CouncilFile): boolean {
  return layout !== null || problems.some(({ code }) => code === 'column-missing');
}

/** The weeks of its rows, that of most of them first. */
function weeksOf({ rows }: CouncilFile): string[] {
  const counts = new Map<string, number>();
  for (const { weekStart } of rows) if (weekStart !== null) counts.set(weekStart, (counts.get(weekStart) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([weekStart]) => weekStart);
}

type FoundList = { isList: true } | { isList: false; sentence: string; action: string };

const notKnown: FoundList = {
  isList: false,
  sentence: 'This is neither an export of the council, a list of people nor a site packet.',
  action: 'A list needs headings such as SS Ref and name in its first rows.',
};

function listIn(store: AccountContext['store'], { content }: ChosenFile): FoundList {
  const ssRefs = knownSsRefs(
    store.lines.all().map(({ ssRef }) => ssRef),
    store.people.all().map(({ ssRef }) => ssRef),
  );
  const mapping = store.peopleList.mapping();
  let rows: ListRows;
  if (content.kind === 'sheets') {
    rows = sheetsInOrder(content.sheets, mapping, ssRefs)[0]?.rows ?? [];
  } else {
    const doubted = readListFile(content.bytes);
    const [first] = doubted.kind === 'refused' ? (doubted.encodingDoubt?.readings ?? []) : [];
    const read = first === undefined ? doubted : readListFile(content.bytes, first.encoding);
    if (read.kind === 'refused') return { isList: false, sentence: read.sentence, action: read.action };
    rows = read.kind === 'rows' ? read.rows : [];
  }
  const found = findHeadings(rows, mapping, ssRefs);
  return found !== null && whyNotMapping(found.mapping) === null ? { isList: true } : notKnown;
}
