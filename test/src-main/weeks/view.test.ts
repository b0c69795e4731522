// What the week's screen claims follows from the store: nothing is called confirmed, attested or sent that is not.
import { expect, test } from 'vitest';
import type { AccountContext } from '../../../src-main/use-case/account-context.ts';
import { weekFactsOf } from '../../../src-main/weeks/facts.ts';
import { weekQueries } from '../../../src-main/weeks/queries.ts';
import type { AppAnswer, WeekView } from '../../../src-shared/app-api/index.ts';
import { appCalls } from '../../../src-shared/app-api/index.ts';
import {
  aisha,
  answerOf,
  ben,
  contextOf,
  edit,
  handlersOf,
  missedTwo,
  now,
  problemOf,
  receipt,
  record,
  standingClock,
  storeWithProvider,
  variation,
  week,
  weekStart,
} from '../fixtures.ts';

function screen(overrides: Partial<AccountContext> = {}) {
  const store = storeWithProvider();
  const context = contextOf(store, overrides);
  const handlers = handlersOf(context);
  const queries = weekQueries(context, weekFactsOf(context));
  const view = (): WeekView => appCalls['week.get'].answer.parse(answerOf(queries.view(weekStart)));
  const row = (lineId: string) => view().rows.find(({ line }) => line.id === lineId);
  return { store, context, handlers, view, row };
}

test('a freshly pulled week: nobody looked, nothing to fix, not confirmed', () => {
  const { view } = screen();
  expect(view()).toMatchObject({
    generated: true,
    readOnly: false,
    counts: { lines: 3, untouched: 3, attested: 0, evidenced: 0, changed: 0 },
    holds: 'Not confirmed. Practice portal holds these figures.',
    next: { step: 'confirm', services: ['Home Support', 'Supported Living'] },
  });
  expect(view().rows[0]).toMatchObject({
    person: { name: 'Ada Okafor' },
    knowledge: 'untouched',
    sendState: 'as-pulled',
  });
});

test('untouched, attested, evidenced and changed are kept apart', async () => {
  const { store, handlers, view } = screen();
  answerOf(await handlers['week.record']({ weekStart, lineId: 'line-1', variations: [variation()] }));
  expect(answerOf(await handlers['week.attest']({ weekStart, lineIds: ['line-1', 'line-2', 'line-2'] }))).toEqual({
    attested: 1,
    refused: [],
  });
  for (let day = 3; day <= 9; day += 1) {
    const value = {
      id: `log-${day}`,
      lineId: 'line-3',
      day: `2025-03-0${day}`,
      kind: 'delivered' as const,
      reason: null,
      minutes: 60,
      note: '',
    };
    store.command({ what: 'save-log', by: aisha, source: 'log' }, (write) =>
      write.care('log', value.id, { kind: 'log', id: value.id, value }),
    );
    expect(view().rows[2]?.knowledge).toBe(day < 9 ? 'untouched' : 'evidenced');
  }
  expect(view().counts).toEqual({ lines: 3, untouched: 0, attested: 1, evidenced: 1, changed: 1 });
  expect(view().checklist[1]).toMatchObject({ state: 'done', detail: '3 of 3 looked at' });
});

test('the checklist is the guidance’s, and counts what is left', () => {
  const { store, view } = screen();
  edit(store, missedTwo({ comment: '' }));
  expect(view().checklist).toMatchObject([
    { id: 'generated', label: 'Generated actuals', state: 'done' },
    { id: 'amended', state: 'open', detail: '1 of 3 looked at' },
    { id: 'comments', state: 'attention', detail: '1 to write' },
    { id: 'exceptions', state: 'attention', detail: expect.stringContaining('1 to fix') },
    { id: 'confirmed', state: 'open', detail: 'not confirmed' },
  ]);
  expect(view().next).toEqual({ step: 'fix', count: 1 });
});

test('only a receipt says confirmed', () => {
  const { store, view } = screen();
  const confirmed = week({
    status: 'confirmed',
    services: [
      { service: 'Home Support', state: 'confirmed', receiptId: 'r-1' },
      { service: 'Supported Living', state: 'confirmed', receiptId: 'r-2' },
    ],
  });
  store.sync.applyChanges([{ kind: 'week', week: confirmed }], 'c2');
  expect(view().holds).toMatch(/^Not confirmed/);
  expect(view().services.map(({ state }) => state)).toEqual(['open', 'open']);
  store.sync.applyChanges([{ kind: 'receipt', receipt: receipt() }], 'c3');
  expect(view().holds).toBe(
    'Practice: confirmed in part: receipt PR-2025-03-03-0001. Not yet confirmed: Supported Living.',
  );
  store.sync.applyChanges(
    [
      {
        kind: 'receipt',
        receipt: receipt({ id: 'r-2', number: 'PR-2025-03-03-0002', services: ['Supported Living'] }),
      },
    ],
    'c4',
  );
  expect(view().holds).toMatch(
    /^Confirmed\. Practice portal holds this week, receipts PR-2025-03-03-0001, PR-2025-03-03-0002\./,
  );
  expect(view().next).toEqual({ step: 'see-receipt' });
  // A change on this computer is not what the receipt speaks of.
  edit(store, missedTwo());
  expect(view().holds).toMatch(/^Not confirmed\. 1 change on this computer/);
  expect(view().services[0]).toMatchObject({ service: 'Home Support', state: 'reopened' });
});

test('a conflict is shown side by side and comes first', () => {
  const { store, view, handlers } = screen();
  edit(store, missedTwo());
  const theirs = record({ version: 2, actual: missedTwo({ comment: 'Ben says so.' }), changed: { ...ben, at: now } });
  store.sync.applyChanges([{ kind: 'actual', record: theirs }], 'c2');
  expect(view().conflicts).toMatchObject([
    {
      lineId: 'line-1',
      mine: missedTwo(),
      theirs: { comment: 'Ben says so.' },
      theirsBy: { name: 'Ben Moss' },
      base: { actual: 1000 },
    },
  ]);
  expect(view().next).toEqual({ step: 'resolve-conflicts', count: 1 });
  handlers['week.resolve-conflict']({ weekStart, lineIds: ['line-1'], keep: 'theirs' });
  expect(view().conflicts).toEqual([]);
});

test('an accepted warning is shown with its reason, and falls away when the line changes', async () => {
  const { store, view, handlers } = screen();
  edit(store, missedTwo({ variations: [variation({ reason: 'unspecified' })] }));
  const warning = view().findings.find(({ rule }) => rule === 'reason-missing');
  expect(warning?.level).toBe('warning');
  answerOf(await handlers['week.acknowledge']({ weekStart, key: warning?.key ?? '', reason: 'Being found out.' }));
  expect(view().findings.find(({ rule }) => rule === 'reason-missing')?.acknowledged).toMatchObject({
    reason: 'Being found out.',
    by: { name: 'Aisha Khan' },
  });
  edit(
    store,
    missedTwo({ missed: 300, actual: 700, variations: [variation({ reason: 'unspecified', quantity: 300 })] }),
  );
  expect(view().findings.find(({ rule }) => rule === 'reason-missing')?.acknowledged).toBeNull();
});

test('an error cannot be accepted', async () => {
  const { store, view, handlers } = screen();
  edit(store, missedTwo({ comment: '' }));
  const key = view().findings.find(({ rule }) => rule === 'comment-missing')?.key ?? '';
  expect(problemOf(await handlers['week.acknowledge']({ weekStart, key, reason: 'It is fine.' })).code).toBe(
    'not-a-warning',
  );
});

test('an unfinished week waits for its Sunday, by the clock of London', () => {
  const { view } = screen({ clock: standingClock('2025-03-09T23:30:00.000Z') });
  expect(view().next).toEqual({ step: 'wait-for-sunday' });
});

test('the view is not computed again until something changes, and is then at once', () => {
  const { store, view } = screen();
  expect(view().counts.changed).toBe(0);
  edit(store, missedTwo());
  expect(view().counts.changed).toBe(1);
});

test('the history speaks the screen’s words', async () => {
  const { handlers } = screen();
  answerOf(
    await handlers['week.record']({ weekStart, lineId: 'line-1', variations: [variation()], why: 'The carer rang.' }),
  );
  answerOf(await handlers['week.undo']({}));
  const { entries }: AppAnswer<'week.history'> = answerOf(
    await handlers['week.history']({ weekStart, lineId: 'line-1' }),
  );
  expect(entries).toMatchObject([
    { what: 'Undone', by: 'Aisha Khan' },
    { what: 'Changed', by: 'Aisha Khan', device: 'Laptop 1', source: 'typed', why: 'The carer rang.' },
  ]);
  expect(entries[1]?.changes).toContainEqual({ field: 'Actual', from: '10.00', to: '8.00' });
  expect(entries[1]?.changes).toContainEqual({ field: 'Missed', from: '0.00', to: '2.00' });
});

test('what will be paid names the hours and the reasons', async () => {
  const { handlers } = screen();
  answerOf(await handlers['week.record']({ weekStart, lineId: 'line-1', variations: [variation()] }));
  const { week: sum, lines } = answerOf(await handlers['week.payable']({ weekStart }));
  expect(lines.find(({ lineId }) => lineId === 'line-1')).toMatchObject({
    planned: 1000,
    payable: 800,
    notPayable: 200,
    notSaid: 200,
    reasons: [{ paid: 'not-said' }],
  });
  expect(sum).toMatchObject({ lineId: null, planned: 5200, payable: 5000 });
  for (const line of lines) {
    const alone = await handlers['week.payable-line']({ weekStart, lineId: line.lineId ?? '' });
    expect(answerOf(alone)).toEqual({ line });
  }
});

test('the list of weeks opens the last finished week that is not confirmed', async () => {
  const { handlers } = screen();
  const { weeks, current } = answerOf(await handlers['week.list']({}));
  expect(current).toBe(weekStart);
  expect(weeks.map((one) => [one.weekStart, one.generated])).toEqual([
    ['2025-03-10', false],
    [weekStart, true],
  ]);
  expect(weeks[1]?.due).toBe('2025-03-11T17:00:00Z');
});

test('a wish to generate is saved, and sent once there is a portal to send it to', async () => {
  const { store, handlers } = screen({ sending: () => ({ online: false, canSend: true }) });
  answerOf(await handlers['week.generate']({ weekStart: '2025-03-10' }));
  expect(store.outbox.unsent()).toMatchObject([{ kind: 'generate', weekStart: '2025-03-10' }]);
  expect(answerOf(await handlers['week.get']({ weekStart: '2025-03-10' })).next).toEqual({ step: 'go-online' });
});

test('before the council’s rules are here, the week says so', async () => {
  const { store } = screen();
  const empty = handlersOf(contextOf({ ...store, profile: { ...store.profile, get: () => null } }));
  expect(problemOf(await empty['week.get']({ weekStart })).code).toBe('no-profile');
});
