// Which of our service types a service of the council is. The portal's files do not say it, so a person is asked once
// for each service and level, and the answer is remembered as data. A suggestion is only ever the first choice of a
// question: no rule is applied to a type that nobody chose.
import { z } from 'zod';
import { type ServiceType, serviceTypeSchema } from '../domain/lines.ts';
import { foldService } from './line-id.ts';

/** A person's answer for one service and level. */
export const serviceTypeAnswerSchema = z.object({
  service: z.string(),
  serviceLevel: z.string(),
  serviceType: serviceTypeSchema,
});
export type ServiceTypeAnswer = z.infer<typeof serviceTypeAnswerSchema>;

export interface ServiceTypeQuestion {
  service: string;
  serviceLevel: string;
  /** How many lines wait for the answer. */
  lines: number;
  suggestion: ServiceType | null;
}

const keyOf = (of: { service: string; serviceLevel: string }) =>
  JSON.stringify([foldService(of.service), foldService(of.serviceLevel)]);

/** The answer for a service and level, or null when nobody was asked yet. Of two answers the later one holds. */
export function serviceTypeOf(
  of: { service: string; serviceLevel: string },
  answers: readonly ServiceTypeAnswer[],
): ServiceType | null {
  return answers.findLast((answer) => keyOf(answer) === keyOf(of))?.serviceType ?? null;
}

/** What has to be asked before these lines can be worked with: once for each service and level, most lines first. */
export function serviceTypeQuestions(
  lines: readonly { service: string; serviceLevel: string }[],
  answers: readonly ServiceTypeAnswer[],
): ServiceTypeQuestion[] {
  const answered = new Set(answers.map(keyOf));
  const questions = new Map<string, ServiceTypeQuestion>();
  for (const { service, serviceLevel } of lines) {
    const key = keyOf({ service, serviceLevel });
    if (answered.has(key)) continue;
    const known = questions.get(key);
    if (known !== undefined) known.lines += 1;
    else questions.set(key, { service, serviceLevel, lines: 1, suggestion: suggestServiceType(service, serviceLevel) });
  }
  return [...questions.values()].sort((a, b) => b.lines - a.lines);
}

// The first that fits. Supported living without a word for its kind is not suggested: its kinds have other limits.
const words: readonly [RegExp, ServiceType][] = [
  [/residential.*(1:1|one.to.one|1.to.1)/, 'residential_one_to_one'],
  [/(supported living|\bsl\b).*shared|shared.*(supported living|\bsl\b)/, 'supported_living_shared'],
  [/(supported living|\bsl\b).*community|community.*(supported living|\bsl\b)/, 'supported_living_community'],
  [/(supported living|\bsl\b).*personal|personal.*(supported living|\bsl\b)/, 'supported_living_personal'],
  [/(supported living|\bsl\b).*(1:1|one.to.one|1.to.1)/, 'supported_living_one_to_one'],
  [/extra ?care/, 'extra_care'],
  [/support at day ?care/, 'support_at_day_care'],
  [/day (activit|opportunit)|day ?care|\bnoda\b/, 'day_activities'],
  [/home ?(support|care)|domiciliary/, 'home_support'],
];

/** The likely type by the words of a service and its level, or null. */
export function suggestServiceType(service: string, serviceLevel: string): ServiceType | null {
  const text = `${foldService(service)} ${foldService(serviceLevel)}`.replace(/[-–_]/g, ' ');
  return words.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
