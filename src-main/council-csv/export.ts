// Writes the council's CSV of a week. Into the file that was imported for it, where there is one, so that every cell
// that nobody touched keeps its bytes; else a new file in the council's layout. The file appears whole or not at all.
import path from 'node:path';
import type { AppAnswer, AppResult } from '../../src-shared/app-api/index.ts';
import { councilFileFor, planWriting, readCouncilFile, writeCouncilFile } from '../../src-shared/council-csv/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile, weekNotGenerated } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { saveFile } from '../use-case/save-file.ts';

export async function exportCouncilFile(
  context: AccountContext,
  weekStart: string,
): Promise<AppResult<AppAnswer<'csv.export'>>> {
  const bytes = councilFileOf(context, weekStart);
  if (!bytes.ok) return bytes;
  const { file, lines } = bytes.value;
  const chosen = await context.dialogs.chooseWhereToSave(`actuals-${weekStart}.csv`);
  if (chosen === null) return ok(null);
  const written = await saveFile(context.writeFile, chosen, file);
  if (!written.ok) return written;
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
