// Stands in for `ipcMain`: the main process's ends of the channels that preloads call.
import type { IpcMain, IpcMainEvent, IpcMainInvokeEvent } from 'electron';
import { onlyEmitting } from './only.ts';

type InvokeHandler = Parameters<IpcMain['handle']>[1];
const handlers = new Map<string, InvokeHandler>();

export const ipcMain = onlyEmitting<IpcMain, 'handle' | 'removeHandler'>('ipcMain', {
  handle: (channel, handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, handler);
  },
  removeHandler: (channel) => void handlers.delete(channel),
});

/** A preload invoked `channel`; rejects in the words that Electron's own ipcRenderer.invoke does. */
export async function answerInvoke(channel: string, event: IpcMainInvokeEvent, args: unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (handler === undefined) {
    throw new Error(`Error invoking remote method '${channel}': Error: No handler registered for '${channel}'`);
  }
  try {
    return await handler(event, ...args);
  } catch (error) {
    throw new Error(`Error invoking remote method '${channel}': ${String(error)}`);
  }
}

/** A preload sent a message that expects no answer. */
export function receiveSend(channel: string, event: IpcMainEvent, args: unknown[]): void {
  ipcMain.emit(channel, event, ...args);
}
