// Somebody at work: types figures, says "as planned", notes a hospital stay, imports a file, answers a dispute, syncs.
// Each thing is asked for first and counted as saved only when the app has answered.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from '../../src-portal/practice/random.ts';
import type { WeekRow } from '../../src-shared/app-api/index.ts';
import { bradford } from '../../src-shared/council/index.ts';
import { councilFileFor } from '../../src-shared/council-csv/index.ts';
import { addDays } from '../../src-shared/domain/week.ts';
import type { Desktop } from './desktop.ts';
import type { Told } from './told.ts';

export interface Person {
  /** Works on and on; the promise never ends, the kill does. */
  work(desktop: Desktop, rows: readonly WeekRow[]): Promise<never>;
}

export function makePerson(parts: {
  told: Told;
  random: Random;
  weekStart: string;
  folder: string;
  disputes: readonly string[];
}): Person {
  const { told, random, weekStart, disputes } = parts;
  let count = 0;
  const next = () => {
    count += 1;
    return count;
  };

  async function type(desktop: Desktop, row: WeekRow): Promise<void> {
    const comment = `Typed ${next()}.`;
    const variation = {
      category: 'missed' as const,
      reason: 'provider_cause' as const,
      quantity: 25 * random.between(1, 6),
      firstDay: weekStart,
      lastDay: addDays(weekStart, random.between(0, 6)),
      hospitalStayId: null,
      note: '',
    };
    told.asked(row.line.id, comment);
    const result = await desktop.call('week.record', {
      weekStart,
      lineId: row.line.id,
      variations: [variation],
      comment,
    });
    if (result.ok) told.answered(row.line.id, comment);
  }

  async function importFile(desktop: Desktop, rows: readonly WeekRow[]): Promise<void> {
    const number = next();
    const comment = `Imported ${number}.`;
    const chosen = [...new Set(Array.from({ length: 8 }, () => random.pick(rows)))];
    const actuals = chosen.flatMap(({ actual }) =>
      actual === null
        ? []
        : [{ ...actual, frustrated: 0, extra: 0, missed: 100, actual: actual.planned - 100, comment }],
    );
    const file = path.join(parts.folder, `import-${number}.csv`);
    writeFileSync(
      file,
      councilFileFor(
        weekStart,
        actuals,
        chosen.map(({ line }) => line),
        bradford,
      ),
    );
    await desktop.choose(file);
    const preview = await desktop.call('csv.choose-import', { weekStart });
    if (!preview.ok || preview.value === null) return;
    told.askedImport(
      preview.value.changed.map(({ lineId }) => lineId),
      comment,
    );
    const applied = await desktop.call('csv.apply-import', { id: preview.value.id, keepExtraColumns: false });
    if (applied.ok) told.answeredImport();
  }

  async function note(desktop: Desktop, row: WeekRow): Promise<void> {
    const who = `Ward ${next()}`;
    told.texts.set(who, 'maybe');
    const stay = {
      id: null,
      ssRef: row.line.ssRef,
      admitted: addDays(weekStart, -700),
      discharged: addDays(weekStart, -699),
      told: { who, on: addDays(weekStart, -700) },
      approval: null,
    };
    if ((await desktop.call('care.save-stay', { stay })).ok) told.savedText(who);
  }

  async function answer(desktop: Desktop): Promise<void> {
    const text = `Answer ${next()}.`;
    told.texts.set(text, 'maybe');
    if ((await desktop.call('dispute.answer', { disputeId: random.pick(disputes), text })).ok) told.savedText(text);
  }

  async function makePacket(desktop: Desktop): Promise<void> {
    const file = path.join(parts.folder, `packet-${next()}.site-packet`);
    await desktop.choose(file);
    const made = await desktop.call('packet.make', { passphrase: 'four words are enough' });
    if (made.ok && made.value !== null) told.savedFile(made.value.path);
  }

  const moment = (millis: number) => new Promise((resolve) => setTimeout(resolve, millis));

  return {
    async work(desktop, rows) {
      for (;;) {
        const row = random.pick(rows);
        const what = random.next();
        if (what < 0.62) await type(desktop, row);
        else if (what < 0.7) await note(desktop, row);
        else if (what < 0.78) await importFile(desktop, rows);
        else if (what < 0.84 && disputes.length > 0) await answer(desktop);
        else if (what < 0.88 && desktop.saves) await makePacket(desktop);
        // People go on typing while it syncs.
        else await Promise.race([desktop.call('sync.now', {}), moment(random.between(0, 60))]);
      }
    },
  };
}
