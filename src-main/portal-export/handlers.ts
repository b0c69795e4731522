// The calls on weeks that go to the council by files.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { Picture } from '../store/portal-exports.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { shownThings } from '../use-case/shown.ts';
import { bringIn } from './bring-in.ts';
import { councilPages } from './council-pages.ts';
import { makeFile, whereFileIs } from './make-file.ts';
import { pictures } from './pictures.ts';
import { planChanges } from './plan-changes.ts';
import { reports } from './reports.ts';

export function portalExportHandlers(context: AccountContext): AppHandlers<'files'> {
  const bringing = bringIn(context);
  const chosen = shownThings<Picture>(context);
  const reporting = reports(context, chosen);
  const ofPictures = pictures(context, chosen);
  const pages = councilPages(context);
  return {
    'files.plan-changes': ({ weekStart }) => {
      const council = context.store.profile.get();
      return council === null ? noProfile() : ok({ changes: planChanges(context.store, weekStart, council) });
    },
    'files.choose-export': ({ weekStart, incoming }) => bringing.choose(weekStart, incoming),
    'files.read-export': (request) => bringing.reread(request),
    'files.take-export': (input) => bringing.take(input),
    'files.make-file': ({ weekStart, service }) => makeFile(context, weekStart, service),
    'files.where-file-is': ({ weekStart, service }) => whereFileIs(context, weekStart, service),
    'files.show-file': ({ weekStart, service }) => {
      const where = whereFileIs(context, weekStart, service);
      if (!where.ok) return where;
      context.dialogs.showInFolder(where.value.path);
      return ok({});
    },
    'files.report-upload': ({ weekStart, service }) => reporting.upload(weekStart, service),
    'files.choose-picture': () => ofPictures.choose(),
    'files.save-picture': ({ digest }) => ofPictures.saveAsFile(digest),
    'files.report-confirmation': (report) => reporting.confirmation(report),
    'files.withdraw': ({ weekStart, service, id }) => reporting.withdraw(weekStart, service, id),
    'files.note-look': ({ what }) => pages.look(what),
    'files.add-dispute': ({ weekStart, lineId, text }) => pages.dispute(weekStart, lineId, text),
    'files.close-dispute': ({ id }) => pages.closeDispute(id),
  };
}
