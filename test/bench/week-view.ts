// The week's screen on the real store, against reading its rows: after every saved line the whole view is asked for
// again. And one line recorded, with its checks, its place in the outbox and its entry in the change log.

import { accountHandlers } from '../../src-main/account-handlers.ts';
import { scryptCost } from '../../src-main/machine/scrypt.ts';
import { wholeFileWriter } from '../../src-main/machine/whole-file.ts';
import type { AccountContext } from '../../src-main/use-case/account-context.ts';
import { fileReading } from '../../src-main/use-case/file-reading.ts';
import { incomingFiles } from '../../src-main/use-case/incoming.ts';
import type { Variation } from '../../src-shared/domain/actuals.ts';
import { restingEngine } from '../src-main/resting-engine.ts';
import { setTimer } from '../src-main/timers.ts';
import { readSheets } from '../workbook-process.ts';
import { compare, type Measured } from './measure.ts';
import { account, now, provider, storeWith, week } from './store-with-lines.ts';

export async function benchWeekView(lines: number): Promise<Measured[]> {
  const data = provider(lines);
  const { store, newId, close } = storeWith(data);
  const context: AccountContext = {
    store,
    command: store.command,
    undo: store.undo,
    erasing: store.erasing,
    attention: store.attention,
    account: () => account,
    clock: { now: () => now },
    newId,
    readSheets,
    reading: fileReading(readSheets, () => undefined),
    evidenceTold: () => undefined,
    turn: async () => undefined,
    secretCost: scryptCost,
    incoming: incomingFiles({ newId, clock: { now: () => now } }),
    dialogs: {
      chooseCouncilFile: async () => null,
      chooseWhereToSave: async () => null,
      showInFolder: () => undefined,
      chooseFile: async () => null,
      chooseFiles: async () => [],
    },
    writeFile: wholeFileWriter({ setTimer }),
    sending: () => ({ online: true, canSend: true }),
    portalWord: () => null,
    weekChanged: () => undefined,
    somethingToSend: () => undefined,
  };
  const { handlers } = accountHandlers(context, {
    engine: restingEngine,
    confirmations: store.confirmations,
    deferredConfirmations: store.deferredConfirmations,
  });
  const ids = data.lines.filter(({ plannedQuantity }) => plannedQuantity >= 200).map(({ id }) => id);
  const missed = (round: number): Variation => ({
    category: 'missed',
    reason: 'non_engagement',
    quantity: 25 * (1 + (round % 4)),
    firstDay: week,
    lastDay: week,
    hospitalStayId: null,
    note: '',
  });
  const record = (round: number) =>
    handlers['week.record']({ weekStart: week, lineId: ids[round % ids.length] ?? '', variations: [missed(round)] });
  const read = () => [store.lines.ofWeek(week), store.actuals.ofWeek(week), store.actuals.earlier(week, 12)];
  try {
    const view = await compare(
      {
        name: `week-view-${lines}`,
        what: `the view of ${lines} lines after a sync brought one, against reading the same rows from the store`,
      },
      async (round) => {
        const at = { weekStart: week, lineId: ids[round % ids.length] ?? '' };
        const portal = store.actuals.get(at.weekStart, at.lineId)?.portal ?? null;
        if (portal === null) throw new Error('the portal holds every line');
        const record = { ...portal, version: portal.version + 1, actual: { ...portal.actual, comment: `${round}` } };
        store.sync.applyChanges([{ kind: 'actual', record }], null);
        const answer = await handlers['week.get']({ weekStart: week });
        if (!answer.ok || answer.value.rows.length < lines * 0.9) throw new Error('the view is not whole');
      },
      read,
    );
    const recorded = await compare(
      { name: `record-${lines}`, what: `one line recorded among ${lines}, against reading the week's rows` },
      async (round) => {
        const answer = await record(round);
        if (!answer.ok) throw new Error(answer.problem.sentence);
      },
      read,
    );
    return [
      { ...view, counts: { lines } },
      { ...recorded, counts: { lines } },
    ];
  } finally {
    close();
  }
}
