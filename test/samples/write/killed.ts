// A process of its own, to be killed: it opens a copy of the council's store, works in it, signs in, and is gone at the
// moment at which the first batch is on its way. Run by main.ts: folder, portal address, instant, account as JSON.
import type { PracticeAccount } from '../../../src-portal/practice/types.ts';
import { startApp } from './app.ts';
import { connection, origin } from './council.ts';
import { movedClock } from './ground.ts';
import { attest, because, nextWeek, record } from './work.ts';

const [folder = '', address = '', at = '', accountId = '', account = ''] = process.argv.slice(2);
const clock = movedClock(at);
const app = await startApp({ world: { name: 'killed', address, origin, clock }, folder, device: 'Office laptop' });
await app.value('session.open', { accountId });
await record(
  app,
  nextWeek,
  'line-00007',
  [because('missed', 'provider_cause', 200, '2025-06-09')],
  'Late shift not covered.',
);
await attest(app, nextWeek, 'line-00002');
await app.value('week.undo', {});
app.holds = (method) => method === 'PATCH';
// Nothing is closed, nothing is written any more.
app.held = () => process.kill(process.pid, 'SIGKILL');
const { user, password, securityCode } = JSON.parse(account) as PracticeAccount;
await app.value('session.sign-in', { user, password, securityCode, connection });
await new Promise((resolve) => setTimeout(resolve, 20_000));
