// The desk calls of weeks by files, put together for one open account.

import { evidenceOf } from '../evidence/evidence-pack.ts';
import { peopleList } from '../people/people-list.ts';
import type { Desk } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import { weekFactsOf } from '../weeks/facts.ts';
import type { DeskHandlers } from '../window/app-ipc.ts';
import { bringIn } from './bring-in.ts';
import { makeFile } from './make-file.ts';
import { reports } from './reports.ts';

export type FilesCalls = Extract<keyof DeskHandlers, `files.${string}` | `people.${string}`>;

export function filesHandlers(desk: Desk): Pick<DeskHandlers, FilesCalls> {
  const bringing = bringIn(desk);
  const reporting = reports(desk);
  const people = peopleList(desk);
  return {
    'files.choose-export': ({ weekStart }) => bringing.choose(weekStart),
    'files.take-export': (input) => bringing.take(input),
    'files.make-file': ({ weekStart, service }) => makeFile(desk, weekStart, service),
    'files.report-upload': ({ weekStart, service }) => reporting.upload(weekStart, service),
    'files.choose-picture': () => reporting.choosePicture(),
    'files.save-picture': ({ digest }) => reporting.savePicture(digest),
    'files.report-confirmation': (report) => reporting.confirmation(report),
    'files.withdraw': ({ weekStart, service, id }) => reporting.withdraw(weekStart, service, id),
    'files.note-look': ({ what }) => reporting.look(what),
    'files.add-dispute': ({ weekStart, lineId, text }) => reporting.dispute(weekStart, lineId, text),
    'files.close-dispute': ({ id }) => reporting.closeDispute(id),
    'files.evidence': ({ weekStart }) => {
      const facts = weekFactsOf(desk)(weekStart);
      return facts === null ? noProfile() : evidenceOf(desk, facts);
    },
    'people.choose-list': () => people.choose(),
    'people.map-list': ({ id, mapping }) => people.map(id, mapping),
    'people.take-list': ({ id }) => people.take(id),
  };
}
