// Runs in the window before its page, in a world of its own, and hands the page one frozen object: window.app.
// Only the calls and events of the app API pass; nothing of Electron does. Sandboxed, hence one CommonJS file.
import { contextBridge, ipcRenderer } from 'electron';
import {
  type AppBridge,
  type AppCallName,
  type AppEventName,
  appCalls,
  appEvents,
} from '../src-shared/app-api/index.ts';
import { callChannel, eventChannel, refusedChannel } from './window/channels.ts';

function isCall(name: unknown): name is AppCallName {
  return typeof name === 'string' && Object.hasOwn(appCalls, name);
}

function isEvent(name: unknown): name is AppEventName {
  return typeof name === 'string' && Object.hasOwn(appEvents, name);
}

function refuse(kind: 'call' | 'event', name: unknown): TypeError {
  ipcRenderer.send(refusedChannel, kind, String(name));
  return new TypeError(`There is no such app ${kind}.`);
}

const context: AppBridge = {
  async call(name, input) {
    if (!isCall(name)) throw refuse('call', name);
    return ipcRenderer.invoke(callChannel(name), input);
  },
  on(event, listener) {
    if (!isEvent(event)) throw refuse('event', event);
    // The page never sees Electron's event: it would carry ipcRenderer.
    const pass = (_event: unknown, payload: unknown) => listener(payload as Parameters<typeof listener>[0]);
    ipcRenderer.on(eventChannel(event), pass);
    return () => ipcRenderer.removeListener(eventChannel(event), pass);
  },
};

contextBridge.exposeInMainWorld('app', Object.freeze(context));
