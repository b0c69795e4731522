// Brings an export of the portal in, in two steps. Choosing a file writes nothing: it says what the file is, what is odd
// about it and what has to be asked. Taking it keeps exactly what was shown, in one transaction: the plan with the bytes
// that it came in, or the proof of what the portal has.

import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ExportPreview } from '../../src-shared/app-api/files.ts';
import type { AppResult } from '../../src-shared/app-api/index.ts';
import { readCouncilFile } from '../../src-shared/council-csv/index.ts';
import {
  type ExportSource,
  exportPurpose,
  type FileEvidence,
  readBack,
  readExport,
  type ServiceReading,
  whyNoReadBack,
} from '../../src-shared/portal-export/index.ts';
import { hash } from '../machine/hash.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { changedSincePreview, noLongerThere, noProfile } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { shownThings } from '../use-case/shown.ts';
import { exportPreview } from './export-preview.ts';
import { type ServiceOfWeek, servicesOfWeek } from './service-weeks.ts';
import { type Purpose, type ShownExport, type TakeExport, takeExport, typesOfLines, whyNotYet } from './take-export.ts';

/** Larger than any provider's week by far; a file of this size is another kind of file. */
const largestFile = 50_000_000;

export function bringIn(context: AccountContext) {
  const { store } = context;
  const shown = shownThings<ShownExport>(context);

  /** What an export was compared with. */
  const restsOn = (weekStart: string) =>
    servicesOfWeek(store, weekStart)
      .map(({ service, figures, evidence }) => `${service} ${figures} ${evidence.length}`)
      .join('\n');

  return {
    async choose(weekStart: string): Promise<AppResult<ExportPreview | null>> {
      const council = store.profile.get();
      if (council === null) return noProfile();
      const chosen = await context.dialogs.chooseCouncilFile();
      if (chosen === null) return ok(null);
      const opened = await readChosen(chosen);
      if (!opened.ok) return opened;
      const { bytes, writtenAt } = opened.value;
      const now = context.clock.now();
      const source: ExportSource = {
        fileName: path.basename(chosen),
        digest: hash(bytes),
        // A file cannot be newer than now: then a clock is wrong, and now is the closest there is.
        exportedAt: writtenAt < now ? writtenAt : now,
        importedAt: now,
        importedBy: context.account().user,
      };
      const councilFile = readCouncilFile(bytes, council);
      const lines = store.lines.all();
      const reading = readExport({
        file: councilFile,
        weekStart,
        source,
        known: {
          lines,
          ssRefs: [...new Set([...lines.map(({ ssRef }) => ssRef), ...store.people.all().map(({ ssRef }) => ssRef)])],
          serviceTypes: [...typesOfLines(lines), ...store.portalExports.serviceTypes()],
          plansOfWeek: store.portalExports.plansOfWeek(weekStart).map(({ plan }) => plan),
          earlierPlans: store.portalExports.earlierPlans(weekStart),
          ownFiles: store.portalExports.ownFiles(),
        },
        hash,
      });
      if (reading.outcome === 'refused') {
        return ok({ outcome: 'refused', fileName: source.fileName, refusals: reading.refusals });
      }
      const services = servicesOfWeek(store, weekStart);
      const purposes = reading.services.map((one) =>
        purposeOf(one, services, { file: councilFile, source, weekStart }),
      );
      const extraColumns = councilFile.extraColumns.map(({ header }) => header);
      const file = { bytes, source, read: reading, purposes, extraColumns };
      return ok(exportPreview(context, shown.show(file, restsOn(weekStart)), file));
    },

    take: (input: TakeExport): AppResult<{ sentences: string[] }> =>
      shown.take(input.id, {
        notShown: () => noLongerThere('That preview'),
        restsOn: ({ read }) => restsOn(read.weekStart),
        changed: () => changedSincePreview('week', 'taken'),
        use: (file) => whyNotYet(context, file, input) ?? takeExport(context, file, input),
      }),
  };
}

interface FreshExport {
  file: ReturnType<typeof readCouncilFile>;
  source: ExportSource;
  weekStart: string;
}

function purposeOf(reading: ServiceReading, services: readonly ServiceOfWeek[], fresh: FreshExport): Purpose {
  if (reading.kind === 'plan') return { kind: 'plan', reading };
  const of = services.find(({ service }) => service === reading.service);
  if (of === undefined) throw new Error('a second export is of a service that is known');
  if (exportPurpose(of.week) !== 'read-back') return { kind: 'compare', reading, of };
  const made = of.evidence.findLast((piece) => piece.kind === 'file-made') ?? null;
  const upload = newestUpload(of.evidence);
  const { source, file, weekStart } = fresh;
  const compared = readBack(of.intended, file, weekStart);
  const refused =
    whyNoReadBack(source, { made, upload }) ??
    (compared.outcome === 'refused' ? { sentence: compared.sentence, action: compared.action } : null);
  return {
    kind: 'read-back',
    reading,
    of,
    refused,
    result: compared.outcome === 'compared' ? compared.result : null,
    sentence: compared.sentence,
    sameBytesAsFile: made !== null && source.digest === made.fileDigest,
  };
}

function newestUpload(evidence: readonly FileEvidence[]) {
  const withdrawn = new Set(evidence.flatMap((piece) => (piece.kind === 'withdrawn' ? [piece.what] : [])));
  return evidence.filter((piece) => piece.kind === 'upload-reported').findLast(({ id }) => !withdrawn.has(id)) ?? null;
}

async function readChosen(file: string): Promise<AppResult<{ bytes: Uint8Array; writtenAt: string }>> {
  try {
    const { size, mtime } = await stat(file);
    if (size > largestFile) {
      return refuse(
        'file-too-large',
        'This file is too large to be the portal’s export of a week.',
        'Choose the CSV that the portal exported.',
      );
    }
    return ok({ bytes: new Uint8Array(await readFile(file)), writtenAt: mtime.toISOString() });
  } catch {
    return refuse(
      'file-unreadable',
      'The file could not be opened.',
      'Close it in other programs, check that it is still there, and choose it again.',
    );
  }
}
