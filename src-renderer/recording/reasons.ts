// Which reasons the council takes for a service type and category, in plain English. All of it is
// the council profile's data; reasons that are allowed but not expected come last.

import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { Paid, ServiceTypeRules } from '../../src-shared/council/service-types.ts';
import type { Category, Reason } from '../../src-shared/domain/actuals.ts';
import { count } from '../../src-shared/domain/count.ts';
import type { ServiceType } from '../../src-shared/domain/lines.ts';
import { isMissedInHospital } from '../../src-shared/domain/only-reason.ts';

export interface ReasonChoice {
  category: Category;
  reason: Reason;
  label: string;
  /** What the council says of the choice, other than whether it is paid; empty where that is nothing. */
  hint: string;
  /** Whether it is paid, in words: shown after the choice, since it is no reason to choose. */
  paid: string;
  /** False: the council takes it but wants to hear of it. */
  expected: boolean;
}

const categoryWords: Record<Category, string> = { frustrated: 'Frustrated', missed: 'Missed', extra: 'Extra' };

export function categoryLabel(category: Category): string {
  return categoryWords[category];
}

/**
 * The reasons to offer for these categories, expected ones first, in the profile's order.
 * @param inHospital the person was in hospital in the week: then missed hours may be for that, beyond the paid weeks
 */
export function reasonChoices(
  council: CouncilProfile,
  serviceType: ServiceType,
  categories: readonly Category[],
  inHospital = false,
): ReasonChoice[] {
  const rules = council.serviceTypes[serviceType];
  const choices: ReasonChoice[] = [];
  for (const category of categories) {
    for (const [reason, rule] of Object.entries(rules.reasons)) {
      if (!rule.categories.includes(category)) continue;
      choices.push({
        category,
        reason: reason as Reason,
        label: council.reasons[reason as Reason].label,
        hint: rule.expected ? '' : 'Not expected here; the council asks to be told.',
        paid: paidWords(rule.paid, category, rules, council),
        expected: rule.expected,
      });
    }
    if (isMissedInHospital(rules, category, inHospital)) choices.push(beyondPaidWeeks(council));
  }
  return [...choices.filter((choice) => choice.expected), ...choices.filter((choice) => !choice.expected)];
}

function beyondPaidWeeks(council: CouncilProfile): ReasonChoice {
  const words = { hint: 'Beyond the paid weeks, hospital hours are missed.', paid: 'Beyond the paid weeks: not paid.' };
  return { category: 'missed', reason: 'hospital', label: council.reasons.hospital.label, ...words, expected: true };
}

function paidWords(paid: Paid, category: Category, rules: ServiceTypeRules, council: CouncilProfile): string {
  switch (paid) {
    case 'yes':
      return 'Paid.';
    case 'no':
      return 'Not paid.';
    case 'not-said':
      return 'The guidance does not say; we count it as not paid.';
    case 'within-limit':
      if (category === 'extra') return `Paid for up to ${count(council.temporaryDays, 'day')}.`;
      return rules.hospitalWeeks === null ? 'Paid.' : `Paid for hospital weeks 1 to ${rules.hospitalWeeks}.`;
  }
}
