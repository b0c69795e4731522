// A week of the provider's own hub: closed there is not yet with the council, in every sentence, until somebody reports it.
import { expect, test } from 'vitest';
import { receiptHandlers } from '../../../src-main/confirm/receipts.ts';
import { weekFactsOf } from '../../../src-main/weeks/facts.ts';
import { weekQueries } from '../../../src-main/weeks/queries.ts';
import type { Account } from '../../../src-shared/app-api/index.ts';
import type { TestContext } from '../fixtures.ts';
import {
  account,
  answerOf,
  contextOf,
  handlersOf,
  problemOf,
  receipt,
  storeWithProvider,
  week,
  weekStart,
} from '../fixtures.ts';

const ofHub: Account = {
  ...account,
  connection: { kind: 'api', address: 'https://hub.example', authority: 'hub' },
  authority: 'hub',
  council: 'Bradford Council',
};
const services = ['Home Support', 'Supported Living'];

function closedAtHub() {
  const store = storeWithProvider();
  store.account.save(ofHub);
  const closed = services.map((service) => ({ service, state: 'confirmed' as const, receiptId: 'r-1' }));
  store.sync.applyChanges(
    [
      { kind: 'receipt', receipt: receipt({ services, authority: 'hub' }) },
      { kind: 'week', week: week({ status: 'confirmed', services: closed }) },
    ],
    'cursor-2',
  );
  const context: TestContext = { ...contextOf(store), account: () => ofHub };
  const queries = weekQueries(context, weekFactsOf(context));
  return {
    store,
    files: handlersOf(context),
    view: () => answerOf(queries.view(weekStart)),
    waiting: () => queries.waiting(),
    listed: () => answerOf(queries.list()).weeks.find((one) => one.weekStart === weekStart)?.holds,
    receipts: async () =>
      answerOf(await receiptHandlers({ store, account: () => ofHub })['receipt.list']({ weekStart })),
  };
}

const report = { weekStart, services, confirmedBy: 'Aisha Khan', at: null, totalPence: null, pictureId: null };

test('no sentence claims more than the hub’s receipt, and the week still waits', async () => {
  const { view, waiting, listed, receipts } = closedAtHub();
  const said = [
    view().holds,
    listed() ?? '',
    (await receipts()).words,
    ...view().checklist.map((item) => `${item.label} ${item.detail}`),
  ];
  expect(view().holds).toMatch(/^Closed at the hub, not yet with the council\. Hub receipt/);
  expect(said.join(' ')).not.toMatch(/Confirmed\.|Confirmed actuals|Council holds/);
  expect(view().checklist.slice(-2)).toMatchObject([
    { label: 'Closed at the hub', state: 'done' },
    { label: 'Confirmed with the council, as reported', state: 'attention', detail: 'not yet with the council' },
  ]);
  expect(waiting()).toContain(weekStart);
});

test('once it is reported the week is done, as reported, and taking the report back opens it again', async () => {
  const { view, waiting, listed, files } = closedAtHub();
  answerOf(await files['files.report-confirmation'](report));
  expect(view().holds).toMatch(
    /^Closed at the hub\. Hub receipt PR-2025-03-03-0001\. Aisha Khan reported confirming on/,
  );
  expect(listed()).toBe(view().holds);
  expect(view().checklist.at(-1)).toMatchObject({ state: 'done' });
  expect(waiting()).not.toContain(weekStart);
  const [first] = view().hub?.services ?? [];
  const id = first?.reported?.id ?? '';
  answerOf(await files['files.withdraw']({ weekStart, service: first?.service ?? '', id }));
  expect(view().hub?.isReported).toBe(false);
  expect(waiting()).toContain(weekStart);
});

test('a report falls away with the receipt of the figures that it spoke of', async () => {
  const { store, view, files } = closedAtHub();
  answerOf(await files['files.report-confirmation'](report));
  const newer = receipt({ id: 'r-2', number: 'PR-2', services, authority: 'hub', digest: '1'.repeat(64) });
  const closed = services.map((service) => ({ service, state: 'confirmed' as const, receiptId: 'r-2' }));
  store.sync.applyChanges(
    [
      { kind: 'receipt', receipt: receipt({ services, authority: 'hub', superseded: true }) },
      { kind: 'receipt', receipt: newer },
      { kind: 'week', week: week({ status: 'confirmed', services: closed }) },
    ],
    'cursor-3',
  );
  expect(view().holds).toMatch(/^Closed at the hub, not yet with the council\. Hub receipt PR-2/);
});

test('what is not closed at the hub cannot be reported', async () => {
  const store = storeWithProvider();
  store.account.save(ofHub);
  const files = handlersOf({ ...contextOf(store), account: () => ofHub });
  expect(problemOf(await files['files.report-confirmation'](report)).code).toBe('not-closed');
});
