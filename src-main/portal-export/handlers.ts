// The app calls of weeks by files, put together for one open account.

import { evidenceOf } from '../evidence/evidence-pack.ts';
import { peopleList } from '../people/people-list.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import { weekFactsOf } from '../weeks/facts.ts';
import type { AppHandlers } from '../window/app-ipc.ts';
import { bringIn } from './bring-in.ts';
import { makeFile } from './make-file.ts';
import { reports } from './reports.ts';

export type FilesCalls = Extract<keyof AppHandlers, `files.${string}` | `people.${string}`>;

export function filesHandlers(context: AccountContext): Pick<AppHandlers, FilesCalls> {
  const bringing = bringIn(context);
  const reporting = reports(context);
  const people = peopleList(context);
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
    'files.evidence': ({ weekStart }) => {
      const facts = weekFactsOf(context)(weekStart);
      return facts === null ? noProfile() : evidenceOf(context, facts);
    },
    'people.choose-list': () => people.choose(),
    'people.map-list': ({ id, mapping }) => people.map(id, mapping),
    'people.take-list': ({ id }) => people.take(id),
  };
}
