// Hospital stays, requests for adjustment, ends of service and the daily log.

import { z } from 'zod';
import { absenceSchema } from '../domain/absences.ts';
import { idSchema } from '../domain/id.ts';
import {
  adjustmentRequestSchema,
  hospitalStaySchema,
  personSchema,
  serviceEndSchema,
  serviceLineSchema,
} from '../domain/lines.ts';
import { logEntrySchema, mostDaysAtOnce } from '../domain/log.ts';
import { plainDateSchema, weekStartSchema } from '../domain/week.ts';
import { careRecordKinds, disputeSchema, paymentSchema } from '../portal-api/records.ts';
import { nothing } from './call.ts';

/** A week that says otherwise than an absence does, on some of its lines. */
export const weekBesideSchema = z.object({
  weekStart: weekStartSchema,
  says: z.enum(['still-away', 'not-away']),
  lineIds: z.array(z.string()),
});

export const careCalls = {
  'care.list': {
    request: nothing,
    answer: z.object({
      people: z.array(personSchema),
      lines: z.array(serviceLineSchema),
      stays: z.array(hospitalStaySchema),
      absences: z.array(absenceSchema),
      adjustments: z.array(adjustmentRequestSchema),
      ends: z.array(z.object({ id: z.string(), end: serviceEndSchema })),
      payments: z.array(paymentSchema),
      disputes: z.array(disputeSchema),
    }),
  },
  /** Confirmed weeks that are touched by what was recorded, corrected or taken back since. */
  'care.known-too-late': {
    request: nothing,
    answer: z.object({
      people: z.array(
        z.object({
          ssRef: z.string(),
          /** Empty where nobody told it. */
          name: z.string(),
          /** `The person died on Friday 28 February 2025`. */
          why: z.string(),
          weeks: z.array(
            z.object({
              weekStart: weekStartSchema,
              todo: z.enum(['reopen', 'give-back']),
              lines: z.array(z.object({ lineId: z.string(), hours: z.int(), notSo: z.int() })),
              /** Hundredths, claimed beyond what may be. */
              hours: z.int(),
              /** Hundredths, recorded as not given for what turned out not so. */
              notSo: z.int(),
            }),
          ),
          /** The message about the weeks that are paid; null where none is. */
          draft: z.object({ subject: z.string(), text: z.string() }).nullable(),
        }),
      ),
    }),
  },
  // `seen`: the record as it was when somebody began to change it. Where it says something else by now, nothing is saved.
  'care.save-stay': {
    request: z.object({
      stay: hospitalStaySchema.extend({ id: z.string().nullable() }),
      seen: hospitalStaySchema.nullish(),
    }),
    answer: z.object({ id: z.string() }),
  },
  'care.save-absence': {
    request: z.object({ absence: absenceSchema.extend({ id: z.string().nullable() }), seen: absenceSchema.nullish() }),
    /** `weeks`: those that say otherwise than it does now. */
    answer: z.object({ id: z.string(), weeks: z.array(weekBesideSchema) }),
  },
  'care.save-adjustment': {
    request: z.object({
      adjustment: adjustmentRequestSchema.extend({ id: z.string().nullable() }),
      seen: adjustmentRequestSchema.nullish(),
    }),
    answer: z.object({ id: z.string() }),
  },
  'care.save-end': {
    request: z.object({ end: serviceEndSchema, seen: serviceEndSchema.nullish() }),
    answer: nothing,
  },
  /** An entry of the daily log, and the figures that it makes of the week. */
  'care.save-log': {
    request: z.object({
      entry: logEntrySchema.extend({ id: z.string().nullable() }),
      seen: logEntrySchema.nullish(),
      /** Other days on which the same happened: an entry each, in the same step. Not for an entry that is changed. */
      alsoOn: z.array(plainDateSchema).max(mostDaysAtOnce).optional(),
      /** The day of admission of a stay that is not recorded yet. */
      admitted: plainDateSchema.nullish(),
    }),
    answer: z.object({
      id: z.string(),
      figures: z.enum(['carried', 'kept', 'waiting', 'unchanged']),
      /** Why the week's figures stay as they are; empty otherwise. */
      sentence: z.string(),
    }),
  },
  /**
   * What was given on the days of a week, into the log, with what it makes of the line's figures: one step. The minutes are
   * all that was given on that day; what the log has of them already is not written again.
   */
  'care.record-hours': {
    request: z.object({
      weekStart: weekStartSchema,
      lineId: idSchema,
      /** Extra hours that nobody may claim, or what was given up to the last day of the service. */
      as: z.enum(['not-claimed', 'until-end']),
      hours: z.array(z.object({ day: plainDateSchema, minutes: logEntrySchema.shape.minutes })).max(7),
    }),
    answer: z.object({ logged: z.int() }),
  },
  /** Takes the log's figures in place of those that were typed. */
  'care.use-log': { request: z.object({ weekStart: weekStartSchema, lineId: idSchema }), answer: nothing },
  'care.remove': {
    request: z.object({ kind: z.enum(careRecordKinds), id: z.string() }),
    answer: nothing,
  },
} as const;
