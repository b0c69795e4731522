import { expect, test } from 'vitest';
import { answerDispute } from '../../../src-main/disputes/disputes.ts';
import {
  answerOf,
  contextOf,
  edit,
  handlersOf,
  missedTwo,
  problemOf,
  weekStart as pulledWeek,
  storeWithProvider,
} from '../fixtures.ts';
import { planned, weekStart } from '../portal-export/by-files.ts';

test('a dispute copied from the council’s page is worked on here, sent nowhere, and closed when it is closed there', async () => {
  const week = await planned();
  const [line] = week.store.lines.all();
  const { id } = answerOf(
    await week.files['files.add-dispute']({ weekStart, lineId: line?.id ?? '', text: ' Why seven visits? ' }),
  );
  answerOf(answerDispute(week.context, id, 'Seven were planned.'));
  expect(week.store.disputes.get(id)).toMatchObject({
    state: 'open',
    messages: [
      { from: 'council', text: 'Why seven visits?', by: { name: 'The council, as copied by Aisha Khan' } },
      { from: 'provider', text: 'Seven were planned.' },
    ],
  });
  expect(week.store.outbox.counts().toSend).toBe(0);
  answerOf(await week.files['files.close-dispute']({ id }));
  expect(week.store.disputes.get(id)?.state).toBe('closed');
  expect(problemOf(answerDispute(week.context, id, 'And so on.')).code).toBe('dispute-closed');
});

test('an answer to a dispute is shown as saved here until the portal has it', async () => {
  const store = storeWithProvider();
  edit(store, missedTwo());
  const handlers = handlersOf(contextOf(store));
  const by = { id: 'c-1', name: 'Council', at: '2025-03-10T08:00:00Z' };
  const message = { id: 'm-1', from: 'council' as const, by, text: 'Why two hours less?' };
  store.sync.applyChanges(
    [
      {
        kind: 'dispute',
        dispute: { id: 'd-1', weekStart: pulledWeek, lineId: 'line-1', state: 'open', messages: [message] },
      },
    ],
    'cursor-2',
  );
  answerOf(await handlers['dispute.answer']({ disputeId: 'd-1', text: 'Refused entry.' }));
  expect(answerOf(await handlers['dispute.list']({})).disputes).toMatchObject([
    { person: 'Ada Okafor', figures: '10.00 planned, 8.00 actual, 2M', unsent: ['Refused entry.'] },
  ]);
});
