// The two scripts that every page of the stand-in starts with, put together as source text.
import { pageWorld } from './page-world.ts';
import { preloadWorld } from './preload-world.ts';
import { makeRealm } from './realm.ts';
import { makeWire } from './wire.ts';

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

/** The source for the page's own world. */
export function pageScript({ toPage, toPreload }: Names): string {
  return `(() => {
    const wire = (${makeWire})();
    const realm = (${makeRealm})(wire, ${JSON.stringify(toPreload)}, ${JSON.stringify(toPage)});
    (${pageWorld})(realm);
  })();`;
}

/**
 * The source for the preload's isolated world.
 * @param preload the built CommonJS file
 * @param accelerators the menu's keys of now: a page has them from its first moment, as a window has its menu
 */
export function preloadScript({ toPage, toPreload }: Names, preload: string, accelerators: string[]): string {
  const names = { send: sendBinding, receive: receiveFunction, platform: process.platform, accelerators };
  return `(() => {
    const wire = (${makeWire})();
    const realm = (${makeRealm})(wire, ${JSON.stringify(toPage)}, ${JSON.stringify(toPreload)});
    (${preloadWorld})(wire, realm, ${JSON.stringify(names)}, (require, module, exports, process) => {${preload}
    });
  })();`;
}
