import type { IpcMainInvokeEvent } from 'electron';
import { expect, it, vi } from 'vitest';
import type { Log } from '../../../src-main/machine/log.ts';
import { answerCall, appEmitter, registerAppIpc } from '../../../src-main/window/app-ipc.ts';
import { whyUntrusted } from '../../../src-main/window/trusted-sender.ts';
import type { AppHandlers } from '../../../src-shared/app-api/index.ts';
import { appCalls } from '../../../src-shared/app-api/index.ts';

function quietLog() {
  return { info: vi.fn<Log['info']>(), refused: vi.fn<Log['refused']>(), bug: vi.fn<Log['bug']>() };
}

const answer = (handlers: Pick<AppHandlers, 'week.undo'>, input: unknown, log = quietLog(), checkAnswers = true) =>
  answerCall('week.undo', input, handlers, log, checkAnswers);

const page = { url: 'app://provider-actuals/index.html', parent: null };

it('hands a handler its parsed input and gives back its value', async () => {
  const copy = vi.fn(async () => ({ ok: true as const, value: {} }));
  const result = await answerCall('window.copy', { text: 'x', stray: 1 }, { 'window.copy': copy }, quietLog(), true);
  expect(result).toEqual({ ok: true, value: {} });
  expect(copy).toHaveBeenCalledWith({ text: 'x' });
});

it('gives back a problem as it is', async () => {
  const problem = { code: 'gone', sentence: 'That is no longer there.', action: '' } as const;
  expect(await answer({ 'week.undo': () => ({ ok: false, problem }) }, {})).toEqual({ ok: false, problem });
});

it('answers input that does not parse with its fields, and logs paths but no value', async () => {
  const log = quietLog();
  const copy = vi.fn();
  const result = await answerCall('window.copy', { text: { name: 'Ada' } }, { 'window.copy': copy }, log, true);
  expect(result).toMatchObject({ ok: false, problem: { code: 'bad-input', fields: { text: expect.any(String) } } });
  expect(copy).not.toHaveBeenCalled();
  expect(log.refused).toHaveBeenCalledWith('app-input', { call: 'window.copy', path: 'text', code: 'invalid_type' });
  expect(JSON.stringify(log.refused.mock.calls)).not.toContain('Ada');
});

it('turns an exception into one plain sentence', async () => {
  const log = quietLog();
  const error = new Error('SQLITE_CORRUPT: Ada');
  const result = await answer(
    {
      'week.undo': () => {
        throw error;
      },
    },
    {},
    log,
  );
  expect(result).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
  expect(JSON.stringify(result)).not.toContain('Ada');
  expect(log.bug).toHaveBeenCalledWith('app-call', error, { call: 'week.undo' });
});

it('finds an answer that breaks the contract while developing', async () => {
  const wrong = { 'week.undo': () => ({ ok: true, value: { undone: 7 } }) as never };
  expect(await answer(wrong, {}, quietLog(), true)).toMatchObject({ ok: false, problem: { code: 'unexpected' } });
});

it('registers every call of the contract, and answers the app’s own page only', async () => {
  type Listener = (event: IpcMainInvokeEvent, input: unknown) => Promise<unknown>;
  const registered = new Map<string, Listener>();
  const handle = (channel: string, listener: Listener) => void registered.set(channel, listener);
  const undo = vi.fn(() => ({ ok: true as const, value: { undone: null } }));
  const log = quietLog();
  const ipcMain = { handle, on: vi.fn() };
  registerAppIpc({ ipcMain, handlers: { 'week.undo': undo } as unknown as AppHandlers, log, checkAnswers: true });
  expect([...registered.keys()]).toEqual(Object.keys(appCalls).map((name) => `app:${name}`));

  const call = (senderFrame: unknown) => registered.get('app:week.undo')?.({ senderFrame } as IpcMainInvokeEvent, {});
  expect(await call(page)).toEqual({ ok: true, value: { undone: null } });
  expect(await call(null)).toMatchObject({ ok: false, problem: { code: 'refused' } });
  expect(undo).toHaveBeenCalledTimes(1);
  expect(log.refused).toHaveBeenCalledWith('app-call', { call: 'week.undo', reason: 'no-frame' });
});

it.each([
  ['no frame', null, 'no-frame'],
  ['an embedded frame', { ...page, parent: page }, 'not-the-main-frame'],
  ['another address', { ...page, url: 'https://provider-actuals/index.html' }, 'not-the-app'],
  ['another host that begins alike', { ...page, url: 'app://provider-actuals.example/index.html' }, 'not-the-app'],
  ['an empty address', { ...page, url: '' }, 'not-the-app'],
])('does not trust a sender with %s', (_what, frame, reason) => {
  expect(whyUntrusted(frame as Parameters<typeof whyUntrusted>[0])).toBe(reason);
});

it('does not trust a frame that has gone', () => {
  const gone = {
    get parent(): null {
      throw new Error('Render frame was disposed');
    },
    url: page.url,
  };
  expect(whyUntrusted(gone)).toBe('frame-gone');
});

it('tells each open window of an event', () => {
  const open = { send: vi.fn(), isDestroyed: () => false };
  const closed = { send: vi.fn(), isDestroyed: () => true };
  appEmitter(() => [open, closed])('week-changed', { weekStart: '2025-03-03' });
  expect(open.send).toHaveBeenCalledWith('app-event:week-changed', { weekStart: '2025-03-03' });
  expect(closed.send).not.toHaveBeenCalled();
});
