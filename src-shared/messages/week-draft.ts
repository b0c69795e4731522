// What is written to the council about a week, and about nobody in it: a staffing problem, and a question about a payment.
import { count } from '../domain/count.ts';
import { formatSum, type Quantity } from '../domain/quantity.ts';
import { formatWeek, type PlainDate } from '../domain/week.ts';
import type { Draft } from './adjustment-draft.ts';

interface NotGiven {
  service: string;
  /** Hundredths, of the provider's own cause. */
  hours: Quantity;
  lines: number;
}

/**
 * S-A: "if the provider has significant staffing issues you need to contact your Business Relationship Officer".
 * @param notGiven what of the week could not be given so far, by service; empty where nothing of it is recorded
 */
export function staffingDraft(weekStart: PlainDate, notGiven: readonly NotGiven[]): Draft {
  return {
    subject: `Staffing problem, week ${formatWeek(weekStart)}`,
    text: [
      'We have a significant staffing problem and would like to discuss it, and what support for business continuity there is.',
      ...(notGiven.length === 0
        ? []
        : [
            `Not given in the week ${formatWeek(weekStart)} for causes of our own:`,
            ...notGiven.map(
              ({ service, hours, lines }) => `- ${service}: ${formatSum(hours)} hours of ${count(lines, 'line')}`,
            ),
          ]),
      'What happened:',
      'How long we expect it to last:',
      'What we do about it:',
    ].join('\n'),
    missing: ['what happened', 'how long it will last', 'what you do about it'],
  };
}

interface PaidService {
  service: string;
  /** Hundredths that can be expected to be paid by what is recorded; null: not known here. */
  expected: Quantity | null;
  /** `scheduled £1,200.00`; empty where the portal said nothing of it. */
  paid: string;
}

/** A question to the contact for payments, with what is known on both sides of it. */
export function paymentQueryDraft(weekStart: PlainDate, services: readonly PaidService[]): Draft {
  return {
    subject: `Question about the payment for the week ${formatWeek(weekStart)}`,
    text: [
      `We have a question about the payment for the week ${formatWeek(weekStart)}.`,
      ...services.map(({ service, expected, paid }) => {
        const parts = [
          ...(expected === null ? [] : [`${formatSum(expected)} hours that we expect to be paid`]),
          ...(paid === '' ? [] : [paid]),
        ];
        return `- ${service}${parts.length === 0 ? '' : `: ${parts.join('; ')}`}`;
      }),
      'Our question:',
    ].join('\n'),
    missing: ['your question'],
  };
}
