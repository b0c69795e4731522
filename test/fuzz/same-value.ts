// One figure and one comment by each way into a real account: typed into the grid, pasted, and in the council's file. What
// is stored is the same, or each refuses it; and one undo takes each back.
import fc from 'fast-check';
import { gridRows } from '../../src-renderer/grid/rows.ts';
import { propose } from '../../src-renderer/recording/propose.ts';
import { readEntry } from '../../src-renderer/recording/read-entry.ts';
import { planPaste } from '../../src-renderer/sheet/plan-paste.ts';
import { readTabSeparated } from '../../src-renderer/sheet/tab-separated.ts';
import type { WeekView } from '../../src-shared/app-api/index.ts';
import { bradford } from '../../src-shared/council/index.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import { formatQuantity } from '../../src-shared/domain/quantity.ts';
import { now, weekStart } from '../src-main/fixtures.ts';
import { comments, councilHeadings, hours, json, quoted } from './dropped-files.ts';
import type { RealAccount } from './real-account.ts';

interface Said {
  missed: string;
  comment: string;
}

/** Hours as text, and a comment. */
export const anyCells: fc.Arbitrary<Said> = fc.record({ missed: hours, comment: comments });

export async function isStoredAlike(account: RealAccount, said: Said): Promise<void> {
  const stored: Record<string, unknown> = {};
  for (const [way, take] of Object.entries({ grid: byGrid, paste: byPaste, file: byFile })) {
    const before = JSON.stringify(line(account));
    stored[way] = (await take(account, said)) ? contentOf(line(account)) : 'refused';
    const undo = JSON.stringify(line(account)) === before ? null : await account.call('week.undo', {});
    if (undo !== null && undo.outcome !== 'done') throw new Error(`What came by ${way} cannot be undone.`);
    if (JSON.stringify(contentOf(line(account))) !== JSON.stringify(contentOf(JSON.parse(before)))) {
      throw new Error(`An undo of what came by ${way} leaves something.`);
    }
  }
  if (new Set(Object.values(stored).map((one) => JSON.stringify(one))).size > 1) {
    throw new Error(`${JSON.stringify(said)} is stored as ${JSON.stringify(stored)}`);
  }
}

function line({ store }: RealAccount): WeeklyActual {
  const found = store.actuals.get(weekStart, 'line-1')?.actual;
  if (found === undefined) throw new Error('the provider has this line');
  return found;
}

const contentOf = ({ actual, frustrated, missed, extra, comment }: WeeklyActual) =>
  ({ actual, frustrated, missed, extra, comment }) as const;

async function byGrid(account: RealAccount, { missed, comment }: Said): Promise<boolean> {
  const now = line(account);
  // What is off the council's step is a finding in a file, and refused where it is typed.
  const entry = readEntry(missed, 'missed', now, 0);
  if (!entry.ok) return false;
  const proposal = propose(now, 'missed', entry.quantity);
  const variations =
    proposal.kind === 'record'
      ? proposal.variations
      : proposal.kind === 'ask'
        ? [{ category: 'missed', reason: 'unspecified', quantity: proposal.quantity, ...noDays }]
        : now.variations;
  const answer = await account.call('week.record', json({ weekStart, lineId: 'line-1', variations, comment }));
  return answer.outcome === 'done';
}

const noDays = { firstDay: null, lastDay: null, hospitalStayId: null, note: '' };

async function byPaste(account: RealAccount, { missed, comment }: Said): Promise<boolean> {
  const looked = await account.call('week.get', { weekStart });
  if (looked.outcome !== 'done') throw new Error('the week opens');
  const { rows, findings } = looked.value as unknown as WeekView;
  const cells = ['0012345', missed, comment].map(quoted).join('\t');
  const plan = planPaste(readTabSeparated(`SS Ref\tMissed\tComment\r\n${cells}\r\n`), {
    ...{ weekStart, dateFormat: bradford.csv.dateFormat, rowIndex: 0, column: 'missed', chosen: [], step: 0 },
    rows: gridRows(rows, findings, (service) => service),
  });
  if (plan.changes.length === 0) return plan.refused.length === 0;
  const answer = await account.call('week.record-many', json({ weekStart, how: 'pasted', changes: plan.changes }));
  // What the store refuses of a paste is told beside the rest of it.
  return answer.outcome === 'done' && (answer.value as { refused: unknown[] }).refused.length === 0;
}

async function byFile(account: RealAccount, { missed, comment }: Said): Promise<boolean> {
  const entry = readEntry(missed, 'missed', line(account), 0);
  const actual = formatQuantity(line(account).planned - (entry.ok ? entry.quantity : 0));
  const row = ['Home Support', 'Single', '0012345', '2025/03/03', actual, '0', missed, '0', '7', comment];
  const content = Buffer.from(`${councilHeadings}\r\n${row.map(quoted).join(',')}\r\n`).toString('base64');
  const dropped = await account.call('incoming.drop', { files: [{ name: 'week.csv', writtenAt: now, content }] });
  const [file] = dropped.outcome === 'done' ? (dropped.value as { id: string }[]) : [];
  const preview = await account.call('csv.choose-import', { weekStart, incoming: file?.id ?? '' });
  if (preview.outcome !== 'done') return false;
  const { id, rejected } = preview.value as { id: string; rejected: unknown[] };
  if (rejected.length > 0) return false;
  const taken = await account.call('csv.apply-import', { id, keepExtraColumns: false });
  return taken.outcome === 'done';
}
