// The calls on weeks that go to the council by files.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { bringIn } from './bring-in.ts';
import { makeFile } from './make-file.ts';
import { reports } from './reports.ts';

export function portalExportHandlers(context: AccountContext): AppHandlers<'files'> {
  const bringing = bringIn(context);
  const reporting = reports(context);
  return {
    'files.choose-export': ({ weekStart }) => bringing.choose(weekStart),
    'files.take-export': (input) => bringing.take(input),
    'files.make-file': ({ weekStart, service }) => makeFile(context, weekStart, service),
    'files.report-upload': ({ weekStart, service }) => reporting.upload(weekStart, service),
    'files.choose-picture': () => reporting.choosePicture(),
    'files.save-picture': ({ digest }) => reporting.savePicture(digest),
    'files.report-confirmation': (report) => reporting.confirmation(report),
    'files.withdraw': ({ weekStart, service, id }) => reporting.withdraw(weekStart, service, id),
    'files.note-look': ({ what }) => reporting.look(what),
    'files.add-dispute': ({ weekStart, lineId, text }) => reporting.dispute(weekStart, lineId, text),
    'files.close-dispute': ({ id }) => reporting.closeDispute(id),
  };
}
