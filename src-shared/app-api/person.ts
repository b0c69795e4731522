// One person over all weeks that are here.

import { z } from 'zod';
import { absenceSchema } from '../domain/absences.ts';
import { knowledgeSchema, weeklyActualSchema } from '../domain/actuals.ts';
import { idSchema } from '../domain/id.ts';
import {
  adjustmentRequestSchema,
  hospitalStaySchema,
  personSchema,
  serviceEndSchema,
  serviceLineSchema,
} from '../domain/lines.ts';
import { logEntrySchema } from '../domain/log.ts';
import { weekStartSchema } from '../domain/week.ts';
import { bySchema, paymentSchema, weekStatusSchema } from '../portal-api/records.ts';
import { disputeViewSchema } from './dispute.ts';

/** One line of the person in one week. */
export const personWeekSchema = z.object({
  actual: weeklyActualSchema,
  knowledge: knowledgeSchema,
  /** Who said that the line went to plan. */
  attested: bySchema.nullable(),
  status: weekStatusSchema,
  /** Hundredths that the council can be expected to pay, and those of the others on which its guidance is silent. */
  expected: z.int(),
  notSaid: z.int(),
  /** Of the whole service in that week, for whoever is in it: nobody tells what is paid for one person. */
  payment: paymentSchema.pick({ state: true, paidOn: true }).nullable(),
});
export type PersonWeek = z.infer<typeof personWeekSchema>;

export const personViewSchema = z.object({
  ssRef: z.string(),
  /** Null where nobody told a name. */
  person: personSchema.nullable(),
  /** Also those that are not planned any more, if a week here has them. */
  lines: z.array(serviceLineSchema.extend({ planned: z.boolean() })),
  /** Newest first; of one week in the order of the lines. */
  weeks: z.array(personWeekSchema),
  /** The first week that this computer has of anybody; null before there is one. */
  firstWeekHere: weekStartSchema.nullable(),
  /** These five newest first. */
  stays: z.array(hospitalStaySchema),
  absences: z.array(absenceSchema),
  adjustments: z.array(adjustmentRequestSchema),
  ends: z.array(serviceEndSchema),
  log: z.array(logEntrySchema),
  disputes: z.array(disputeViewSchema),
});
export type PersonView = z.infer<typeof personViewSchema>;

export const personCalls = {
  'person.get': { request: z.object({ ssRef: idSchema }), answer: personViewSchema },
} as const;
