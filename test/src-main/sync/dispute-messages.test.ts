// The council reads an answer to its question once: whoever sends it, from whichever computer, and however often.
import { expect, test } from 'vitest';
import { portalClient } from '../../../src-main/portal/client.ts';
import { sendAgain } from '../../../src-main/stuck/stuck.ts';
import { contextOf } from '../fixtures.ts';
import { currentWeek, type Desktop, desktopOf, portalForFile, withCurrentWeek } from '../real-portal.ts';
import { setTimer } from '../timers.ts';

const portal = portalForFile();
const messageId = '01980000-0000-7000-8000-000000000001';

/** Two colleagues' computers, both with the council's question. */
async function asked(parts: Parameters<typeof desktopOf>[2] = {}): Promise<[Desktop, Desktop]> {
  const data = await portal.newProvider();
  const one = await desktopOf(portal, data, parts);
  const two = await desktopOf(portal, data, { account: 1 });
  const [lineId = ''] = await withCurrentWeek(one);
  const by = { id: 'council', name: 'Support Options', at: '2025-06-09T08:00:00.000Z' };
  const messages = [{ id: 'question', from: 'council' as const, by, text: 'Why seven visits?' }];
  const dispute = { id: 'dispute-1', weekStart: currentWeek, lineId, state: 'open' as const, messages };
  await portal.office.saveDispute(one.session.provider.id, dispute);
  for (const desktop of [one, two]) expect(await desktop.engine.sync()).toMatchObject({ problem: null });
  return [one, two];
}

function answer(desktop: Desktop, text: string): void {
  desktop.store.command({ what: 'answer-dispute', by: desktop.session.user, source: 'typed' }, (write) =>
    write.disputeMessage('dispute-1', text, messageId),
  );
}

/** What the provider said, as the portal holds it. */
async function answersOf(desktop: Desktop): Promise<string[]> {
  await desktop.engine.sync();
  const { messages = [] } = desktop.store.disputes.get('dispute-1') ?? {};
  return messages.flatMap(({ from, text }) => (from === 'provider' ? [text] : []));
}

function sendAgainFrom(desktop: Desktop): void {
  const [refused] = desktop.store.outbox.unsent();
  expect(refused).toMatchObject({ kind: 'dispute-message', state: 'rejected' });
  expect(sendAgain(contextOf(desktop.store), refused?.id ?? '').ok).toBe(true);
}

test('an answer that a colleague’s computer sent under its id is at the portal, and is said once', async () => {
  const [one, two] = await asked();
  answer(one, 'We were there.');
  answer(two, 'We were there.');
  expect(await two.engine.sync()).toMatchObject({ problem: null, toSend: 0 });
  expect(await one.engine.sync()).toMatchObject({ problem: null, toSend: 0, rejected: 0 });
  expect(await answersOf(one)).toEqual(['We were there.']);
});

test('an answer whose id the portal knows from something else is not taken for sent, and goes under a new one', async () => {
  const [one, two] = await asked();
  answer(one, 'We were there.');
  answer(two, 'She asked for them.');
  expect(await two.engine.sync()).toMatchObject({ problem: null, toSend: 0 });
  expect(await one.engine.sync()).toMatchObject({ problem: null, toSend: 1, rejected: 1 });
  sendAgainFrom(one);
  expect(await answersOf(one)).toEqual(['She asked for them.', 'We were there.']);
  expect(one.store.outbox.counts().toSend).toBe(0);
});

test('an answer that arrived while something on the way said no is not said twice when it is sent again', async () => {
  const firewall = { refuses: false };
  const behind: typeof fetch = async (input, init) => {
    const answered = await fetch(input, init);
    if (!firewall.refuses || !String(input).includes('/disputes/')) return answered;
    return new Response('Blocked', { status: 403, headers: { 'content-type': 'text/html' } });
  };
  const [one] = await asked({
    parts: {
      reach: async (onSkew) => ({
        ok: true,
        client: portalClient({
          address: portal.address(),
          fetch: behind,
          machineMillis: Date.now,
          setTimer,
          onSkew,
        }),
      }),
    },
  });
  firewall.refuses = true;
  answer(one, 'We were there.');
  expect(await one.engine.sync()).toMatchObject({ rejected: 1 });
  firewall.refuses = false;
  sendAgainFrom(one);
  expect(await answersOf(one)).toEqual(['We were there.']);
  expect(one.store.outbox.counts().toSend).toBe(0);
});
