// The portal API, version 1: every call with its method, path, request and answer. The portal's routes, the desktop's
// client and the OpenAPI document are made from this one table.
import type { z } from 'zod';
import { councilProfileSchema } from '../council/schema.ts';
import { disputeSchema } from './records.ts';
import { sessionRequestSchema, sessionSchema } from './sessions.ts';
import * as weeks from './weeks.ts';

export * from './digest.ts';
export * from './problems.ts';
export * from './records.ts';
export * from './sessions.ts';
export * from './weeks.ts';

/** `write`: needs an `Idempotency-Key` (UUIDv7); a completed key replays the stored answer. */
export const portalCalls = {
  signIn: { method: 'POST', path: '/v1/sessions', write: false, request: sessionRequestSchema, answer: sessionSchema },
  profile: { method: 'GET', path: '/v1/profile', write: false, request: null, answer: councilProfileSchema },
  /** Query: `cursor` (absent for the first page), `limit`. */
  changes: { method: 'GET', path: '/v1/changes', write: false, request: null, answer: weeks.changesAnswerSchema },
  generate: {
    method: 'POST',
    path: '/v1/weeks/:monday/generation',
    write: true,
    request: null,
    answer: weeks.generationAnswerSchema,
  },
  sendActuals: {
    method: 'PATCH',
    path: '/v1/weeks/:monday/actuals',
    write: true,
    request: weeks.actualsRequestSchema,
    answer: weeks.actualsAnswerSchema,
  },
  sendCareRecords: {
    method: 'PATCH',
    path: '/v1/care-records',
    write: true,
    request: weeks.careRequestSchema,
    answer: weeks.careAnswerSchema,
  },
  confirm: {
    method: 'POST',
    path: '/v1/weeks/:monday/confirmation',
    write: true,
    request: weeks.confirmationRequestSchema,
    answer: weeks.confirmationAnswerSchema,
  },
  receipts: {
    method: 'GET',
    path: '/v1/weeks/:monday/receipt',
    write: false,
    request: null,
    answer: weeks.receiptsAnswerSchema,
  },
  answerDispute: {
    method: 'POST',
    path: '/v1/disputes/:id/messages',
    write: true,
    request: weeks.disputeMessageRequestSchema,
    answer: disputeSchema,
  },
} as const satisfies Record<
  string,
  { method: 'GET' | 'POST' | 'PATCH'; path: string; write: boolean; request: z.ZodType | null; answer: z.ZodType }
>;

export type PortalCallName = keyof typeof portalCalls;

/** The council's CSV of a week, as bytes: `GET /v1/weeks/:monday/council-file`. Not JSON, so not in the table. */
export const councilFilePath = '/v1/weeks/:monday/council-file';
