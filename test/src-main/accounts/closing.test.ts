// Closing an account while the portal is being asked: whoever waits is answered, and nothing touches the closed store.
import { expect, it } from 'vitest';
import { appOn } from '../real-app.ts';
import { currentWeek, portalForFile } from '../real-portal.ts';

const portal = portalForFile();

it('answers a wish to generate a week that was under way when the person signed out', async () => {
  const data = await portal.newProvider();
  const app = await appOn(portal, data);
  await app.signIn();
  app.network.set({ kind: 'delay', millis: 300 });
  const wish = app.call('week.generate', { weekStart: currentWeek });
  await app.value('session.sign-out', {});
  expect(await wish).toEqual({ ok: true, value: {} });
  expect(app.bugs).toEqual([]);
});
