// What the stand-in puts into the preload's isolated world: the preload's `electron`, its link to Node through a binding, and
// the menu's keys. Sent as source text: nothing in `preloadWorld` may come from outside it but its arguments.
import type { Lent, Realm } from './realm.ts';
import type { Wire } from './wire.ts';

interface Received {
  kind: 'message' | 'answer' | 'accelerators';
  channel: string;
  id: number;
  ok: boolean;
  value: string;
}

export function preloadWorld(
  wire: Wire,
  realm: Realm,
  names: { send: string; receive: string; platform: string; accelerators: string[] },
  preload: (
    require: (name: string) => unknown,
    module: { exports: unknown },
    exports: unknown,
    process: unknown,
  ) => void,
): void {
  const world = globalThis as unknown as Record<string, unknown>;
  const toNode = world[names.send] as (text: string) => void;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>();
  const listeners = new Map<string, Set<Lent>>();
  const shown = new Map<string, unknown>();
  let { accelerators } = names;
  let last = 0;

  function invoke(kind: 'invoke' | 'ask', channel: string, args: unknown[]): Promise<unknown> {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      toNode(JSON.stringify({ kind, id, channel, args: wire.encode(args) }));
    });
  }

  Object.defineProperty(world, names.receive, {
    value: (message: Received) => {
      if (message.kind === 'accelerators') {
        accelerators = wire.decode(message.value) as string[];
      } else if (message.kind === 'answer') {
        const answer = waiting.get(message.id);
        waiting.delete(message.id);
        if (message.ok) answer?.resolve(wire.decode(message.value));
        else answer?.reject(wire.decode(message.value));
      } else {
        const args = wire.decode(message.value) as unknown[];
        for (const listener of [...(listeners.get(message.channel) ?? [])])
          listener({ sender: null, ports: [] }, ...args);
      }
    },
  });

  function refuseUnknown<T extends object>(name: string, object: T): T {
    return new Proxy(object, {
      get(target, property) {
        if (property in target || typeof property === 'symbol') return Reflect.get(target, property);
        throw new Error(`The Electron stand-in does not implement ${name}.${property} in a preload.`);
      },
    });
  }
  const off = (channel: string, listener: Lent) => void listeners.get(channel)?.delete(listener);
  const on = (channel: string, listener: Lent) => {
    listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
  };
  const ipcRenderer = refuseUnknown('ipcRenderer', {
    invoke: (channel: string, ...args: unknown[]) => invoke('invoke', channel, args),
    send: (channel: string, ...args: unknown[]) =>
      toNode(JSON.stringify({ kind: 'send', id: 0, channel, args: wire.encode(args) })),
    on,
    off,
    removeListener: off,
  });
  const contextBridge = refuseUnknown('contextBridge', {
    exposeInMainWorld(name: string, value: unknown) {
      shown.set(name, value);
      realm.expose(name, value);
    },
  });
  const electron = refuseUnknown('electron', { ipcRenderer, contextBridge });

  // A menu's accelerators work on what the page did not use itself, hence last and only if not prevented.
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented) return;
    const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toUpperCase() : event.key;
    const pressed = [
      event.ctrlKey && 'Ctrl',
      event.metaKey && 'Meta',
      event.altKey && 'Alt',
      event.shiftKey && 'Shift',
      key,
    ]
      .filter(Boolean)
      .join('+');
    if (!accelerators.includes(pressed)) return;
    // What a text field undoes itself never gets as far as a menu.
    const inText = event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]');
    if (inText && /^(Ctrl|Meta)\+(Shift\+)?[ZY]$/.test(pressed)) return;
    event.preventDefault();
    void invoke('ask', 'accelerator', [pressed]);
  });

  const ask = (kind: string, ...details: unknown[]) => invoke('ask', kind, details);
  realm.onHello(() => {
    realm.expose('stand-in:ask', ask);
    for (const [name, value] of shown) realm.expose(name, value);
  });
  realm.expose('stand-in:ask', ask);
  const module = { exports: {} };
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return electron;
    throw new Error(`module not found: ${name}`);
  };
  preload(require, module, module.exports, {
    platform: names.platform,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
  });
}
