// The calls on the council's CSV of a week.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { exportCouncilFile } from './export.ts';
import { csvImport } from './import.ts';

export function councilCsvHandlers(context: AccountContext): AppHandlers<'csv'> {
  const importing = csvImport(context);
  return {
    'csv.choose-import': ({ weekStart, incoming }) => importing.choose(weekStart, incoming),
    'csv.read-import': (request) => importing.reread(request),
    'csv.apply-import': (request) => importing.apply(request),
    'csv.export': ({ weekStart }) => exportCouncilFile(context, weekStart),
  };
}
