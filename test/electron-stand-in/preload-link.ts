// Node's side of a page's preloads: puts them into each document, hears what they say, and tells them answers, messages and
// the menu's keys. A page may have several at once, one for each frame.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Session } from './chromium.ts';
import { acceleratorKeys } from './menu.ts';
import { isolatedWorld, pageScript, preloadScript, receiveFunction, sendBinding } from './page-scripts.ts';
import { makeWire } from './wire.ts';

const wire = makeWire();

/** What a preload says; `ask` is the stand-in's own question, about a window, a permission or a key. */
export interface PreloadMessage {
  kind: 'invoke' | 'send' | 'ask';
  channel: string;
  args: unknown[];
  frameId: string;
}

export class PreloadLink {
  private readonly page: Session;
  private readonly answer: (message: PreloadMessage) => Promise<unknown>;
  /** Execution contexts of the preload's world: context id → frame id. */
  private readonly worlds = new Map<number, string>();

  constructor(page: Session, answer: (message: PreloadMessage) => Promise<unknown>) {
    this.page = page;
    this.answer = answer;
    type Created = { context: { id: number; name: string; auxData: { frameId: string } } };
    page.on('Runtime.executionContextCreated', ({ context }: Created) => {
      if (context.name !== isolatedWorld) return;
      this.worlds.set(context.id, context.auxData.frameId);
      this.tell(context.id, { kind: 'accelerators', value: wire.encode(acceleratorKeys()) });
    });
    page.on('Runtime.executionContextDestroyed', ({ executionContextId }: { executionContextId: number }) => {
      this.worlds.delete(executionContextId);
    });
    page.on('Runtime.executionContextsCleared', () => this.worlds.clear());
    page.on('Runtime.bindingCalled', (called: { payload: string; executionContextId: number }) => {
      void this.receive(called.payload, called.executionContextId);
    });
  }

  /** Makes every document from now on start with the preload at the path `preload`. */
  async install(preload: string | undefined): Promise<void> {
    const { page } = this;
    await page.send('Runtime.addBinding', { name: sendBinding, executionContextName: isolatedWorld });
    const secret = randomBytes(8).toString('hex');
    const names = { toPage: `to-page-${secret}`, toPreload: `to-preload-${secret}` };
    const source = preload === undefined ? '' : readFileSync(preload, 'utf8');
    await page.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript(names) });
    await page.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadScript(names, source, acceleratorKeys()),
      worldName: isolatedWorld,
    });
    await page.send('Runtime.enable');
  }

  /** Sends `args` on `channel` to the preload of the frame `frameId`. */
  send(frameId: string, channel: string, args: unknown[]): void {
    const value = wire.encode(args);
    for (const [world, frame] of this.worlds) {
      if (frame === frameId) this.tell(world, { kind: 'message', channel, value });
    }
  }

  refreshAccelerators(): void {
    const value = wire.encode(acceleratorKeys());
    for (const world of this.worlds.keys()) this.tell(world, { kind: 'accelerators', value });
  }

  private async receive(payload: string, world: number): Promise<void> {
    const { kind, id, channel, args } = JSON.parse(payload);
    const message = { kind, channel, args: wire.decode(args) as unknown[], frameId: this.worlds.get(world) ?? '' };
    let answer: { ok: boolean; value: string };
    try {
      answer = { ok: true, value: wire.encode(await this.answer(message)) };
    } catch (error) {
      answer = { ok: false, value: wire.encode(error) };
    }
    if (kind !== 'send') this.tell(world, { kind: 'answer', id, ...answer });
  }

  private tell(world: number, message: object): void {
    const expression = `globalThis.${receiveFunction}?.(${JSON.stringify(message)})`;
    // A world that has gone meanwhile has nobody to tell.
    this.page.send('Runtime.evaluate', { expression, contextId: world }).catch(() => {});
  }
}
