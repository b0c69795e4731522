// Rules about why a line differs: a reason is chosen, and it fits its category and the service type.
import type { Variation } from '../domain/actuals.ts';
import { hospitalWeek } from '../domain/hospital.ts';
import { allowedReasons, amount, isAllowed, type LineCheck, reasonName, report, variationFacts } from './line-check.ts';

export function checkReasons(check: LineCheck): void {
  for (const variation of check.variations) {
    if (variation.reason === 'unspecified') {
      reportNoReason(check, variation);
      continue;
    }
    if (!isAllowed(check.type, variation.category, variation.reason) && !isHospitalPastTheLimit(check, variation)) {
      reportNotAllowed(check, variation);
    }
    checkHospitalOnly(check, variation);
    checkExpected(check, variation);
  }
}

function reportNoReason(check: LineCheck, variation: Variation): void {
  const choices = allowedReasons(check.type, variation.category);
  report(check, 'reason-missing', {
    field: variation.category,
    facts: variationFacts(variation),
    message: `No reason is chosen yet for ${amount(variation.quantity)} ${variation.category}.`,
    fix: 'Choose the reason. Whether the hours are paid depends on it.',
    action: choices.length > 0 ? { kind: 'set-reason', variation, choices } : { kind: 'open-line' },
  });
}

/**
 * Past the paid weeks, without a decision, hospital hours are recorded as missed (Readings 3); there is no other true
 * reason for them. Until then they are frustrated.
 */
export function isHospitalPastTheLimit(check: LineCheck, variation: Variation): boolean {
  const limit = check.type.hospitalWeeks;
  if (variation.category !== 'missed' || variation.reason !== 'hospital' || limit === null) return false;
  const stay = check.stays.find((candidate) => candidate.id === variation.hospitalStayId);
  return stay !== undefined && hospitalWeek(stay, check.week.weekStart) > limit;
}

function reportNotAllowed(check: LineCheck, variation: Variation): void {
  const { category, reason } = variation;
  const choices = allowedReasons(check.type, category);
  const elsewhere = reason === 'unspecified' ? [] : check.type.reasons[reason].categories;
  const [other] = elsewhere;
  const name = reasonName(check, reason);
  report(check, 'reason-not-allowed', {
    field: category,
    facts: variationFacts(variation),
    message: `${name} cannot be recorded as ${category} for ${check.type.label}.`,
    fix: other
      ? `Record it as ${other}${choices.length > 0 ? ', or choose the reason that applies' : ''}.`
      : 'Choose the reason that applies, or remove these hours.',
    action: other
      ? { kind: 'move-variation', variation, category: other }
      : choices.length > 0
        ? { kind: 'set-reason', variation, choices }
        : { kind: 'remove-variation', variation },
  });
}

/** Frustrated is for hospital alone, unless the profile allows another reason there (sessions paid on plan). */
function checkHospitalOnly(check: LineCheck, variation: Variation): void {
  const { category, reason } = variation;
  if (category !== 'frustrated' || reason === 'hospital') return;
  if (allowedReasons(check.type, 'frustrated').some((allowed) => allowed !== 'hospital')) return;
  report(check, 'hospital-only', {
    field: 'frustrated',
    facts: variationFacts(variation),
    message: `Frustrated is for hospital stays only, but ${amount(variation.quantity)} is recorded there for ${reasonName(check, reason)}.`,
    fix: 'Record these hours as missed. If the person was in hospital, choose that reason.',
    action: isAllowed(check.type, 'missed', reason)
      ? { kind: 'move-variation', variation, category: 'missed' }
      : { kind: 'set-reason', variation, choices: ['hospital'] },
  });
}

/** A reason that is allowed but not expected is pointed out, never refused: it may well be the truth. */
function checkExpected(check: LineCheck, variation: Variation): void {
  if (variation.reason === 'unspecified' || check.type.reasons[variation.reason].expected) return;
  const { line, week } = check;
  report(check, 'shared-variation', {
    field: variation.category,
    facts: variationFacts(variation),
    message: `${check.type.label} is not expected to vary except for hospital or planned absence, but ${amount(variation.quantity)} is ${variation.category}: ${reasonName(check, variation.reason)}.`,
    fix: `If there is an issue with delivery, contact ${contactName(check)}. Then acknowledge this with what was agreed.`,
    action: {
      kind: 'copy-message',
      topic: 'shared-support',
      subject: `Shared support for SS Ref ${line.ssRef}, week from ${week.weekStart}`,
      text:
        `In the week from ${week.weekStart}, ${amount(variation.quantity)} hours of ${line.service} ${line.serviceLevel} `.trimEnd() +
        ` for SS Ref ${line.ssRef} were not delivered: ${week.council.reasons[variation.reason].inComment}. ` +
        'Please tell us how you would like us to proceed.',
    },
  });
}

function contactName({ week: { council } }: LineCheck): string {
  const { contactId } = council.contactFor['shared-support'];
  return council.contacts.find((contact) => contact.id === contactId)?.name ?? 'the council';
}
