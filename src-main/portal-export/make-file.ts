// Gives a service of the week back: the file to upload, written into the exported bytes, and beside it the plain list of
// every changed cell. Both appear whole or not at all, and only then is the file a piece of evidence. Services that came
// in one export go back in one file: two files of it would undo each other in the portal.

import { existsSync } from 'node:fs';
import path from 'node:path';
import type { MadeFiles } from '../../src-shared/app-api/files.ts';
import type { AppResult } from '../../src-shared/app-api/index.ts';
import { readCouncilFile } from '../../src-shared/council-csv/index.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { type GivenBack, giveBack, giveBackNames, type ServicePlan } from '../../src-shared/portal-export/index.ts';
import { foldService } from '../../src-shared/portal-export/line-id.ts';
import { hash } from '../machine/hash.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { saveFile } from '../use-case/save-file.ts';
import { type ServiceOfWeek, servicesOfWeek } from './service-weeks.ts';

type Exported = ServiceOfWeek & { stored: NonNullable<ServiceOfWeek['stored']> };

export async function makeFile(
  context: AccountContext,
  weekStart: string,
  service: string,
): Promise<AppResult<MadeFiles | null>> {
  const { store } = context;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const all = servicesOfWeek(store, weekStart).filter((one): one is Exported => one.stored !== null);
  const wanted = all.find((one) => one.service === service);
  if (wanted === undefined) return noExport();
  const together = all.filter(({ stored }) => stored.plan.source.digest === wanted.stored.plan.source.digest);
  const given = giveTogether(context, wanted, together, weekStart);
  const reasons = whyStopped(context, given);
  if (reasons.length > 0) return ok({ outcome: 'stopped', reasons });

  const chosen = await context.dialogs.chooseWhereToSave(given.fileName);
  if (chosen === null) return ok(null);
  const listPath = listPathFor(chosen);
  for (const [target, bytes] of [
    [chosen, given.bytes],
    [listPath, given.list],
  ] as const) {
    const written = await saveFile(context.writeFile, target, bytes);
    if (!written.ok) return written;
  }
  const fileDigest = hash(given.bytes);
  const saved = save(context, { what: 'make-file', weekStart, source: 'file' }, (write) => {
    for (const one of together) {
      const id = context.newId();
      const cells =
        together.length === 1
          ? given.cells
          : given.cells.filter((cell) => given.services.get(cell.row) === foldService(one.service));
      write.portalExports.evidence(weekStart, one.service, {
        kind: 'file-made',
        id,
        at: context.clock.now(),
        by: context.account().user,
        figures: one.figures,
        fileName: path.basename(chosen),
        fileDigest,
        lines: one.intended.length,
        changedCells: cells.length,
      });
      write.portalExports.madeFile({
        ...{ evidenceId: id, digest: fileDigest, weekStart, service: one.service, cells, path: chosen },
      });
    }
    const content = { kind: 'file-made', fileName: path.basename(chosen), digest: fileDigest };
    write.note('make-file', { weekStart, content });
  });
  if (!saved.ok) return saved;
  return ok({ outcome: 'made', path: chosen, listPath, cells: given.cells.length, lines: given.intended.length });
}

/** Where the file lies that was made last, as long as it does. */
export function whereFileIs(
  { store }: AccountContext,
  weekStart: string,
  service: string,
): AppResult<{ path: string }> {
  const found = store.portalExports.pathOfFile(weekStart, service);
  if (found !== null && existsSync(found)) return ok({ path: found });
  return refuse(
    'file-gone',
    'The file is not where it was saved on this computer.',
    'Make it again, or look for it where you moved it.',
  );
}

interface GivenFile extends GivenBack {
  /** Row number → its service, folded. */
  services: ReadonlyMap<number, string>;
}

function giveTogether(
  { store }: AccountContext,
  wanted: Exported,
  together: readonly Exported[],
  weekStart: string,
): GivenFile {
  const council = store.profile.get();
  if (council === null) throw new Error('the council’s rules were just read');
  const file = readCouncilFile(wanted.stored.bytes, council);
  const { keepExtraColumns } = wanted.stored;
  const plan: ServicePlan = { ...wanted.stored.plan, lines: together.flatMap(({ stored }) => stored.plan.lines) };
  const given = giveBack({
    file,
    plan,
    actuals: store.actuals.ofWeek(weekStart).map(({ actual }) => actual),
    lines: store.lines.all(),
    leaveOut: keepExtraColumns ? [] : file.extraColumns.map(({ index }) => index),
    names: new Map(store.people.all().map(({ ssRef, name }) => [ssRef, name])),
  });
  const names = together.length === 1 ? giveBackNames(wanted.service, weekStart) : giveBackNames('', weekStart);
  const services = new Map(file.rows.map((row) => [row.number, foldService(row.service)]));
  return { ...given, ...names, services };
}

function whyStopped({ store }: AccountContext, given: GivenBack) {
  const people = new Map(store.people.all().map((person) => [person.ssRef, person]));
  const lines = new Map(store.lines.all().map((line) => [line.id, line]));
  return [
    ...given.refused.map(({ refused }) => ({
      sentence: refused ?? '',
      action: 'Change the comment, then make the file again.',
    })),
    ...given.withoutRow.map(({ lineId }) => {
      const line = lines.get(lineId);
      const who = personName(people.get(line?.ssRef ?? ''), line?.ssRef ?? '');
      return {
        sentence: `${who}, ${line?.service ?? ''}: the export has no row of this line, so the file cannot carry it.`,
        action: 'Generate the week in the portal again, export it, and take the line from that export.',
      };
    }),
  ];
}

const listPathFor = (file: string) => {
  const { dir, name } = path.parse(file);
  return path.join(dir, `${name}-changed-cells.csv`);
};

function noExport() {
  return refuse(
    'no-export',
    'No export of this service was brought in for the week.',
    'Export the week from the portal and bring it in first.',
  );
}
