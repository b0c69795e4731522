// What a person reports of the council's own pages: an upload, the confirmation in Scheduled Payments, a look at disputes
// and exceptions, a sign-in. What must stay true: a report is kept with who and when, is tied to the figures it speaks of,
// and is taken back only by another entry.

import { Temporal } from 'temporal-polyfill';
import type { AppResult } from '../../src-shared/app-api/index.ts';
import { wayOfWeek } from '../../src-shared/domain/connection.ts';
import { britishTimeZone } from '../../src-shared/domain/limits.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { hubServices } from './hub.ts';
import type { ChosenPictures } from './pictures.ts';
import { servicesOfWeek } from './service-weeks.ts';

type DoneResult = AppResult<Record<string, never>>;

export interface ConfirmationReport {
  weekStart: string;
  services: string[];
  confirmedBy: string;
  at: string | null;
  totalPence: number | null;
  pictureId: string | null;
}

/** @param chosen the pictures that a report may take */
export function reports(context: AccountContext, chosen: ChosenPictures) {
  const { store } = context;
  const by = () => context.account().user;

  const serviceNamed = (weekStart: string, service: string) =>
    servicesOfWeek(store, weekStart).find((one) => one.service === service) ?? null;

  const isOfHub = (weekStart: string) => wayOfWeek(context.account(), weekStart).authority === 'hub';

  /** What can be reported as confirmed, each with the digest of the very figures that it speaks of. */
  function reportable(weekStart: string): { service: string; figures: string }[] {
    if (isOfHub(weekStart)) {
      return hubServices(store, weekStart).map(({ service, receipt }) => ({ service, figures: receipt.digest }));
    }
    return servicesOfWeek(store, weekStart).filter(({ stored }) => stored !== null);
  }

  return {
    upload(weekStart: string, service: string): DoneResult {
      const of = serviceNamed(weekStart, service);
      const made = of?.evidence.findLast((piece) => piece.kind === 'file-made');
      if (of === null || made === undefined || made.figures !== of.figures) {
        return refuse('no-file', 'No file of these figures was made.', 'Make the file first, then upload it.');
      }
      // Services of one file are uploaded together.
      const same = servicesOfWeek(store, weekStart).filter(({ evidence, figures }) =>
        evidence.some(
          (piece) => piece.kind === 'file-made' && piece.fileDigest === made.fileDigest && piece.figures === figures,
        ),
      );
      return done(
        save(context, { what: 'report-upload', weekStart }, (write) => {
          for (const one of same) {
            write.portalExports.evidence(weekStart, one.service, {
              kind: 'upload-reported',
              id: context.newId(),
              at: context.clock.now(),
              by: by(),
              fileDigest: made.fileDigest,
              figures: one.figures,
            });
          }
          write.note('report-upload', { weekStart, content: { kind: 'upload', fileDigest: made.fileDigest } });
        }),
      );
    },

    confirmation(report: ConfirmationReport): DoneResult {
      const { weekStart } = report;
      const now = context.clock.now();
      const at = report.at === null ? now : instantOf(report.at, store.profile.get()?.deadline.timeZone);
      if (at === null || at > now) {
        const sentence = 'Enter a time that is past.';
        return refuse('time-ahead', sentence, 'Correct the day or the time.', { at: sentence });
      }
      const picture = report.pictureId === null ? null : chosen.find(report.pictureId);
      if (report.pictureId !== null && picture === null) return noLongerThere('That picture');
      const services = reportable(weekStart).filter(({ service }) => report.services.includes(service));
      if (services.length < report.services.length) {
        return isOfHub(weekStart)
          ? refuse('not-closed', 'This service is not closed at the hub yet.', 'Close it there first.')
          : refuse('no-export', 'No export of this service was brought in for the week.', 'Bring it in first.');
      }
      return done(
        save(context, { what: 'report-confirmation', weekStart }, (write) => {
          if (picture !== null) write.portalExports.picture(picture, now);
          for (const { service, figures } of services) {
            write.portalExports.evidence(weekStart, service, {
              kind: 'confirmation-reported',
              id: context.newId(),
              at,
              by: by(),
              confirmedBy: report.confirmedBy.trim(),
              reportedAt: now,
              figures,
              totalPence: report.totalPence,
              picture: picture === null ? null : { fileName: picture.fileName, digest: picture.digest },
            });
          }
          const content = { kind: 'confirmation-report', services: report.services, at };
          write.note('report-confirmation', { weekStart, content });
        }),
      );
    },

    withdraw(weekStart: string, service: string, id: string): DoneResult {
      if (!store.portalExports.evidence(weekStart, service).some((piece) => piece.id === id))
        return noLongerThere('That report');
      return done(
        save(context, { what: 'withdraw-report', weekStart }, (write) => {
          const piece = {
            kind: 'withdrawn' as const,
            id: context.newId(),
            at: context.clock.now(),
            by: by(),
            what: id,
          };
          write.portalExports.evidence(weekStart, service, piece);
          write.note('withdraw-report', { weekStart, content: { kind: 'withdrawn', what: id } });
        }),
      );
    },
  };
}

function done(result: AppResult<unknown>): DoneResult {
  return result.ok ? ok({}) : result;
}

/** The council's local time as an instant, or null when it is none. */
function instantOf(local: string, timeZone = britishTimeZone): string | null {
  try {
    const { epochMilliseconds } = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone);
    return new Date(epochMilliseconds).toISOString();
  } catch {
    return null;
  }
}
