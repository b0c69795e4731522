// The app API: every call and event between the window and the main process. The two meet only here: both parse with
// these schemas, and nothing crosses that is not described. One file a namespace, one table.
import type { z } from 'zod';
import type { CallSchemas } from './call.ts';
import { careCalls } from './care.ts';
import { confirmCalls } from './confirm.ts';
import { connectionCalls } from './connection.ts';
import { continuingCalls } from './continuing.ts';
import { csvCalls } from './csv.ts';
import { disputeCalls } from './dispute.ts';
import type { AppEvent, AppEventName } from './events.ts';
import { evidenceCalls } from './evidence.ts';
import { portalExportCalls } from './files.ts';
import { heldCalls } from './held.ts';
import { hubCalls } from './hub.ts';
import { incomingCalls } from './incoming.ts';
import { messageCalls } from './message.ts';
import { overviewCalls } from './overview.ts';
import { packetCalls } from './packet.ts';
import { peopleCalls } from './people.ts';
import { personCalls } from './person.ts';
import { portalAccessCalls } from './portal-access.ts';
import { profileCalls } from './profile.ts';
import { receiptCalls } from './receipt.ts';
import { recoveryCalls } from './recovery.ts';
import { reminderCalls } from './reminder.ts';
import { reportCalls } from './report.ts';
import { rescueCalls } from './rescue.ts';
import type { AppResult } from './result.ts';
import { sessionCalls } from './session.ts';
import { sheetCalls } from './sheet.ts';
import { siteCalls } from './site.ts';
import { stayCalls } from './stay.ts';
import { stuckCalls } from './stuck.ts';
import { syncCalls } from './sync.ts';
import { weekCalls } from './week.ts';
import { windowCalls } from './window.ts';

export { type Connection, connectionSchema } from '../domain/connection.ts';
export * from './care.ts';
export * from './confirm.ts';
export * from './connection.ts';
export * from './continuing.ts';
export * from './csv.ts';
export * from './dispute.ts';
export * from './events.ts';
export * from './evidence.ts';
export * from './files.ts';
export * from './files-week.ts';
export * from './held.ts';
export * from './hub.ts';
export * from './incoming.ts';
export * from './message.ts';
export * from './overview.ts';
export * from './packet.ts';
export * from './passphrase.ts';
export * from './people.ts';
export * from './person.ts';
export * from './portal-access.ts';
export * from './problem-codes.ts';
export * from './profile.ts';
export * from './receipt.ts';
export * from './recovery.ts';
export * from './reminder.ts';
export * from './report.ts';
export * from './rescue.ts';
export * from './result.ts';
export * from './secret.ts';
export * from './session.ts';
export * from './settings.ts';
export * from './sheet.ts';
export * from './site.ts';
export * from './stay.ts';
export * from './stuck.ts';
export * from './sync.ts';
export * from './week.ts';
export * from './week-view.ts';
export * from './window.ts';

/** Every call, by its name: the namespace, a point, and what it does. */
export const appCalls = {
  ...sessionCalls,
  ...connectionCalls,
  ...profileCalls,
  ...portalAccessCalls,
  ...weekCalls,
  ...sheetCalls,
  ...siteCalls,
  ...stayCalls,
  ...careCalls,
  ...continuingCalls,
  ...disputeCalls,
  ...stuckCalls,
  ...incomingCalls,
  ...messageCalls,
  ...overviewCalls,
  ...reportCalls,
  ...reminderCalls,
  ...syncCalls,
  ...csvCalls,
  ...confirmCalls,
  ...receiptCalls,
  ...portalExportCalls,
  ...evidenceCalls,
  ...peopleCalls,
  ...personCalls,
  ...heldCalls,
  ...hubCalls,
  ...packetCalls,
  ...recoveryCalls,
  ...rescueCalls,
  ...windowCalls,
} as const satisfies Record<string, CallSchemas>;
export type AppCalls = typeof appCalls;
export type AppCallName = keyof AppCalls;
export type AppRequest<K extends AppCallName> = z.input<AppCalls[K]['request']>;
export type AppAnswer<K extends AppCallName> = z.output<AppCalls[K]['answer']>;

/** What a handler is given: the request as its schema parsed it. */
export type AppParsed<K extends AppCallName> = z.output<AppCalls[K]['request']>;

/** `week` of `week.record`. */
export type AppNamespace = AppCallName extends `${infer N}.${string}` ? N : never;

/** One use case a call: takes what was parsed, answers with a value or with a problem that a person can meet. */
export type AppHandler<K extends AppCallName> = (
  request: AppParsed<K>,
) => Promise<AppResult<AppAnswer<K>>> | AppResult<AppAnswer<K>>;

/** The handlers of some namespaces, such as `AppHandlers<'week' | 'stay'>`; all of them where none is named. */
export type AppHandlers<N extends AppNamespace = AppNamespace> = {
  [K in Extract<AppCallName, `${N}.${string}`>]: AppHandler<K>;
};

/** Tells every window that something happened. */
export type AppEmit = <K extends AppEventName>(event: K, payload: AppEvent<K>) => void;

/** The one object that the preload hands to the window, as `window.app`. */
export interface AppBridge {
  call<K extends AppCallName>(name: K, request: AppRequest<K>): Promise<AppResult<AppAnswer<K>>>;
  /** @returns a function that stops listening */
  on<K extends AppEventName>(event: K, listener: (payload: AppEvent<K>) => void): () => void;
}
