// Rules about why a line differs: a reason is chosen, and it fits its category and the service type.
import { suggestReason } from '../comments/suggest-reason.ts';
import { allowedReasons, fittingReasons } from '../domain/only-reason.ts';
import {
  amount,
  isAllowed,
  type LineCheck,
  type LineVariation,
  reasonName,
  report,
  variationFacts,
} from './line-check.ts';

export function checkReasons(check: LineCheck): void {
  for (const variation of check.variations) {
    if (variation.reason === 'unspecified') {
      reportNoReason(check, variation);
      continue;
    }
    if (!isAllowed(check.type, variation.category, variation.reason) && !isHospitalMissed(check, variation)) {
      reportNotAllowed(check, variation);
    }
    checkHospitalOnly(check, variation);
    checkExpected(check, variation);
  }
}

function reportNoReason(check: LineCheck, variation: LineVariation): void {
  const choices = fittingReasons(check.type, variation.category, check.stays, check.week.weekStart);
  const suggested = suggestReason(check.actual.comment, choices);
  report(check, 'reason-missing', {
    field: variation.category,
    facts: variationFacts(variation.recorded),
    message: `No reason is chosen yet for ${amount(variation.quantity)} ${variation.category}.`,
    fix:
      choices.length === 0
        ? `No reason is taken for ${variation.category} hours of ${check.type.label}: take them off the line, or record them as what they were.`
        : suggested === null
          ? 'Choose the reason. Whether the hours are paid depends on it.'
          : `Choose the reason. The comment suggests ${reasonName(check, suggested)}.`,
    action:
      choices.length > 0
        ? {
            kind: 'set-reason',
            variation: variation.recorded,
            choices,
            ...(suggested === null ? {} : { suggested }),
          }
        : { kind: 'open-line' },
  });
}

/**
 * Past the paid weeks hospital hours are recorded as missed (Readings 3); within them `hospital-underclaimed` says so,
 * and without a stay `hospital-stay-missing`.
 */
function isHospitalMissed({ type }: LineCheck, { category, reason }: LineVariation): boolean {
  return category === 'missed' && reason === 'hospital' && type.reasons.hospital.categories.length > 0;
}

function reportNotAllowed(check: LineCheck, variation: LineVariation): void {
  const { category, reason, recorded } = variation;
  const choices = allowedReasons(check.type, category);
  const elsewhere = reason === 'unspecified' ? [] : check.type.reasons[reason].categories;
  const [other] = elsewhere;
  const name = reasonName(check, reason);
  report(check, 'reason-not-allowed', {
    field: category,
    facts: variationFacts(recorded),
    message: `${name} cannot be recorded as ${category} for ${check.type.label}.`,
    fix: other
      ? `Record it as ${other}${choices.length > 0 ? ', or choose the reason that applies' : ''}.`
      : choices.length > 0
        ? 'Choose the reason that applies, or remove these hours.'
        : `Remove these hours: no reason is taken for ${category} hours of ${check.type.label}.`,
    action: other
      ? { kind: 'move-variation', variation: recorded, category: other }
      : choices.length > 0
        ? { kind: 'set-reason', variation: recorded, choices }
        : { kind: 'remove-variation', variation: recorded },
  });
}

/** Frustrated is for hospital alone, unless the profile allows another reason there (sessions paid on plan). */
function checkHospitalOnly(check: LineCheck, variation: LineVariation): void {
  const { category, reason } = variation;
  if (category !== 'frustrated' || reason === 'hospital') return;
  if (allowedReasons(check.type, 'frustrated').some((allowed) => allowed !== 'hospital')) return;
  report(check, 'hospital-only', {
    field: 'frustrated',
    facts: variationFacts(variation.recorded),
    message: `Frustrated is for hospital stays only, but ${amount(variation.quantity)} is recorded there for ${reasonName(check, reason)}.`,
    fix: 'Record these hours as missed. If the person was in hospital, choose that reason.',
    action: isAllowed(check.type, 'missed', reason)
      ? { kind: 'move-variation', variation: variation.recorded, category: 'missed' }
      : { kind: 'set-reason', variation: variation.recorded, choices: ['hospital'] },
  });
}

/** A reason that is allowed but not expected is pointed out, never refused: it may well be the truth. */
function checkExpected(check: LineCheck, variation: LineVariation): void {
  if (variation.reason === 'unspecified' || check.type.reasons[variation.reason].expected) return;
  const { line, week } = check;
  report(check, 'shared-variation', {
    field: variation.category,
    facts: variationFacts(variation.recorded),
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
