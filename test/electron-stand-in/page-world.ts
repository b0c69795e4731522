// The two scripts that the stand-in puts into every page before the page's own: one in the preload's isolated world,
// which gives the preload its `electron` and talks to Node through a binding, and one in the page's world, which
// holds what contextBridge exposes and asks before a window or a permission. The worlds share the DOM and nothing
// else, so they speak through events whose name is a secret of this window. Both are sent as source text:
// nothing in `preloadWorld` and `pageWorld` may come from outside them, but their arguments.
import { makeWire, type Wire } from './wire.ts';

interface Names {
  /** Event name from the preload's world to the page's. */
  toPage: string;
  /** Event name from the page's world to the preload's. */
  toPreload: string;
}

export const isolatedWorld = 'Electron Isolated Context';
/** Node's two ends in the isolated world: a binding that the world calls, and a function that Node calls. */
export const sendBinding = '__standInSend';
export const receiveFunction = '__standInReceive';

type Lent = (...args: unknown[]) => unknown;

interface Realm {
  /** Shows an object of this world to the other one under a name. */
  expose(name: string, value: unknown): void;
  onExposed(listener: (name: string, value: unknown) => void): void;
  onHello(listener: () => void): void;
  hello(): void;
}

/** One end of the bridge between the two worlds: calls are answered at once, promises follow. */
function makeRealm(wire: Wire, outgoing: string, incoming: string): Realm {
  type Message =
    | { kind: 'hello' }
    | { kind: 'expose'; name: string; value: string }
    | { kind: 'call'; call: number; fn: number; args: string }
    | { kind: 'answer'; call: number; how: 'value' | 'error' | 'promise' | 'resolved'; value: string };
  const dispatch = EventTarget.prototype.dispatchEvent.bind(window);
  const NewEvent = CustomEvent;
  const lent = new Map<number, Lent>();
  const waiting = new Map<number, (answer: Extract<Message, { kind: 'answer' }>) => void>();
  let last = 0;
  let exposed: (name: string, value: unknown) => void = () => {};
  let greeted: () => void = () => {};

  const say = (message: Message) => dispatch(new NewEvent(outgoing, { detail: JSON.stringify(message) }));
  const encode = (value: unknown) =>
    wire.encode(value, (fn) => {
      last += 1;
      lent.set(last, fn);
      return last;
    });
  const decode = (text: string) =>
    wire.decode(
      text,
      (fn) =>
        (...args) =>
          callOther(fn, args),
    );

  function callOther(fn: number, args: unknown[]): unknown {
    last += 1;
    const call = last;
    let answer: Extract<Message, { kind: 'answer' }> | undefined;
    waiting.set(call, (given) => {
      answer = given;
    });
    say({ kind: 'call', call, fn, args: encode(args) });
    if (answer === undefined) throw new Error('The other world is gone.');
    if (answer.how === 'error') throw decode(answer.value);
    if (answer.how === 'value') return decode(answer.value);
    return new Promise((resolve, reject) => {
      waiting.set(call, (given) => {
        waiting.delete(call);
        if (given.how === 'error') reject(decode(given.value));
        else resolve(decode(given.value));
      });
    });
  }

  function answerOther(call: number, fn: number, args: string): void {
    const answer = (how: 'value' | 'error' | 'promise' | 'resolved', value: unknown) =>
      say({ kind: 'answer', call, how, value: encode(value) });
    try {
      const result = lent.get(fn)?.(...(decode(args) as unknown[]));
      if (!(result instanceof Promise)) {
        answer('value', result);
        return;
      }
      answer('promise', null);
      result.then(
        (value) => answer('resolved', value),
        (error) => answer('error', error),
      );
    } catch (error) {
      answer('error', error);
    }
  }

  window.addEventListener(
    incoming,
    (event) => {
      event.stopImmediatePropagation();
      const message = JSON.parse((event as CustomEvent<string>).detail) as Message;
      if (message.kind === 'hello') greeted();
      else if (message.kind === 'expose') exposed(message.name, decode(message.value));
      else if (message.kind === 'call') answerOther(message.call, message.fn, message.args);
      else waiting.get(message.call)?.(message);
    },
    true,
  );

  return {
    expose: (name, value) => say({ kind: 'expose', name, value: encode(value) }),
    onExposed(listener) {
      exposed = listener;
    },
    onHello(listener) {
      greeted = listener;
    },
    hello: () => say({ kind: 'hello' }),
  };
}

function pageWorld(realm: Realm): void {
  type Ask = (kind: string, ...details: unknown[]) => Promise<boolean>;
  let ask: Ask = async () => false;

  function freeze(value: unknown): unknown {
    if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) freeze(part);
    return Object.freeze(value);
  }
  realm.onExposed((name, value) => {
    if (name === 'stand-in:ask') ask = value as Ask;
    else Object.defineProperty(window, name, { value: freeze(value), enumerable: true });
  });
  realm.hello();

  // Electron's window.open returns null when the app denies it; the app is asked in the main process.
  window.open = (url) => {
    void ask('window-open', new URL(String(url ?? 'about:blank'), location.href).href);
    return null;
  };
  const refused = () => new DOMException('Permission denied', 'NotAllowedError');
  const mustBeRefused = async (permission: string) => {
    if (await ask('permission', permission)) throw new Error('The Electron stand-in grants no permission.');
  };
  if ('Notification' in window) {
    Notification.requestPermission = async () => {
      await mustBeRefused('notifications');
      return 'denied';
    };
  }
  if (navigator.mediaDevices) {
    navigator.mediaDevices.getUserMedia = async () => {
      await mustBeRefused('media');
      throw refused();
    };
  }
  if (navigator.geolocation) {
    navigator.geolocation.getCurrentPosition = (_found, failed) => {
      const error = { code: 1, message: 'User denied Geolocation' } as GeolocationPositionError;
      void mustBeRefused('geolocation').then(() => failed?.(error));
    };
  }
}

interface Received {
  kind: 'message' | 'answer' | 'accelerators';
  channel: string;
  id: number;
  ok: boolean;
  value: string;
}

function preloadWorld(
  wire: Wire,
  realm: Realm,
  names: { send: string; receive: string; platform: string },
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
  let accelerators: string[] = [];
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

/** The source for the page's own world. */
export function pageScript({ toPage, toPreload }: Names): string {
  return `(() => {
    const wire = (${makeWire})();
    const realm = (${makeRealm})(wire, ${JSON.stringify(toPreload)}, ${JSON.stringify(toPage)});
    (${pageWorld})(realm);
  })();`;
}

/** The source for the preload's isolated world; `preload` is the built CommonJS file. */
export function preloadScript({ toPage, toPreload }: Names, preload: string): string {
  const names = { send: sendBinding, receive: receiveFunction, platform: process.platform };
  return `(() => {
    const wire = (${makeWire})();
    const realm = (${makeRealm})(wire, ${JSON.stringify(toPage)}, ${JSON.stringify(toPreload)});
    (${preloadWorld})(wire, realm, ${JSON.stringify(names)}, (require, module, exports, process) => {${preload}
    });
  })();`;
}
