// The portal API, version 1: every call between the desktop and a portal. The portal's routes, the desktop's client and
// the OpenAPI document are made from this one table; both sides parse with these schemas. One file a subject, one table.
import type { z } from 'zod';
import { accountCalls } from './accounts.ts';
import type { PortalCall } from './call.ts';
import { careCalls } from './care.ts';
import { changesCalls } from './changes.ts';
import { confirmationCalls } from './confirmation.ts';
import { disputeCalls } from './disputes.ts';
import { peopleCalls } from './people.ts';
import { profileCalls } from './profile.ts';
import { sessionCalls } from './sessions.ts';
import { weekCalls } from './weeks.ts';

export * from './accounts.ts';
export * from './call.ts';
export * from './care.ts';
export * from './changes.ts';
export * from './confirmation.ts';
export * from './digest.ts';
export * from './disputes.ts';
export * from './equality.ts';
export * from './later-kinds.ts';
export * from './nesting.ts';
export * from './people.ts';
export * from './problems.ts';
export * from './profile.ts';
export * from './records.ts';
export * from './sessions.ts';
export * from './weeks.ts';

/** Every call, by its name. */
export const portalCalls = {
  ...sessionCalls,
  ...accountCalls,
  ...profileCalls,
  ...changesCalls,
  ...weekCalls,
  ...careCalls,
  ...confirmationCalls,
  ...disputeCalls,
  ...peopleCalls,
} as const satisfies Record<string, PortalCall>;
export type PortalCalls = typeof portalCalls;
export type PortalCallName = keyof PortalCalls;

/** What a handler is given: the request as its schema parsed it; null where nothing is sent. */
export type PortalParsed<K extends PortalCallName> = PortalCalls[K]['request'] extends z.ZodType
  ? z.output<PortalCalls[K]['request']>
  : null;

/** What a handler answers with, before the answer is written as JSON. */
export type PortalAnswered<K extends PortalCallName> = z.input<PortalCalls[K]['answer']>;

/** The council's CSV of a week, as bytes: `GET /v1/weeks/:monday/council-file`. Not JSON, so not in the table. */
export const councilFilePath = '/v1/weeks/:monday/council-file';
