// The main process's side of the app API: one handler a call. A call is answered only for the app's own page, only
// with input that parses, and always with a value: what a person can meet comes back as a problem, and an
// exception, being a bug, as one plain sentence. Log lines carry the call's name and the path of what did not
// parse, never a value, since values are personal data.
import type { IpcMain, WebContents } from 'electron';
import type { z } from 'zod';
import {
  type AppCallName,
  type AppEmit,
  type AppHandlers,
  type AppProblem,
  type AppResult,
  appCalls,
} from '../../src-shared/app-api/index.ts';
import type { Log } from '../machine/log.ts';
import { callChannel, eventChannel, refusedChannel } from './channels.ts';
import { whyUntrusted } from './trusted-sender.ts';

interface AppIpc {
  ipcMain: Pick<IpcMain, 'handle' | 'on'>;
  handlers: AppHandlers;
  log: Log;
  /** Parse answers too: in development, so that a handler that breaks the contract is found there. */
  checkAnswers: boolean;
}

/** Registers every call of the app API. Call it once, before the first window. */
export function registerAppIpc({ ipcMain, handlers, log, checkAnswers }: AppIpc): void {
  for (const name of Object.keys(appCalls) as AppCallName[]) {
    ipcMain.handle(callChannel(name), async (event, input: unknown): Promise<AppResult<unknown>> => {
      const untrusted = whyUntrusted(event.senderFrame);
      if (untrusted !== null) {
        log.refused('app-call', { call: name, reason: untrusted });
        return problem(refused);
      }
      return answerCall(name, input, handlers, log, checkAnswers);
    });
  }
  ipcMain.on(refusedChannel, (_event, kind: unknown, name: unknown) => {
    log.refused('app-name', { kind: String(kind), name: String(name).slice(0, 80) });
  });
}

/** Answers one call of a trusted page. Exported for its test. */
export async function answerCall<K extends AppCallName>(
  name: K,
  input: unknown,
  handlers: Pick<AppHandlers, K>,
  log: Log,
  checkAnswers: boolean,
): Promise<AppResult<unknown>> {
  const parsed = appCalls[name].request.safeParse(input);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      log.refused('app-input', { call: name, path: issue.path.map(String).join('.'), code: issue.code });
    }
    return problem({ ...badInput, fields: fieldsOf(parsed.error) });
  }
  const handler = handlers[name] as (request: unknown) => Promise<AppResult<unknown>>;
  try {
    const result = await handler(parsed.data);
    if (!result.ok || !checkAnswers) return result;
    return { ok: true, value: appCalls[name].answer.parse(result.value) };
  } catch (error) {
    log.bug('app-call', error, { call: name });
    return problem(unexpected);
  }
}

/** Makes the function that tells windows of events; `windows` gives those that are open at that moment. */
export function appEmitter(windows: () => readonly Pick<WebContents, 'send' | 'isDestroyed'>[]): AppEmit {
  return (event, payload) => {
    for (const contents of windows()) if (!contents.isDestroyed()) contents.send(eventChannel(event), payload);
  };
}

const badInput: AppProblem = {
  code: 'bad-input',
  sentence: 'Some of this is not right yet, so nothing was changed.',
  action: 'Put right what is marked and try again.',
};
const refused: AppProblem = {
  code: 'refused',
  sentence: 'This was refused, because it did not come from the app itself.',
  action: '',
};
const unexpected: AppProblem = {
  code: 'unexpected',
  sentence: 'Something went wrong inside the app. What was saved before is safe.',
  action: 'Try again. If it happens again, restart the app and tell the people who support it.',
};

function problem(value: AppProblem): AppResult<never> {
  return { ok: false, problem: value };
}

function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of error.issues) fields[issue.path.map(String).join('.')] ??= issue.message;
  return fields;
}
