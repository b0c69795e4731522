// What a person reports of the council's own pages: an upload, the confirmation in Scheduled Payments, a look at disputes
// and exceptions, a sign-in. What must stay true: a report is kept with who and when, is tied to the figures it speaks of,
// and is taken back only by another entry.

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Temporal } from 'temporal-polyfill';
import type { AppResult } from '../../src-shared/app-api/index.ts';
import { wayOfWeek } from '../../src-shared/domain/connection.ts';
import { britishTimeZone } from '../../src-shared/domain/limits.ts';
import { hash } from '../machine/hash.ts';
import type { Picture } from '../store/portal-exports.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { gone } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { saveFile } from '../use-case/save-file.ts';
import { hubServices } from './hub.ts';
import { servicesOfWeek } from './service-weeks.ts';

type Done = AppResult<Record<string, never>>;

export interface ConfirmationReport {
  weekStart: string;
  services: string[];
  confirmedBy: string;
  at: string | null;
  totalPence: number | null;
  pictureId: string | null;
}

const largestPicture = 10_000_000;

export function reports(context: AccountContext) {
  const { store } = context;
  let picture: (Picture & { id: string }) | null = null;
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
    upload(weekStart: string, service: string): Done {
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

    async choosePicture(): Promise<AppResult<{ id: string; fileName: string } | null>> {
      const chosen = await context.dialogs.chooseFile('picture');
      if (chosen === null) return ok(null);
      try {
        const { size } = await stat(chosen);
        const bytes = size > largestPicture ? new Uint8Array() : new Uint8Array(await readFile(chosen));
        if (!isPicture(bytes)) {
          return refuse('no-picture', 'This is not a PNG or JPEG picture of up to 10 MB.', 'Choose another one.');
        }
        picture = { id: context.newId(), digest: hash(bytes), fileName: path.basename(chosen), bytes };
        return ok({ id: picture.id, fileName: picture.fileName });
      } catch {
        return refuse('file-unreadable', 'The picture could not be opened.', 'Choose it again.');
      }
    },

    /** The kept picture as a file of its own: outside the encrypted store, which is noted. */
    async savePicture(digest: string): Promise<AppResult<{ path: string } | null>> {
      const kept = store.portalExports.picture(digest);
      if (kept === null) return gone('That picture');
      const target = await context.dialogs.chooseWhereToSave(kept.fileName);
      if (target === null) return ok(null);
      const written = await saveFile(context.writeFile, target, kept.bytes);
      if (!written.ok) return written;
      const saved = save(context, { what: 'save-picture', weekStart: null, source: 'file' }, (write) =>
        write.note('save-picture', { weekStart: null, content: { kind: 'picture', digest } }),
      );
      return saved.ok ? ok({ path: target }) : saved;
    },

    confirmation(report: ConfirmationReport): Done {
      const { weekStart } = report;
      const now = context.clock.now();
      const at = report.at === null ? now : instantOf(report.at, store.profile.get()?.deadline.timeZone);
      if (at === null || at > now) {
        const sentence = 'Enter a time that is past.';
        return refuse('time-ahead', sentence, 'Correct the day or the time.', { at: sentence });
      }
      if (report.pictureId !== null && picture?.id !== report.pictureId) return gone('That picture');
      const kept = report.pictureId === null ? null : picture;
      const services = reportable(weekStart).filter(({ service }) => report.services.includes(service));
      if (services.length < report.services.length) {
        return isOfHub(weekStart)
          ? refuse('not-closed', 'This service is not closed at the hub yet.', 'Close it there first.')
          : refuse('no-export', 'No export of this service was brought in for the week.', 'Bring it in first.');
      }
      return done(
        save(context, { what: 'report-confirmation', weekStart }, (write) => {
          if (kept !== null) write.portalExports.picture(kept, now);
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
              picture: kept === null ? null : { fileName: kept.fileName, digest: kept.digest },
            });
          }
          const content = { kind: 'confirmation-report', services: report.services, at };
          write.note('report-confirmation', { weekStart, content });
        }),
      );
    },

    withdraw(weekStart: string, service: string, id: string): Done {
      if (!store.portalExports.evidence(weekStart, service).some((piece) => piece.id === id))
        return gone('That report');
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

    look(what: 'disputes' | 'exceptions'): Done {
      return done(
        save(context, { what: 'note-look', weekStart: null }, (write) => {
          write.portalExports.look({ what, weekStart: null, at: context.clock.now(), by: by() });
          write.note('note-look', { weekStart: null, content: { kind: 'look', what } });
        }),
      );
    },

    dispute(weekStart: string, lineId: string, text: string): AppResult<{ id: string }> {
      const line = store.lines.get(lineId);
      if (line === null) return gone('That line');
      const id = context.newId();
      const at = context.clock.now();
      const saved = save(context, { what: 'add-dispute', weekStart }, (write) => {
        const council = { id: 'council', name: `The council, as copied by ${by().name}`, at };
        const messages = [{ id: context.newId(), from: 'council' as const, by: council, text: text.trim() }];
        write.portalExports.dispute({ id, weekStart, lineId, state: 'open', messages });
        write.note('add-dispute', { weekStart, content: { kind: 'dispute', disputeId: id, lineId } });
      });
      return saved.ok ? ok({ id }) : saved;
    },

    closeDispute(id: string): Done {
      const dispute = store.disputes.get(id);
      if (dispute === null) return gone('That dispute');
      const { weekStart, lineId } = dispute;
      return done(
        save(context, { what: 'close-dispute', weekStart }, (write) => {
          write.portalExports.dispute({ ...dispute, state: 'closed' });
          write.note('close-dispute', { weekStart, content: { kind: 'dispute', disputeId: id, lineId } });
        }),
      );
    },
  };
}

function done(result: AppResult<unknown>): Done {
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

function isPicture(bytes: Uint8Array): boolean {
  const png = [0x89, 0x50, 0x4e, 0x47];
  const jpeg = [0xff, 0xd8, 0xff];
  return [png, jpeg].some((start) => start.every((byte, index) => bytes[index] === byte));
}
