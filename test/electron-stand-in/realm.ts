// The bridge between the preload's isolated world and the page's. The worlds share the DOM and nothing else, so they speak
// through events whose names are a secret of the window. Each end lends its functions to the other: a call is answered
// at once, a promise follows. Sent to the page as source text: nothing in `makeRealm` may come from outside it.
import type { Wire } from './wire.ts';

export type Lent = (...args: unknown[]) => unknown;

export interface Realm {
  /** Shows an object of this world to the other one under a name. */
  expose(name: string, value: unknown): void;
  onExposed(listener: (name: string, value: unknown) => void): void;
  onHello(listener: () => void): void;
  hello(): void;
}

/** One end of the bridge between the two worlds: calls are answered at once, promises follow. */
export function makeRealm(wire: Wire, outgoing: string, incoming: string): Realm {
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
