// Facts about a person's hospital stays, once for all their lines: who was told of an admission, which decision is
// awaited, and a return to hospital soon after a discharge.
import { isToldOnAdmission } from '../council/service-types.ts';
import { decisionFor } from '../domain/decisions.ts';
import { coversADay, hospitalStatus, hospitalWeek, readmissionAfter } from '../domain/hospital.ts';
import type { HospitalStay } from '../domain/lines.ts';
import { daysBetween, formatDate, formatLongDate } from '../domain/week.ts';
import { stayOf, weeks } from './hospital.ts';
import { type LineCheck, reportFact } from './line-check.ts';

/** @param checks the lines of one person, in order of id */
export function checkStays(checks: readonly LineCheck[]): void {
  const [first] = checks;
  if (!first || first.stays.length === 0) return;
  for (const stay of first.stays) {
    // Two records with one id: the first of them counts, as it does wherever a stay is named.
    if (first.stays.find(({ id }) => id === stay.id) !== stay) continue;
    checkTold(checks, stay);
    checkDecision(checks, stay);
    checkReadmission(first, stay);
  }
}

function hasHoursOf(check: LineCheck, stay: HospitalStay, onlyFrustrated = false): boolean {
  return check.variations.some(
    (variation) =>
      variation.reason === 'hospital' &&
      (!onlyFrustrated || variation.category === 'frustrated') &&
      stayOf(check, variation) === stay,
  );
}

/** S-A: "Operational staff should be informed on the date of admission." */
function checkTold(checks: readonly LineCheck[], stay: HospitalStay): void {
  const concerned = checks.find((check) => isToldOnAdmission(check.type) && hasHoursOf(check, stay));
  if (!concerned) return;
  const { told, admitted } = stay;
  // Told late can be said once, in the week of admission: nothing more can be done about it later.
  const isLate = told !== null && told.on > admitted && hospitalWeek(stay, concerned.week.weekStart) === 1;
  if (told !== null && !isLate) return;
  reportFact(concerned, 'hospital-not-told', {
    field: 'stay',
    facts: `${stay.id}:${admitted}:${told?.on ?? ''}`,
    message:
      told === null
        ? `Operational team not told on the day of admission, ${formatLongDate(admitted)}, nor since, as far as is recorded.`
        : `Operational team not told on the day of admission, ${formatLongDate(admitted)}, but on ${formatLongDate(told.on)}.`,
    fix:
      told === null
        ? 'Tell the operational team, and record on the hospital stay who was told and when.'
        : 'Acknowledge this with the reason. If the date is wrong, correct it on the hospital stay.',
    action: { kind: 'open-stay', stayId: stay.id },
  });
}

/** Beyond the limit, a decision was asked for and not given. One request is one fact, whatever lines wait for it. */
function checkDecision(checks: readonly LineCheck[], stay: HospitalStay): void {
  const told = new Set<string>();
  for (const check of checks) {
    const limit = check.type.hospitalWeeks;
    if (limit === null || !hasHoursOf(check, stay, true)) continue;
    const n = hospitalWeek(stay, check.week.weekStart);
    if (hospitalStatus(stay, n, limit, check.line.id) !== 'awaited') continue;
    const request = decisionFor(stay, check.line.id, n, limit);
    if (!request) continue;
    const { by, on, fromWeek, throughWeek, lineIds } = request;
    const facts = [stay.id, by, on ?? '', fromWeek ?? '', throughWeek ?? '', ...(lineIds ?? [])].join(':');
    if (told.has(facts)) continue;
    told.add(facts);
    const asked = `asked of ${by === '' ? 'the operational team' : by}${on === null ? '' : ` on ${formatDate(on)}`}`;
    reportFact(check, 'hospital-decision-pending', {
      field: 'frustrated',
      facts,
      message: `Hospital week ${n} is beyond the ${weeks(limit)} that are paid, and the operational decision ${asked} is still awaited.`,
      fix: 'Record the decision on the hospital stay once it comes. Until then, acknowledge that these hours may not be paid.',
      action: { kind: 'open-stay', stayId: stay.id },
    });
  }
}

function checkReadmission(first: LineCheck, stay: HospitalStay): void {
  const { stays, week, council } = first;
  if (stays.length < 2 || !coversADay(stay, week.weekStart, week.sunday)) return;
  const before = readmissionAfter(stay, stays, council);
  if (before === null) return;
  const gap = before.discharged === null ? -1 : daysBetween(before.discharged, stay.admitted);
  const after =
    gap < 0
      ? 'before the earlier stay had ended'
      : gap === 0
        ? 'on the day of the discharge before'
        : `${gap} ${gap === 1 ? 'day' : 'days'} after coming home`;
  reportFact(first, 'hospital-readmission', {
    field: 'stay',
    facts: `${stay.id}:${stay.admitted}:${before.discharged}`,
    message: `The person went back into hospital on ${formatLongDate(stay.admitted)}, ${after}. The weeks are counted from 1 again.`,
    fix: 'Ask the operational team whether they count it as one stay, and acknowledge this with their answer.',
    action: { kind: 'open-stay', stayId: stay.id },
  });
}
