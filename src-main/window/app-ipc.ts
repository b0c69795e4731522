// The main process's side of the desk API: one handler a call. A call is answered only for the app's own page, only
// with input that parses, and always with a value: what a person can meet comes back as a problem, and an
// exception, being a bug, as one plain sentence. Log lines carry the call's name and the path of what did not
// parse, never a value, since values are personal data.
import type { IpcMain, WebContents } from 'electron';
import type { z } from 'zod';
import {
  type DeskCallName,
  type DeskCalls,
  type DeskEvent,
  type DeskEventName,
  type DeskOutput,
  type DeskProblem,
  type DeskResult,
  deskCalls,
} from '../../src-shared/app-api/index.ts';
import type { Log } from '../machine/log.ts';
import { callChannel, eventChannel, refusedChannel } from './channels.ts';
import { whyUntrusted } from './trusted-sender.ts';

/** What a handler is given: the input as its schema parsed it. */
export type DeskParsed<K extends DeskCallName> = z.output<DeskCalls[K]['input']>;

/** One use case a call: takes parsed input, answers with a value or with a problem that a person can meet. */
export type DeskHandlers = {
  [K in DeskCallName]: (input: DeskParsed<K>) => Promise<DeskResult<DeskOutput<K>>> | DeskResult<DeskOutput<K>>;
};

/** Tells every window that something happened. */
export type DeskEmit = <K extends DeskEventName>(event: K, payload: DeskEvent<K>) => void;

interface DeskIpc {
  ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  /** A call without a handler is answered with the problem `not-available`. */
  handlers: Partial<DeskHandlers>;
  log: Log;
  /** Parse answers too: in development, so that a handler that breaks the contract is found there. */
  checkAnswers: boolean;
}

/** Registers every call of the desk API. Call it once, before the first window. */
export function registerDeskIpc({ ipcMain, handlers, log, checkAnswers }: DeskIpc): void {
  for (const name of Object.keys(deskCalls) as DeskCallName[]) {
    ipcMain.handle(callChannel(name), async (event, input: unknown): Promise<DeskResult<unknown>> => {
      const untrusted = whyUntrusted(event.senderFrame);
      if (untrusted !== null) {
        log.refused('desk-call', { call: name, reason: untrusted });
        return problem(refused);
      }
      return answerCall(name, input, handlers, log, checkAnswers);
    });
  }
  ipcMain.on(refusedChannel, (_event, kind: unknown, name: unknown) => {
    log.refused('desk-name', { kind: String(kind), name: String(name).slice(0, 80) });
  });
}

/** Answers one call of a trusted page. Exported for its test. */
export async function answerCall(
  name: DeskCallName,
  input: unknown,
  handlers: Partial<DeskHandlers>,
  log: Log,
  checkAnswers: boolean,
): Promise<DeskResult<unknown>> {
  const parsed = deskCalls[name].input.safeParse(input);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      log.refused('desk-input', { call: name, path: issue.path.map(String).join('.'), code: issue.code });
    }
    return problem({ ...badInput, fields: fieldsOf(parsed.error) });
  }
  const handler = handlers[name] as ((input: unknown) => Promise<DeskResult<unknown>>) | undefined;
  if (handler === undefined) {
    log.refused('desk-call', { call: name, reason: 'no-handler' });
    return problem(notAvailable);
  }
  try {
    const result = await handler(parsed.data);
    if (!result.ok || !checkAnswers) return result;
    return { ok: true, value: deskCalls[name].output.parse(result.value) };
  } catch (error) {
    log.bug('desk-call', error, { call: name });
    return problem(unexpected);
  }
}

/** Makes the function that tells windows of events; `windows` gives those that are open at that moment. */
export function deskEmitter(windows: () => readonly Pick<WebContents, 'send' | 'isDestroyed'>[]): DeskEmit {
  return (event, payload) => {
    for (const contents of windows()) if (!contents.isDestroyed()) contents.send(eventChannel(event), payload);
  };
}

const badInput: DeskProblem = {
  code: 'bad-input',
  sentence: 'Some of this is not right yet, so nothing was changed.',
  action: 'Put right what is marked and try again.',
};
const notAvailable: DeskProblem = {
  code: 'not-available',
  sentence: 'This part of the app is not available yet. Nothing was changed.',
  action: '',
};
const refused: DeskProblem = {
  code: 'refused',
  sentence: 'This was refused, because it did not come from the app itself.',
  action: '',
};
const unexpected: DeskProblem = {
  code: 'unexpected',
  sentence: 'Something went wrong inside the app. What was saved before is safe.',
  action: 'Try again. If it happens again, restart the app and tell the people who support it.',
};

function problem(value: DeskProblem): DeskResult<never> {
  return { ok: false, problem: value };
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.map(String).join('.')] ??= issue.message;
  return fields;
}
