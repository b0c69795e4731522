// Builds the evidence pack of a week from the store, signs it with this computer's key, and says of it what the page for
// people shows. Every sentence is made from the pack itself, so that the page cannot say more than the signed text.
import { sign } from 'node:crypto';
import packageJson from '../../package.json' with { type: 'json' };
import type { EvidenceView } from '../../src-shared/app-api/evidence.ts';
import type { AppResult } from '../../src-shared/app-api/index.ts';
import { absenceTouches } from '../../src-shared/domain/absences.ts';
import { isAsPlanned } from '../../src-shared/domain/actuals.ts';
import { wayOfWeek } from '../../src-shared/domain/connection.ts';
import { formatDifference, formatQuantityShort } from '../../src-shared/domain/quantity.ts';
import { sundayOf } from '../../src-shared/domain/week.ts';
import {
  type EvidencePack,
  evidencePackSchema,
  packNotice,
  packSentences,
  packText,
  type RecordedLine,
  type SignedPack,
} from '../../src-shared/evidence/index.ts';
import { fingerprintOf, hash } from '../machine/hash.ts';
import { servicesOfWeek } from '../portal-export/service-weeks.ts';
import { historySentence } from '../portal-export/week-status.ts';
import type { VerifiedPart } from '../store/change-log.ts';
import type { StoreReads } from '../store/store.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { ok } from '../use-case/result.ts';
import type { WeekFacts } from '../weeks/facts.ts';
import { knowledgeOf } from '../weeks/knowledge.ts';

/** More than any store has. */
const mostEntries = Number.MAX_SAFE_INTEGER;

/** @param checked how far the change log was found whole; null: nobody looked yet */
export function evidenceOf(
  context: AccountContext,
  facts: WeekFacts,
  checked: VerifiedPart | null,
): AppResult<EvidenceView> {
  const pack = packOf(context, facts, checked);
  const { privateKey, publicKey } = context.store.device.keys();
  const signed: SignedPack = {
    pack,
    signature: {
      algorithm: 'ed25519',
      publicKey: Buffer.from(publicKey).toString('base64'),
      value: sign(null, Buffer.from(packText(pack)), privateKey).toString('base64'),
    },
  };
  const sentences = new Map(packSentences(pack, hash).map(({ service, sentence }) => [service, sentence]));
  const differing = pack.recorded.filter(({ actual }) => !isAsPlanned(actual));
  const { entries, head, verified } = pack.changeLog;
  return ok({
    text: JSON.stringify(signed),
    fingerprint: fingerprintOf(publicKey),
    madeAt: pack.madeAt,
    madeBy: pack.madeBy.name,
    provider: pack.provider.name,
    changeLog: `${entries} entries, ${verified ? 'unbroken' : 'NOT unbroken'}, at ${head ?? 'nothing'}`,
    services: pack.services.map(({ service, evidence, sentCells, intended }) => ({
      service,
      sentence: sentences.get(service) ?? '',
      history: evidence.map((piece) => historySentence(piece, pack.council.timeZone)),
      cells: sentCells.length,
      lines: intended.length,
    })),
    differing: differing.map(({ lineId, ssRef, service, actual, changed }) => ({
      lineId,
      ssRef,
      service,
      figures: `${formatQuantityShort(actual.actual)} of ${formatQuantityShort(actual.planned)}, ${formatDifference(actual)}`,
      comment: actual.comment,
      by: changed === null ? '' : changed.name,
    })),
    asPlanned: pack.recorded.length - differing.length,
  });
}

function packOf(context: AccountContext, facts: WeekFacts, checked: VerifiedPart | null): EvidencePack {
  const { store } = context;
  const { weekStart, council } = facts;
  const account = context.account();
  const { id, hash: head } = store.changeLog.head();
  const access = store.portalAccess.last();
  // What was entered since is looked at in the same moment as the head.
  const rest = checked?.ok === false ? checked : store.changeLog.verifyPart(checked?.to ?? null, mostEntries);
  const way = wayOfWeek(account, weekStart);
  return evidencePackSchema.parse({
    format: 'provider-actuals-evidence',
    formatVersion: 1,
    notice: packNotice,
    provider: account.provider,
    council: {
      id: council.id,
      name: council.name,
      profileVersion: council.version,
      timeZone: council.deadline.timeZone,
    },
    connection: way.authority === 'hub' ? 'hub' : way.connection.kind,
    weekStart,
    madeAt: context.clock.now(),
    madeBy: account.user,
    device: ownDevice(store),
    appVersion: packageJson.version,
    recorded: recordedLines(facts),
    services: servicesOfWeek(store, weekStart).map(({ service, stored, intended, evidence }) => ({
      service,
      source: stored?.plan.source ?? null,
      intended,
      sentCells: sentCells(store, evidence.findLast((piece) => piece.kind === 'file-made')?.id ?? null),
      evidence,
    })),
    receipts: facts.receipts,
    ...careOf(facts),
    lookedAt: store.portalExports.looksOfWeek(weekStart),
    portalAccess: access === null ? null : { day: access.day, by: access.by.name },
    changeLog: { entries: id, head, verified: rest.ok },
  } satisfies EvidencePack);
}

/** What explains the figures, or was given beside them; a week without any reads as it did before they were kept. */
function careOf({ weekStart, absences, log }: WeekFacts): Pick<EvidencePack, 'absences' | 'notClaimed'> {
  const away = absences.filter((absence) => absenceTouches(absence, weekStart, sundayOf(weekStart)));
  const notClaimed = log.filter(({ kind }) => kind === 'not-claimed');
  return {
    ...(away.length === 0 ? {} : { absences: away }),
    ...(notClaimed.length === 0 ? {} : { notClaimed }),
  };
}

/** The pack leaves the provider: its computer goes by its key, never by the name that the house gave it. */
function ownDevice(store: StoreReads): EvidencePack['device'] {
  const id = fingerprintOf(store.device.keys().publicKey);
  return { id, name: `Computer ${id.slice(0, 8)}` };
}

function sentCells(store: StoreReads, evidenceId: string | null) {
  if (evidenceId === null) return [];
  return store.portalExports.cellsOf(evidenceId).map(({ row, column, from, to, cause, refused }) => {
    return { row, column, from, to, cause, refused };
  });
}

function recordedLines({ lines, actuals, log, findings, acknowledged }: WeekFacts): RecordedLine[] {
  return lines.flatMap((line) => {
    const stored = actuals.get(line.id);
    if (stored === undefined) return [];
    const ofLine = log.filter(({ lineId }) => lineId === line.id);
    return [
      {
        lineId: line.id,
        ssRef: line.ssRef,
        service: line.service,
        serviceLevel: line.serviceLevel,
        actual: stored.actual,
        knowledge: knowledgeOf(stored.actual, stored.attested, ofLine),
        attested: stored.attested,
        changed: stored.changed,
        acknowledged: findings
          .filter(({ lineId }) => lineId === line.id)
          .flatMap(({ key, rule }) => {
            const given = acknowledged.get(key);
            return given === undefined ? [] : [{ rule, reason: given.reason, by: given.by }];
          }),
      },
    ];
  });
}
