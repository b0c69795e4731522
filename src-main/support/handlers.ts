// The report for support: shown first, and then saved exactly as it was shown.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import { type SupportFacts, supportReport } from '../../src-shared/support/support-report.ts';
import type { Clock } from '../machine/clock.ts';
import type { FileDialogs } from '../machine/dialogs.ts';
import type { WriteWholeFile } from '../machine/whole-file.ts';
import { ok, refuse } from '../use-case/result.ts';
import { saveFile } from '../use-case/save-file.ts';
import { shownThings } from '../use-case/shown.ts';
import { lastProblems } from './last-problems.ts';
import type { SupportState } from './support-state.ts';

export interface SupportParts extends Pick<SupportFacts, 'versions' | 'system'> {
  state: () => Promise<SupportState>;
  logFolder: string;
  clock: Clock;
  newId: () => string;
  dialogs: Pick<FileDialogs, 'chooseWhereToSave'>;
  writeFile: WriteWholeFile;
}

export function supportHandlers(
  parts: SupportParts,
): Pick<AppHandlers, 'window.support-report' | 'window.save-support-report'> {
  const { versions, system, clock } = parts;
  const reports = shownThings<string>(parts);
  return {
    'window.support-report': async () => {
      const state = await parts.state();
      const problems = lastProblems(parts.logFolder);
      const text = supportReport({ madeAt: clock.now(), versions, system, ...state, problems });
      return ok({ id: reports.show(text), text });
    },
    'window.save-support-report': async ({ id }) => {
      const text = reports.find(id);
      if (text === null)
        return refuse('report-not-shown', 'This report is no longer the one that was shown.', 'Open it again.');
      const target = await parts.dialogs.chooseWhereToSave(`report-for-support-${clock.now().slice(0, 10)}.txt`);
      return target === null ? ok(null) : saveFile(parts.writeFile, target, text);
    },
  };
}
