// Runs in the window before its page, in a world of its own, and hands the page one frozen object: window.desk.
// Only the calls and events of the desk API pass; nothing of Electron does. Sandboxed, hence one CommonJS file.
import { contextBridge, ipcRenderer } from 'electron';
import {
  type DeskBridge,
  type DeskCallName,
  type DeskEventName,
  deskCalls,
  deskEvents,
} from '../src-shared/app-api/index.ts';
import { callChannel, eventChannel, refusedChannel } from './window/channels.ts';

function isCall(name: unknown): name is DeskCallName {
  return typeof name === 'string' && Object.hasOwn(deskCalls, name);
}

function isEvent(name: unknown): name is DeskEventName {
  return typeof name === 'string' && Object.hasOwn(deskEvents, name);
}

function refuse(kind: 'call' | 'event', name: unknown): TypeError {
  ipcRenderer.send(refusedChannel, kind, String(name));
  return new TypeError(`There is no such desk ${kind}.`);
}

const desk: DeskBridge = {
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

contextBridge.exposeInMainWorld('desk', Object.freeze(desk));
