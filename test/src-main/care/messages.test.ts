// Messages to the council, noted as sent with who and when.
import { expect, test } from 'vitest';
import { answerOf, contextOf, handlersOf, now, standingClock, storeWithProvider } from '../fixtures.ts';

const message = {
  topic: 'service-ended',
  subject: 'Service ended, SS Ref 0012345',
  text: 'The person has died.',
} as const;

test('a message is kept with who noted it and when, under its person, newest first', async () => {
  const store = storeWithProvider();
  const handlers = handlersOf(contextOf(store, { clock: standingClock() }));
  answerOf(await handlers['message.note-sent']({ ssRef: '0012345', ...message }));
  answerOf(await handlers['message.note-sent']({ ssRef: '0012345', ...message, topic: null, subject: 'The form' }));
  answerOf(await handlers['message.note-sent']({ ssRef: '0012399', ...message }));
  const { messages } = answerOf(await handlers['message.sent']({ ssRef: '0012345' }));
  expect(messages).toEqual([
    { by: { id: 'u-aisha', name: 'Aisha Khan', at: now }, ...message, topic: null, subject: 'The form' },
    { by: { id: 'u-aisha', name: 'Aisha Khan', at: now }, ...message },
  ]);
  // It is history, and nothing to send.
  expect(store.outbox.unsent()).toEqual([]);
  expect(store.changeLog.verify()).toMatchObject({ ok: true });
});

test('what was erased at the person’s request is no longer told', async () => {
  const store = storeWithProvider();
  const handlers = handlersOf(contextOf(store));
  answerOf(await handlers['message.note-sent']({ ssRef: '0012345', ...message }));
  store.changeLog.eraseContent('0012345');
  expect(answerOf(await handlers['message.sent']({ ssRef: '0012345' })).messages).toEqual([]);
});

test('a message about nobody is kept apart from those about people', async () => {
  const store = storeWithProvider();
  const handlers = handlersOf(contextOf(store));
  answerOf(await handlers['message.note-sent']({ ssRef: '0012345', ...message }));
  answerOf(await handlers['message.note-sent']({ ...message, ssRef: null, topic: 'staffing', subject: 'Staffing' }));
  store.changeLog.eraseContent('0012345');
  const { messages } = answerOf(await handlers['message.sent']({ ssRef: null }));
  expect(messages.map(({ subject }) => subject)).toEqual(['Staffing']);
});
