// The council's documents as they read, under their own headings: what a coordinator may want to look up, where the profile
// quotes only what a rule rests on. Word for word but for line breaks and bold print.
import { z } from 'zod';
import bradfordJson from './bradford-guidance.json' with { type: 'json' };
import type { CouncilProfile } from './schema.ts';

const guidancePartSchema = z.object({
  /** The id of the document in the profile's `guidance`. */
  document: z.string().min(1),
  heading: z.string().min(1),
  /** True where the document prints these sentences without a heading. */
  headingIsOurs: z.boolean().optional(),
  sentences: z.array(z.string().min(1)).min(1),
});
export type GuidancePart = z.infer<typeof guidancePartSchema>;

const bradfordGuidance = z.array(guidancePartSchema).parse(bradfordJson);

/** The documents that ship for this council, in their order; empty for a council whose profile is all there is. */
export function guidanceOf({ id }: Pick<CouncilProfile, 'id'>): readonly GuidancePart[] {
  return id === 'bradford' ? bradfordGuidance : [];
}
