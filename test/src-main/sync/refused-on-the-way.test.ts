// A firewall between this computer and the portal that looks into what passes: what it refuses is named, line by line, with a
// way out; everything else goes through.
import { describe, expect, it } from 'vitest';
import { portalClient } from '../../../src-main/portal/client.ts';
import { currentWeek, type Desktop, desktopOf, portalForFile, recordMissed, withCurrentWeek } from '../real-portal.ts';
import { setTimer } from '../timers.ts';

const portal = portalForFile();

interface Firewall {
  refuses: (method: string, body: string) => number | null;
}

async function behind(firewall: Firewall): Promise<Desktop> {
  const filtered: typeof fetch = async (input, init) => {
    const status = firewall.refuses(init?.method ?? 'GET', String(init?.body ?? ''));
    if (status === null) return fetch(input, init);
    const page =
      '<html><style>p { color: red }</style><h1>Request blocked</h1><p>Incident 4711,\n Mill Lane office</p></html>';
    return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
  };
  return desktopOf(portal, await portal.newProvider(), {
    parts: {
      reach: async (onSkew) => ({
        ok: true,
        client: portalClient({
          address: portal.address(),
          fetch: filtered,
          machineMillis: Date.now,
          setTimer,
          onSkew,
        }),
      }),
    },
  });
}

const stateOf = ({ store }: Desktop, lineId: string) => store.actuals.get(currentWeek, lineId)?.sendState;
const nothingRefused = () => null;

describe('a firewall', () => {
  it('that refuses one comment: that line is named, and the others go', async () => {
    const firewall: Firewall = { refuses: nothingRefused };
    const desktop = await behind(firewall);
    const [first = '', second = '', ...others] = await withCurrentWeek(desktop);
    firewall.refuses = (_, body) => (body.includes('union select') ? 403 : null);
    for (const id of [first, ...others]) recordMissed(desktop, id, 25);
    recordMissed(desktop, second, 25, 'Asked for her union select committee card.');
    expect(await desktop.engine.sync()).toMatchObject({ problem: null, toSend: 1, rejected: 1 });
    expect(others.every((id) => stateOf(desktop, id) === 'as-pulled')).toBe(true);
    const refused = desktop.store.actuals.get(currentWeek, second);
    expect(refused).toMatchObject({ sendState: 'rejected', rejection: { code: 'refused-on-the-way' } });
    expect(refused?.rejection?.action).toContain('“Request blocked Incident 4711, Mill Lane office”');
    recordMissed(desktop, second, 25, 'Asked for her committee card.');
    expect(await desktop.engine.sync()).toMatchObject({ problem: null, toSend: 0 });
    expect(desktop.bugs).toEqual([]);
  });

  it('that refuses what is large: it goes in smaller pieces, and what is too large alone is named', async () => {
    const firewall: Firewall = { refuses: nothingRefused };
    const desktop = await behind(firewall);
    const lines = await withCurrentWeek(desktop);
    const [first = ''] = lines;
    firewall.refuses = (_, body) => (body.length > 2_500 ? 413 : null);
    for (const id of lines) recordMissed(desktop, id, 25);
    recordMissed(desktop, first, 25, 'Nobody was in. '.repeat(150));
    expect(await desktop.engine.sync()).toMatchObject({ problem: null, toSend: 1, rejected: 1 });
    const { rejection } = desktop.store.actuals.get(currentWeek, first) ?? {};
    expect(rejection?.sentence).toContain('too long');
  });

  it('that lets no writing through is the network’s fault and no line’s, and what others did still comes', async () => {
    const firewall: Firewall = { refuses: nothingRefused };
    const desktop = await behind(firewall);
    const lines = await withCurrentWeek(desktop);
    firewall.refuses = (method) => (method === 'PATCH' ? 403 : null);
    for (const id of lines) recordMissed(desktop, id, 25);
    const before = desktop.store.sync.state().cursor;
    const { provider } = desktop.session;
    await portal.office.savePayments(provider.id, [
      {
        id: 'payment-1',
        weekStart: currentWeek,
        service: 'Home Support',
        state: 'scheduled',
        amountPence: 100,
        paidOn: null,
      },
    ]);
    const status = await desktop.engine.sync();
    expect(status).toMatchObject({ rejected: 0, toSend: lines.length, problem: { code: 'not-the-portal' } });
    expect(desktop.store.sync.state().cursor).not.toBe(before);
    firewall.refuses = nothingRefused;
    expect(await desktop.engine.sync({ hurry: true })).toMatchObject({ problem: null, toSend: 0 });
  });
});
