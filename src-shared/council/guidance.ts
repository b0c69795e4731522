// The council's documents as they read, under their own headings: what a coordinator may want to look up, where the profile
// quotes only what a rule rests on. Word for word but for line breaks and bold print.
import { z } from 'zod';
import bradfordJson from './bradford-guidance.json' with { type: 'json' };
import { type CouncilProfile, guidancePartSchema } from './schema.ts';

/** With the id of the document in the profile's `guidance`. */
const documentPartSchema = guidancePartSchema.extend({ document: z.string().min(1) });
export type GuidancePart = z.infer<typeof documentPartSchema>;

const bradfordGuidance = z.array(documentPartSchema).parse(bradfordJson);

/**
 * The council's documents, part by part: from the profile itself, else those that ship for this council. Empty for a
 * council of which there are only the sentences that its rules quote.
 */
export function guidanceOf({ id, guidance }: Pick<CouncilProfile, 'id' | 'guidance'>): readonly GuidancePart[] {
  const own = guidance.flatMap((document) =>
    (document.parts ?? []).map((part) => ({ ...part, document: document.id })),
  );
  if (own.length > 0) return own;
  return id === 'bradford' ? bradfordGuidance : [];
}
