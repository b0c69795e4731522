// What the herd of `npm run load` sends can be confirmed: otherwise nobody would be, however fast the portal is.
import { expect, test } from 'vitest';
import { currentWeek } from '../../src-portal/practice/calendar.ts';
import { inventedProvider } from '../../src-portal/practice/index.ts';
import type { Finding } from '../../src-shared/rules/types.ts';
import { portalForTests } from '../src-portal/portal-under-test.ts';
import { changeOf } from './coordinator.ts';

// Warnings are acknowledged by the herd.
const errorsOf = (findings: readonly Finding[]) =>
  findings.filter(({ level }) => level === 'error').map(({ rule }) => rule);

const portal = portalForTests('PGlite');

test('the rules find no error in what the herd sends', async () => {
  portal.clock.set('2025-06-10T15:30:00Z');
  const data = inventedProvider({ people: 50, lines: 80, seed: 20250602, providerId: 'load-model' });
  const client = await portal.signIn(await portal.addProvider(data));
  await client.generate(currentWeek);
  const changes = [...(await client.actuals(currentWeek)).values()].map((record, index) =>
    changeOf(
      record,
      index,
      data.lines.find(({ id }) => id === record.actual.lineId),
    ),
  );
  expect(changes.filter(({ attested }) => attested === null).length).toBeGreaterThan(5);
  const { outcomes } = await client.get('sendActuals', { params: { monday: currentWeek }, body: { changes } });
  const found = outcomes.map((one) => (one.outcome === 'accepted' ? errorsOf(one.exceptions) : one.outcome));
  expect(found.filter((one) => one.length > 0)).toEqual([]);
});
