// The list of people at a provider's own hub: names that the council's files do not have. Managers load it there; the
// change feed carries it to every computer.
import { z } from 'zod';
import { isNhsNumber } from '../domain/nhs-number.ts';
import { largestBatch } from './call.ts';

/** What a list says of somebody; null: nothing, which erases nothing. */
export const listedPersonSchema = z.object({
  ssRef: z.string().min(1).max(60),
  name: z.string().trim().min(1).max(200).nullable(),
  nhsNumber: z.string().refine(isNhsNumber, 'must be an NHS number, ten digits whose last fits the others').nullable(),
  address: z.string().trim().min(1).max(500).nullable(),
});
export type ListedPersonRecord = z.infer<typeof listedPersonSchema>;

export const personOutcomeSchema = z.discriminatedUnion('outcome', [
  /** `ssRef` as it is kept: lost zeros are given back where exactly one person fits. */
  z.object({ outcome: z.enum(['added', 'changed', 'unchanged']), ssRef: z.string() }),
  z.object({ outcome: z.literal('rejected'), ssRef: z.string(), sentence: z.string() }),
]);
export type PersonOutcome = z.infer<typeof personOutcomeSchema>;

export const peopleCalls = {
  /** One outcome for each person, in their order. */
  sendPeople: {
    method: 'PATCH',
    path: '/v1/people',
    write: true,
    request: z.object({ people: z.array(listedPersonSchema).min(1).max(largestBatch) }),
    answer: z.object({ outcomes: z.array(personOutcomeSchema) }),
  },
} as const;
