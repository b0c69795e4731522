// How the stand-in stays honest: each object implements a stated part of Electron's own interface, checked by the
// compiler, and asking it for anything else throws by name instead of quietly being undefined.
import { EventEmitter } from 'node:events';

/** What runtimes, debuggers and test tools ask of any object in passing. */
const askedOfAnything = new Set([
  'then',
  'toJSON',
  'constructor',
  'default',
  '$$typeof',
  'asymmetricMatch',
  'nodeType',
]);

/** An object with just the members `Keys` of Electron's `Whole`; every other name throws. */
export function only<Whole, Keys extends keyof Whole>(name: string, parts: Pick<Whole, Keys>): Pick<Whole, Keys> {
  return strict(name, parts);
}

/** The same for an object that also emits events. */
export function onlyEmitting<Whole, Keys extends keyof Whole>(
  name: string,
  parts: Pick<Whole, Keys>,
): Pick<Whole, Keys> & EventEmitter {
  const emitter = new EventEmitter();
  Object.defineProperties(emitter, Object.getOwnPropertyDescriptors(parts));
  return strict(name, emitter as EventEmitter & Pick<Whole, Keys>);
}

/** Makes `object` throw when it is asked for a name that it does not have. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, property) {
      if (property in target) return Reflect.get(target, property, target);
      if (typeof property === 'symbol' || askedOfAnything.has(property)) return undefined;
      throw notStoodIn(`${name}.${property}`);
    },
  });
}

export function notStoodIn(what: string): Error {
  return new Error(
    `The Electron stand-in does not implement ${what}: add it in test/electron-stand-in, or use Electron.`,
  );
}
