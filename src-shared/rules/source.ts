// The sentence of a council's guidance that a finding quotes. It is the profile's data: another council's coordinators
// read their own guidance. What must stay true: no sentence is quoted to whom it does not speak.
import type { CouncilProfile } from '../council/schema.ts';
import type { ServiceType } from '../domain/lines.ts';
import type { FindingField, RuleId } from './types.ts';

/**
 * `“Extras should not be claimed for Supported Living.” (Provider Portal for Supported Living …)`. Where no sentence of
 * the guidance speaks of this, the text says what the rule rests on instead.
 * @param serviceType the first sentence that speaks of it (or of all) is quoted; null for a finding without a line
 * @param field a sentence about some categories only is quoted of these
 */
export function sourceOf(
  council: CouncilProfile,
  rule: RuleId,
  serviceType: ServiceType | null,
  field: FindingField | null,
): string {
  const sources = council.sources[rule];
  if (sources === undefined) return `The rules of ${council.name}, edition ${council.version}`;
  const source = sources.find(
    ({ serviceTypes, categories }) =>
      (serviceTypes === null || (serviceType !== null && serviceTypes.includes(serviceType))) &&
      (categories === undefined || categories.some((category) => category === field)),
  );
  if (!source) return 'Our reading: the guidance has no sentence about this for this service.';
  if (source.document === null) return source.text;
  const title = council.guidance.find((document) => document.id === source.document)?.title ?? source.document;
  return `“${source.text}” (${title})`;
}
