import { generateKeyPairSync, sign, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src-shared/domain/canonical-json.ts';
import {
  type EvidencePack,
  evidencePackSchema,
  packNotice,
  packSentences,
  packText,
} from '../../../src-shared/evidence/index.ts';
import { exportedActual, intendedLines, intendedText } from '../../../src-shared/portal-export/index.ts';
import { monday } from '../council-csv/fixtures.ts';
import { aisha, hash, london, made, planOf, readBackMatched, reported, uploaded } from '../portal-export/fixtures.ts';

function pack(changes: Partial<EvidencePack> = {}): EvidencePack {
  const plan = planOf([{}, { ssRef: '0012399' }]);
  const actuals = plan.lines.map((line) => exportedActual(line, monday));
  const intended = intendedLines(plan, actuals);
  const figures = hash(intendedText(monday, intended));
  const result = { outcome: 'matches' as const, lines: 2, cells: 12 };
  return {
    format: 'provider-actuals-evidence',
    formatVersion: 1,
    notice: packNotice,
    provider: { id: 'p-1', name: 'Bright Care' },
    council: { id: 'bradford', name: 'Bradford Council', profileVersion: '2025-02', timeZone: london },
    connection: 'files',
    weekStart: monday,
    madeAt: '2025-02-26T09:00:00.000Z',
    madeBy: aisha,
    device: { id: 'office', name: 'Office' },
    appVersion: '0.1.0',
    recorded: plan.lines.map(({ lineId, ssRef, service, serviceLevel }, at) => ({
      lineId,
      ssRef,
      service,
      serviceLevel,
      actual: actuals[at] ?? exportedActual(plan.lines[0] as never, monday),
      knowledge: 'attested',
      attested: { ...aisha, at: '2025-02-24T10:00:00.000Z' },
      changed: null,
      acknowledged: [],
    })),
    services: [
      {
        service: 'Home Support',
        source: plan.source,
        intended,
        sentCells: [],
        evidence: [
          made({ figures, lines: 2 }),
          uploaded({ figures }),
          readBackMatched({ figures, result }),
          reported({ figures, totalPence: 40_000 }),
        ],
      },
    ],
    receipts: [],
    lookedAt: [],
    portalAccess: { day: '2025-02-25', by: 'Aisha' },
    changeLog: { entries: 12, head: hash('head'), verified: true },
    ...changes,
  };
}

describe('an evidence pack', () => {
  it('survives its file', () => {
    expect(evidencePackSchema.parse(JSON.parse(packText(pack())))).toEqual(pack());
  });

  it('has its sentences made from its evidence', () => {
    expect(packSentences(pack(), hash)).toEqual([
      {
        service: 'Home Support',
        sentence:
          'Aisha reported confirming on Tuesday 25 February 2025, 4:20pm. Scheduled Payments showed £400.00. The portal holds these figures: 2 of 2 lines, by the export of Monday 24 February 2025, 2:31pm.',
      },
    ]);
  });

  it('whose figures were altered no longer says that the portal holds them', () => {
    const altered = structuredClone(pack());
    const cells = altered.services[0]?.intended[0]?.intended;
    if (cells) cells.actual = 0;
    expect(packSentences(altered, hash)[0]?.sentence).not.toContain('holds');
  });

  it('by way of a hub says whose closing it is', () => {
    const [told] = packSentences(pack({ connection: 'hub' }), hash);
    expect(told?.sentence).toMatch(/^Not closed at the hub\./);
  });

  it('is signed as text and found altered by a single figure', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const signature = sign(null, Buffer.from(packText(pack())), privateKey);
    const reread = evidencePackSchema.parse(JSON.parse(JSON.stringify(pack(), null, 2)));
    expect(verify(null, Buffer.from(packText(reread)), publicKey, signature)).toBe(true);
    const altered = { ...reread, changeLog: { ...reread.changeLog, entries: 13 } };
    expect(verify(null, Buffer.from(packText(altered)), publicKey, signature)).toBe(false);
  });
});

describe('canonical JSON', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.string({ unit: 'grapheme' }),
      fc.array(tie('any')),
      fc.dictionary(fc.string({ unit: 'grapheme' }), tie('any')),
    ),
  })).any;

  it('holds the value', () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(JSON.parse(canonicalJson(any))).toEqual(JSON.parse(JSON.stringify(any)));
      }),
    );
  });

  it('is the same whatever the order of keys', () => {
    const shuffled = (any: unknown): unknown => {
      if (Array.isArray(any)) return any.map(shuffled);
      if (any === null || typeof any !== 'object') return any;
      return Object.fromEntries(
        Object.entries(any)
          .reverse()
          .map(([key, field]) => [key, shuffled(field)]),
      );
    };
    fc.assert(
      fc.property(value, (any) => {
        expect(canonicalJson(shuffled(any))).toBe(canonicalJson(any));
      }),
    );
  });

  it.each([[0.1], [Number.NaN], [2 ** 53], ['\ud800'], [() => 1]])('refuses what has no one text: %s', (wrong) => {
    expect(() => canonicalJson(wrong)).toThrow();
  });
});
