// The desk calls of weeks by files, put together for one open account.
import type { Desk } from '../desk/desk.ts';
import { noProfile } from '../desk/refusals.ts';
import { weekFactsOf } from '../desk/week-facts.ts';
import type { DeskHandlers } from '../window/desk-ipc.ts';
import { bringIn } from './bring-in.ts';
import { evidenceOf } from './evidence-pack.ts';
import { makeFile } from './make-file.ts';
import { peopleList } from './people.ts';
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
