import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listDue } from '../../../src-main/reminders/due.ts';
import { listReminders, reminderFactsOf } from '../../../src-main/reminders/facts.ts';
import type { Store } from '../../../src-main/store/store.ts';
import { attestLines } from '../../../src-main/weeks/commands.ts';
import { weekFactsOf } from '../../../src-main/weeks/facts.ts';
import { weekQueries } from '../../../src-main/weeks/queries.ts';
import { recordLine } from '../../../src-main/weeks/record.ts';
import type { ExportPreview } from '../../../src-shared/app-api/files.ts';
import type { Account } from '../../../src-shared/app-api/index.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import type { RowCells } from '../../src-shared/council-csv/fixtures.ts';
import { fileText } from '../../src-shared/portal-export/fixtures.ts';
import {
  aisha,
  answerOf,
  contextOf,
  handlersOf,
  openedStore,
  standingClock,
  type TestContext,
  temporaryFolder,
  variation,
} from '../fixtures.ts';

export const weekStart = '2025-02-17';
export const service = 'Home Support';
export const exportedAt = new Date('2025-02-24T09:12:00Z');

export const account: Account = {
  id: 'account-files',
  user: aisha,
  provider: { id: 'local-mill-house', name: 'Mill House Care' },
  roles: ['recorder', 'confirmer'],
  connection: { kind: 'files' },
  authority: 'council',
  council: 'Bradford Council',
};

export function byFiles() {
  const folder = temporaryFolder();
  mkdirSync(folder, { recursive: true });
  const store: Store = openedStore();
  store.account.save(account);
  store.profile.save(bradford, null);
  const clock = standingClock('2025-02-24T09:20:00.000Z');
  const answers = { file: null as string | null, saveTo: null as string | null, shown: [] as string[] };
  const context: TestContext = {
    ...contextOf(store),
    account: () => account,
    clock,
    dialogs: {
      chooseCouncilFile: async () => answers.file,
      chooseFile: async () => answers.file,
      chooseFiles: async () => (answers.file === null ? [] : [answers.file]),
      chooseWhereToSave: async () => answers.saveTo,
      showInFolder: (file) => answers.shown.push(file),
    },
  };
  const files = handlersOf(context);
  const factsOf = weekFactsOf(context);
  const queries = weekQueries(context, factsOf);
  const reminderFacts = reminderFactsOf(context, queries, factsOf);
  return {
    context,
    store,
    clock,
    files,
    folder,
    answers,
    /** A file as the portal writes it, at `at`. */
    export(name: string, content: string | Uint8Array, at = exportedAt): string {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      utimesSync(file, at, at);
      answers.file = file;
      return file;
    },
    async choose() {
      return answerOf(await files['files.choose-export']({ weekStart }));
    },
    take(preview: ExportPreview | null, more: Partial<Parameters<(typeof files)['files.take-export']>[0]> = {}) {
      if (preview?.outcome !== 'read') throw new Error(JSON.stringify(preview));
      return files['files.take-export']({
        id: preview.id,
        answers: preview.questions.map(({ service, serviceLevel }) => ({
          service,
          serviceLevel,
          serviceType: 'home_support' as const,
        })),
        doubtsAnswered: false,
        fromPortal: false,
        take: [],
        drop: [],
        keepExtraColumns: false,
        ...more,
      });
    },
    view: () => answerOf(queries.view(weekStart)),
    list: () => answerOf(queries.list()),
    reminders: () => answerOf(listReminders(context, reminderFacts)).reminders.map(({ kind }) => kind),
    due: () => answerOf(listDue(context, queries, reminderFacts)).due.map(({ item }) => item),
  };
}

export const rows: Partial<RowCells>[] = [
  { service, level: 'Single', ssRef: '0012345', actual: '10.00' },
  { service, level: 'Single', ssRef: '0012399', actual: '7.00' },
];

export async function planned() {
  const week = byFiles();
  week.export('export.csv', fileText(...rows));
  answerOf(await week.take(await week.choose()));
  return week;
}

export function recordTwoMissed(week: Awaited<ReturnType<typeof planned>>) {
  const line = week.store.lines.all().find(({ ssRef }) => ssRef === '0012345');
  if (line === undefined) throw new Error('the line was exported');
  answerOf(
    recordLine(week.context, {
      weekStart,
      lineId: line.id,
      variations: [variation({ firstDay: '2025-02-18', lastDay: '2025-02-18' })],
    }),
  );
  return line;
}

export async function fileMade() {
  const week = await planned();
  recordTwoMissed(week);
  attestLines(week.context, { weekStart, lineIds: week.store.lines.all().map(({ id }) => id) });
  week.answers.saveTo = path.join(week.folder, 'upload.csv');
  const made = answerOf(await week.files['files.make-file']({ weekStart, service }));
  if (made?.outcome !== 'made') throw new Error(JSON.stringify(made));
  return { ...week, made };
}
