// `npm run crash`: the app and the portal as real processes that are killed, SIGKILL, at random moments.
//   --kills N   how often the app is killed (20); every fourth time or so the portal is, too
//   --whole M   the last M of them kill the whole built app with its window; the others a process that runs the same
//               composition without one, which starts four times as fast
//   --power P   P cuts of the power after that (0): what the app did not flush is then on the disk in part, or not at all
//   --forgets X a planted fault, to see that such cuts find it: no flush counts of a file with X in its name (-wal,
//               .unfinished), or, where X is /, of a folder
//   --built     out/ is fresh already
//   --seed S    of the moments and of what is typed (1); the machine's own pace is not repeated
// After each start: what was answered as saved is on screen, the file is whole, the change log's chain verifies. At the
// end: all of it is at the portal, once. Ends with 1 and a sentence when something is not so.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, standIn } from '../../scripts/electron.ts';
import { practiceAccounts } from '../../src-portal/practice/accounts.ts';
import { currentWeek } from '../../src-portal/practice/calendar.ts';
import { type Random, seededRandom } from '../../src-portal/practice/random.ts';
import type { WeekRow } from '../../src-shared/app-api/index.ts';
import { optionsOf } from '../options.ts';
import { compareWithPortal } from './at-portal.ts';
import { type Desktop, type StartDesktop, startLight, startOnPowerDisk, startWhole } from './desktop.ts';
import { lookInside, secret } from './inside.ts';
import { makePerson, type Person } from './person.ts';
import { freePort, type PortalProcess, startPortal } from './portal-process.ts';
import { buildPowerLibrary } from './power-library.ts';
import { Broken, Told } from './told.ts';

const values = optionsOf({
  kills: { type: 'string', default: '20' },
  whole: { type: 'string', default: '0' },
  power: { type: 'string', default: '0' },
  forgets: { type: 'string', default: '' },
  seed: { type: 'string', default: '1' },
  built: { type: 'boolean', default: false },
});
const kills = Number(values.kills);
const power = Number(values.power);
const whole = Math.min(kills, Number(values.whole));
const [{ user, password, securityCode }] = practiceAccounts;
const signIn = { user, password, securityCode };
const wait = (millis: number) => new Promise<void>((resolve) => setTimeout(resolve, millis));

const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-crash-'));
const began = performance.now();
let code = 0;
const running: { portal: PortalProcess | null } = { portal: null };
try {
  const random = seededRandom(Number(values.seed), 'crash');
  const done = { portalKills: 0, edits: 0 };
  if (kills > whole)
    Object.assign(done, await rounds({ name: 'light', start: startLight, kills: kills - whole, random }));
  if (whole > 0) {
    if (!values.built) build();
    process.env.ELECTRON_OVERRIDE_DIST_PATH ??= standIn;
    const more = await rounds({ name: 'whole', start: startWhole, kills: whole, random });
    done.edits += more.edits;
    done.portalKills += more.portalKills;
  }
  if (power > 0) {
    const chance = seededRandom(Number(values.seed), 'power');
    const start = startOnPowerDisk(buildPowerLibrary(folder), chance, values.forgets);
    await firstStarts(start, Math.ceil(power / 10));
    const more = await rounds({ name: 'power', start, kills: power, random });
    done.edits += more.edits;
    done.portalKills += more.portalKills;
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${kills} kills of the app (${whole} of them with its window), ${power} cuts of the power, ${done.portalKills} of the portal, ${done.edits} edits, in ${seconds.toFixed(0)} s: nothing lost, nothing twice, every file whole`,
  );
} catch (error) {
  code = 1;
  console.error(error instanceof Broken ? `Broken: ${error.message}` : error);
  console.error(`Kept for a look: ${folder}`);
} finally {
  await running.portal?.kill();
}
if (code === 0) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
process.exit(code);

interface Rounds {
  name: string;
  start: StartDesktop;
  kills: number;
  random: Random;
}

/** The very first sign-in, again and again: once it is answered, the account is on this computer, whatever happens. */
async function firstStarts(start: StartDesktop, count: number): Promise<void> {
  const portalFolder = path.join(folder, 'portal-first');
  mkdirSync(portalFolder);
  running.portal = await startPortal(portalFolder, await freePort());
  for (let at = 1; at <= count; at += 1) {
    const data = path.join(folder, `first-${at}`);
    mkdirSync(data);
    const bug = (what: string) => console.error(`The app met what should be impossible: ${what}`);
    const first = await start(data, bug);
    if (!(await signInTo(first))) throw new Broken('the portal does not let the app in');
    await first.kill();
    if (!(await lookInside(data))) throw new Broken('the account is gone that had been signed in to');
  }
}

/** A portal and an app of their own, from the first start to the last comparison. */

async function rounds({ name, start, kills: count, random }: Rounds): Promise<{ portalKills: number; edits: number }> {
  const data = path.join(folder, name);
  const portalFolder = path.join(folder, `portal-${name}`);
  for (const one of [data, portalFolder]) mkdirSync(one);
  const port = await freePort();
  const restart = async () => {
    await running.portal?.kill();
    running.portal = await startPortal(portalFolder, port);
  };
  await restart();
  const told = new Told();
  let person: Person | null = null;
  let portalKills = 0;
  let portalComes: Promise<void> = Promise.resolve();
  const bug = (what: string) => {
    console.error(`The app met what should be impossible: ${what}`);
    code = 1;
  };
  // The first start fetches the plan; from then on the app is killed.
  const first = await start(data, bug);
  const disputes = await settleIn(first);
  await first.kill();

  for (let kill = 1; kill <= count; kill += 1) {
    if (name !== 'whole' && random.chance(0.5)) await lookInside(data);
    const desktop = await start(data, bug);
    // Sometimes before it has done anything at all.
    const patience =
      name === 'power'
        ? told.afterAnswers(random.between(0, 12)).then(() => wait(random.between(0, 60)))
        : wait(random.chance(0.1) ? random.between(0, 80) : random.between(150, 1_200));
    const portalDies = random.chance(0.25);
    let broken: unknown = null;
    const working = begin(desktop).catch((error: unknown) => {
      broken = error;
    });
    if (portalDies) {
      await Promise.race([wait(random.between(0, 400)), patience]);
      await portalComes;
      portalKills += 1;
      portalComes = restart();
    }
    await Promise.race([patience, working]);
    await desktop.kill();
    if (broken !== null) throw broken;
    if (kill % 20 === 0) console.log(`${name}: ${kill} of ${count} kills`);
  }
  await portalComes;
  await finish(await start(data, bug), told, name);
  if (name !== 'whole') await lookInside(data);
  const edits = [...told.lines.values()].reduce((sum, line) => sum + line.edits, told.texts.size);
  return { portalKills, edits };

  async function begin(desktop: Desktop): Promise<void> {
    const rows = await open(desktop);
    told.check(rows);
    person ??= makePerson({ told, random, weekStart: currentWeek, folder: data, disputes });
    // Signed in or not: what is typed is saved first, and sent when it can be.
    void signInTo(desktop);
    const fit = rows.filter(isFit);
    if (fit.length === 0) throw new Broken('the week is gone that was fetched and shown');
    await person.work(desktop, fit);
  }
}

function isFit({ line, actual }: WeekRow): boolean {
  return line.serviceType === 'home_support' && (actual?.planned ?? 0) >= 300;
}

/** Signs in for the first time, generates the week, and finds the disputes that can be answered. */
async function settleIn(desktop: Desktop): Promise<string[]> {
  await signInTo(desktop);
  const chosen = await desktop.call('session.choose-secret', { secret });
  if (!chosen.ok) throw new Broken(chosen.problem.sentence);
  await desktop.call('week.generate', { weekStart: currentWeek });
  const care = await desktop.call('care.list', {});
  if (!care.ok) throw new Broken(care.problem.sentence);
  return care.value.disputes.filter(({ state }) => state === 'open').map(({ id }) => id);
}

async function open(desktop: Desktop): Promise<WeekRow[]> {
  const state = await desktop.call('session.state', {});
  if (!state.ok) throw new Broken(state.problem.sentence);
  if (state.value.state === 'signed-out') {
    const [known] = state.value.known;
    if (known === undefined) throw new Broken('the account is no longer on this computer');
    const opened = await desktop.call('session.open', { accountId: known.id, secret });
    if (!opened.ok) throw new Broken(opened.problem.sentence);
  }
  const view = await desktop.call('week.get', { weekStart: currentWeek });
  if (!view.ok) throw new Broken(view.problem.sentence);
  return view.value.rows;
}

async function signInTo(desktop: Desktop): Promise<boolean> {
  const { user, password, securityCode } = signIn;
  if (running.portal === null) return false;
  const connection = { kind: 'api' as const, address: running.portal.address, authority: 'hub' as const };
  return (await desktop.call('session.sign-in', { user, password, securityCode, connection, secret })).ok;
}

/** Sends everything, and compares it with what the portal then holds. */
async function finish(desktop: Desktop, told: Told, name: string): Promise<void> {
  told.check(await open(desktop));
  for (let tries = 1; ; tries += 1) {
    await signInTo(desktop);
    const status = await desktop.call('sync.now', {});
    if (status.ok && status.value.toSend === 0 && status.value.problem === null) break;
    if (tries === 60)
      throw new Broken(`${name}: after ${tries} tries something still waits: ${JSON.stringify(status)}`);
    await wait(500);
  }
  told.check(await open(desktop));
  await desktop.kill();
  if (running.portal !== null) await compareWithPortal(running.portal.address, signIn, currentWeek, told);
}
