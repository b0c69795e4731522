// The desktop and the portal check the same week by the same code: whatever is recorded, on whichever of a person's
// lines, with whatever stays, requests, ends and log entries, both find the same, in the same words and order.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weekFactsOf } from '../../../src-main/weeks/facts.ts';
import { loadWeek } from '../../../src-portal/store/week-state.ts';
import { findingsOf } from '../../../src-portal/weeks/check.ts';
import { bradford, type CouncilProfile } from '../../../src-shared/council/index.ts';
import {
  actualByFormula,
  categories,
  reasons,
  type Variation,
  type WeeklyActual,
} from '../../../src-shared/domain/actuals.ts';
import { addDays } from '../../../src-shared/domain/week.ts';
import type { CareRecord } from '../../../src-shared/portal-api/index.ts';
import type { Finding } from '../../../src-shared/rules/types.ts';
import { exampleshire } from '../../exampleshire.ts';
import { contextOf, standingClock } from '../fixtures.ts';
import { currentWeek, type Desktop, desktopOf, portalForFile, withCurrentWeek } from '../real-portal.ts';

const portal = portalForFile();

const day = fc.integer({ min: -20, max: 6 }).map((days) => addDays(currentWeek, days));
const quantity = fc.constantFrom(0, 25, 110, 200, 500, 1000);
const stayIds = ['generated-stay-1', 'generated-stay-2'];

const variation: fc.Arbitrary<Variation> = fc.record({
  category: fc.constantFrom(...categories),
  reason: fc.constantFrom(...reasons),
  quantity,
  firstDay: fc.option(day),
  lastDay: fc.option(day),
  hospitalStayId: fc.option(fc.constantFrom(...stayIds)),
  note: fc.constantFrom('', 'a note'),
});

/** What happens to one line, by its place in the list of lines. */
const edit = fc.record({
  line: fc.nat(),
  variations: fc.array(variation, { maxLength: 3 }) as fc.Arbitrary<readonly Variation[]>,
  comment: fc.constantFrom('', 'away', 'hospital week 2', 'Hosp wk 1'),
  visitsMore: fc.constantFrom(0, 0, 0, 1),
});

const happenings = fc.record({
  council: fc.constantFrom(bradford, exampleshire),
  edits: fc.array(edit, { minLength: 1, maxLength: 6 }),
  stays: fc.array(fc.record({ line: fc.nat(), admitted: day, discharged: fc.option(day) }), { maxLength: 2 }),
  requests: fc.array(
    fc.record({
      line: fc.nat(),
      kind: fc.constantFrom('increase', 'reduction', 'end', 'level'),
      startDate: day,
      endDate: fc.option(day),
      submittedOn: fc.option(day),
      outcome: fc.constantFrom('draft', 'submitted', 'accepted', 'rejected'),
    }),
    { maxLength: 2 },
  ),
  ends: fc.array(
    fc.record({
      line: fc.nat(),
      whole: fc.boolean(),
      lastDay: day,
      cause: fc.constantFrom('moved', 'died', 'other'),
    }),
    { maxLength: 1 },
  ),
  log: fc.array(
    fc.record({
      // Few lines, so that what runs across weeks meets itself.
      line: fc.nat({ max: 1 }),
      day,
      kind: fc.constantFrom('missed', 'missed', 'as-planned', 'delivered'),
      reason: fc.constantFrom('non_engagement', 'non_engagement', 'provider_cause', null),
      minutes: fc.constantFrom(30, 60, 600),
    }),
    { maxLength: 6 },
  ),
});
type Happenings = typeof happenings extends fc.Arbitrary<infer T> ? T : never;

function careRecords({ stays, requests, ends, log }: Happenings, desktop: Desktop, lineIds: string[]): CareRecord[] {
  const lineAt = (place: number) => {
    const line = desktop.store.lines.get(lineIds[place % lineIds.length] ?? '');
    if (line === null) throw new Error('no line');
    return line;
  };
  return [
    ...stays.map(({ line, admitted, discharged }, index): CareRecord => {
      const id = stayIds[index] ?? '';
      const home = discharged !== null && discharged < admitted ? null : discharged;
      const value = { id, ssRef: lineAt(line).ssRef, admitted, discharged: home, told: null, approval: null };
      return { kind: 'stay', id, value };
    }),
    ...requests.map(({ line, kind, endDate, ...request }, index): CareRecord => {
      const { id: lineId, ssRef } = lineAt(line);
      const id = `generated-request-${index}`;
      const end = endDate !== null && endDate < request.startDate ? null : endDate;
      return { kind: 'adjustment', id, value: { ...request, id, ssRef, changes: [{ lineId, kind }], endDate: end } };
    }),
    ...ends.map(({ line, whole, lastDay, cause }): CareRecord => {
      const { id: lineId, ssRef } = lineAt(line);
      return { kind: 'end', id: 'generated-end', value: { ssRef, lineId: whole ? null : lineId, lastDay, cause } };
    }),
    ...log.map(({ line, ...entry }, index): CareRecord => {
      const id = `generated-log-${index}`;
      return { kind: 'log', id, value: { ...entry, id, lineId: lineAt(line).id, note: '' } };
    }),
  ];
}

type Recorded = Omit<Happenings['edits'][number], 'line'>;

function recorded(before: WeeklyActual, { variations, comment, visitsMore }: Recorded): WeeklyActual {
  const sum = (category: Variation['category']) =>
    variations.reduce((total, one) => (one.category === category ? total + one.quantity : total), 0);
  const sums = { frustrated: sum('frustrated'), missed: sum('missed'), extra: sum('extra') };
  const actual = Math.max(0, actualByFormula({ planned: before.planned, ...sums }));
  return {
    ...before,
    ...sums,
    actual,
    comment,
    variations: [...variations],
    visits: before.generatedVisits + visitsMore,
  };
}

const now = '2025-06-09T09:00:00.000Z';

/** What the desktop's screens show, by these rules. */
function desktopFindings({ store }: Desktop, council: CouncilProfile): Finding[] {
  store.profile.save(council, null);
  const facts = weekFactsOf(contextOf(store, { clock: standingClock(now) }))(currentWeek);
  if (facts === null) throw new Error('no rules');
  return facts.findings;
}

test('desktop and portal find the same in every generated week', async () => {
  const data = await portal.newProvider({ people: 8, lines: 12 });
  const desktop = await desktopOf(portal, data);
  const lineIds = await withCurrentWeek(desktop);
  const by = desktop.session.user;
  let kept: CareRecord[] = [];
  let found = 0;

  await fc.assert(
    fc.asyncProperty(happenings, async (happening) => {
      portal.council = happening.council;
      const records = careRecords(happening, desktop, lineIds);
      desktop.store.command({ what: 'record', by, source: 'typed' }, (write) => {
        for (const old of kept) {
          if (records.every(({ kind, id }) => kind !== old.kind || id !== old.id)) write.care(old.kind, old.id, null);
        }
        for (const record of records) write.care(record.kind, record.id, record);
        for (const lineId of lineIds) {
          const stored = desktop.store.actuals.get(currentWeek, lineId);
          const edited = happening.edits.find(({ line }) => lineIds[line % lineIds.length] === lineId);
          if (stored === null) continue;
          const nothing = { variations: [], comment: '', visitsMore: 0 } as const;
          const actual = recorded(stored.actual, edited ?? nothing);
          write.actual({ actual, attested: null, commentSource: 'edited' });
        }
      });
      kept = records;
      expect(await desktop.engine.sync()).toMatchObject({ problem: null, toSend: 0 });

      const state = await portal
        .database()
        .asOwner((connection) => loadWeek(connection, data.provider.id, currentWeek, 'everyone'));
      const atPortal = findingsOf(state, happening.council, now);
      expect(desktopFindings(desktop, happening.council)).toEqual(atPortal);
      found += atPortal.length;

      // And what the portal keeps with each line, which it worked out person by person as the changes came in.
      for (const [lineId, record] of state.actuals) {
        expect([lineId, record.exceptions]).toEqual([lineId, atPortal.filter((finding) => finding.lineId === lineId)]);
      }
    }),
    { numRuns: 20 },
  );
  expect(found).toBeGreaterThan(20);
}, 240_000);
