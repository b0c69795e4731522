// Writes the council's CSV of a week. Into the file that was imported for it, where there is one, so that every cell
// that nobody touched keeps its bytes; else a new file in the council's layout. The file appears whole or not at all.
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AppAnswer, AppResult } from '../../src-shared/app-api/index.ts';
import { councilFileFor, planWriting, readCouncilFile, writeCouncilFile } from '../../src-shared/council-csv/index.ts';
import { storageProblem } from '../store/open-problems.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile, weekNotGenerated } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';

export async function exportCouncilFile(
  context: AccountContext,
  weekStart: string,
): Promise<AppResult<AppAnswer<'csv.export'>>> {
  const bytes = councilFileOf(context, weekStart);
  if (!bytes.ok) return bytes;
  const { file, lines } = bytes.value;
  const chosen = await context.dialogs.chooseWhereToSave(`actuals-${weekStart}.csv`);
  if (chosen === null) return ok(null);
  const failed = await writeWhole(chosen, file);
  if (failed !== null) return failed;
  const content = { kind: 'export', fileName: path.basename(chosen), lines };
  const saved = save(context, { what: 'export', weekStart, source: 'file' }, (write) =>
    write.note('export', { weekStart, content }),
  );
  return saved.ok ? ok({ path: chosen, lines }) : saved;
}

function councilFileOf({ store }: AccountContext, weekStart: string): AppResult<{ file: Uint8Array; lines: number }> {
  const council = store.profile.get();
  if (council === null) return noProfile();
  const actuals = store.actuals.ofWeek(weekStart).map(({ actual }) => actual);
  if (actuals.length === 0) return weekNotGenerated(weekStart);
  const lines = store.lines.ofWeek(weekStart);
  const imported = store.councilFiles.get(weekStart);
  if (imported !== null) {
    const read = readCouncilFile(imported.bytes, council);
    // A line that the imported file has no row for would be lost in it: then a new file carries them all.
    if (read.problems.length === 0 && planWriting(read, actuals, store.lines.all()).withoutRow.length === 0) {
      const leaveOut = imported.keepExtraColumns ? [] : read.extraColumns.map(({ index }) => index);
      return ok({ file: writeCouncilFile(read, actuals, store.lines.all(), leaveOut), lines: actuals.length });
    }
  }
  return ok({ file: councilFileFor(weekStart, actuals, lines, council), lines: actuals.length });
}

/** Writes beside the target, flushes, then renames: a half-written file is never taken for the week. */
export async function writeWhole(target: string, bytes: Uint8Array) {
  const unfinished = `${target}.unfinished`;
  try {
    const handle = await open(unfinished, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, target);
    return null;
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    const full = storageProblem(error)?.code === 'store-disk-full';
    return refuse(
      'file-not-written',
      full ? 'The disk is full, so the file could not be written.' : 'The file could not be written there.',
      full
        ? 'Free some space, or save it elsewhere.'
        : 'If it is open in another program, close it; or choose another folder. Nothing was changed.',
    );
  }
}
