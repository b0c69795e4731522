// Who receives care, and what the council plans for them: people, service lines, hospital stays, ends of service and
// requests for adjustment. Parsed once at a boundary (HTTP, IPC, file, database), then trusted.
import { z } from 'zod';
import { idSchema, serviceTextSchema } from './id.ts';
import { longestNote, mostOfOnePerson } from './limits.ts';
import { quantitySchema, visitsSchema } from './quantity.ts';
import { plainDateSchema } from './week.ts';

/** Our classification of a service; the portal knows only the texts `service` and `serviceLevel`. */
export const serviceTypes = [
  'home_support',
  'extra_care',
  'supported_living_shared',
  'supported_living_community',
  'supported_living_personal',
  'supported_living_one_to_one',
  'support_at_day_care',
  'day_activities',
  'day_activities_planned',
  'residential_one_to_one',
] as const;
export const serviceTypeSchema = z.enum(serviceTypes);
export type ServiceType = z.infer<typeof serviceTypeSchema>;

/** One planned service for one person. `service` and `serviceLevel` are the exact texts of the portal's columns. */
export const serviceLineSchema = z.object({
  id: idSchema,
  /** Text, never a number: it may start with 0. */
  ssRef: idSchema,
  serviceType: serviceTypeSchema,
  service: serviceTextSchema,
  serviceLevel: serviceTextSchema,
  /** Hundredths a week. */
  plannedQuantity: quantitySchema,
  plannedVisits: visitsSchema,
  startDate: plainDateSchema,
  /** The last day of the line, or null while it goes on. */
  endDate: plainDateSchema.nullable(),
});
export type ServiceLine = z.infer<typeof serviceLineSchema>;

/** Someone who receives care. Name, NHS number and address are the provider's own; the portal knows the SS Ref. */
export const personSchema = z.object({
  ssRef: idSchema,
  name: z.string().max(longestNote),
  /** Ten digits as text, or null where it is not known. */
  nhsNumber: z.string().max(40).nullable(),
  address: z.string().max(longestNote).nullable(),
});
export type Person = z.infer<typeof personSchema>;

/** The weeks of a stay, counted from 1: a hundred years. */
const stayWeekSchema = z.int().min(1).max(5_300);

/**
 * One step of the operational decision on weeks beyond the limit. A stay has a list of them, in order; what they mean for
 * a line and week is `decisionFor`.
 */
export const stayDecisionSchema = z.object({
  state: z.enum(['requested', 'given', 'refused']),
  by: z.string().max(longestNote),
  reference: z.string().max(longestNote),
  /** null: from the first week beyond the limit. */
  fromWeek: stayWeekSchema.nullable(),
  /** null: open end. */
  throughWeek: stayWeekSchema.nullable(),
  /** null: all lines of the person. */
  lineIds: z.array(idSchema).max(mostOfOnePerson).nullable(),
  /** null: nobody recorded the day. */
  on: plainDateSchema.nullable(),
});
export type StayDecision = z.infer<typeof stayDecisionSchema>;

export const hospitalStaySchema = z.object({
  id: idSchema,
  ssRef: idSchema,
  admitted: plainDateSchema,
  discharged: plainDateSchema.nullable(),
  /** Who in the operational team was told, and when; null until someone ticks it. */
  told: z.object({ who: z.string().max(longestNote), on: plainDateSchema }).nullable(),
  /**
   * The operational decision on weeks beyond the limit, as apps before the list of decisions knew it. It goes with every
   * record for as long as they are about, and counts only where there is no list: read it with `decisionsOf`.
   */
  approval: z
    .object({
      state: z.enum(['requested', 'given']),
      by: z.string().max(longestNote),
      reference: z.string().max(longestNote),
      throughWeek: stayWeekSchema,
    })
    .nullable(),
  // Records from before these have none of them, and stay as they are: a default would change what was hashed.
  /** In order; absent in older records. */
  decisions: z.array(stayDecisionSchema).max(mostOfOnePerson).optional(),
  /** The day on which care began again after the discharge, where that was later. */
  resumed: plainDateSchema.nullable().optional(),
  /** True once somebody said that the line's calls fall on the days of the stay (`hospital-days-exceeded`). */
  callsFallOnStayDays: z.boolean().optional(),
});
export type HospitalStay = z.infer<typeof hospitalStaySchema>;

const fromTo = <Value extends z.ZodType>(value: Value) => z.object({ from: value, to: value });

/** What changes on one line. What from and to was not kept in older records, and may not be known yet in a draft. */
export const adjustmentChangeSchema = z.object({
  lineId: idSchema,
  kind: z.enum(['increase', 'reduction', 'end', 'level']),
  /** Hundredths a week. */
  hours: fromTo(quantitySchema).optional(),
  /** The texts of the portal's Service level column, such as single- and double-handed. */
  level: fromTo(serviceTextSchema).optional(),
  /** A week. */
  visits: fromTo(visitsSchema).optional(),
});
export type AdjustmentChange = z.infer<typeof adjustmentChangeSchema>;

export const adjustmentRequestSchema = z.object({
  id: idSchema,
  ssRef: idSchema,
  changes: z.array(adjustmentChangeSchema).max(mostOfOnePerson),
  startDate: plainDateSchema,
  endDate: plainDateSchema.nullable(),
  submittedOn: plainDateSchema.nullable(),
  outcome: z.enum(['draft', 'submitted', 'accepted', 'rejected']),
  /** Why the service changes, and who asked for it; absent in older records. */
  why: z.string().max(longestNote).optional(),
  askedBy: z.string().max(200).optional(),
});
export type AdjustmentRequest = z.infer<typeof adjustmentRequestSchema>;

export const serviceEndSchema = z.object({
  ssRef: idSchema,
  /** null: all lines of the person. */
  lineId: idSchema.nullable(),
  lastDay: plainDateSchema,
  cause: z.enum(['moved', 'died', 'other']),
});
export type ServiceEnd = z.infer<typeof serviceEndSchema>;

/** `Home Support / Single`, or the service alone where the council gives no level. */
export function serviceAndLevel({ service, serviceLevel }: Pick<ServiceLine, 'service' | 'serviceLevel'>): string {
  return serviceLevel === '' ? service : `${service} / ${serviceLevel}`;
}

/** True when any day of the week from `weekStart` (Monday) to `sunday` lies between the line's start and end. */
export function isPlannedInWeek(
  line: Pick<ServiceLine, 'startDate' | 'endDate'>,
  weekStart: string,
  sunday: string,
): boolean {
  return line.startDate <= sunday && (line.endDate === null || line.endDate >= weekStart);
}

/**
 * The place of a line among those of one SS Ref, service and level, which a council may plan several of: the end of an
 * id such as `line-…-2`; 1 for every other id.
 */
export function placeInId(lineId: string): number {
  return Number(/^line-[0-9a-f]{32}-(\d{1,4})$/.exec(lineId)?.[1] ?? 1);
}
