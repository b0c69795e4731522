// Stands in for `webContents`: one page of Chromium, its preload, its messages, and what it may not do.
import type { Buffer } from 'node:buffer';
import { EventEmitter } from 'node:events';
import type {
  HandlerDetails,
  IpcMainEvent,
  IpcMainInvokeEvent,
  PrintToPDFOptions,
  WebContents,
  WebContentsPrintOptions,
  WebFrameMain,
  WebPreferences,
  WindowOpenHandlerResponse,
} from 'electron';
import { toApp, toChromium } from './addresses.ts';
import { app } from './app.ts';
import type { Session as DebugSession } from './chromium.ts';
import { answerInvoke, receiveSend } from './ipc-main.ts';
import { pressAccelerator } from './menu.ts';
import { only, strict } from './only.ts';
import { PreloadLink, type PreloadMessage } from './preload-link.ts';
import { printToPdf } from './print-to-pdf.ts';
import { chromium, preventable, runtime } from './runtime.ts';
import { answerRequest, askPermission, type PausedRequest, session } from './session.ts';
import { nativeTheme } from './small-parts.ts';

const all = new Map<number, StandInWebContents>();
let last = 0;
function nextId(): number {
  last += 1;
  return last;
}

interface Frame {
  url: string;
  parentId: string | null;
}

type Implemented =
  | 'close'
  | 'executeJavaScript'
  | 'focus'
  | 'getURL'
  | 'id'
  | 'isDestroyed'
  | 'isDevToolsOpened'
  | 'loadURL'
  | 'mainFrame'
  | 'openDevTools'
  | 'print'
  | 'printToPDF'
  | 'reload'
  | 'send'
  | 'session'
  | 'setWindowOpenHandler';

export class StandInWebContents extends EventEmitter implements Pick<WebContents, Implemented> {
  readonly id = nextId();
  readonly session = session.defaultSession;
  targetId: string | null = null;
  private page: Promise<DebugSession>;
  private mainFrameId = '';
  private readonly frames = new Map<string, Frame>();
  private link: PreloadLink | null = null;
  private destroyed = false;
  private loading: string | null = null;
  private whenLoaded: { resolve: () => void; reject: (error: Error) => void } | null = null;
  private openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null;

  constructor(preferences: WebPreferences, size: { width: number; height: number }) {
    super();
    const self = strict('webContents', this) as this;
    all.set(this.id, self);
    this.page = this.open(self, preferences, size);
    this.page.catch((error) => {
      if (!runtime.quitting) console.error(error);
    });
    app.emit('web-contents-created', {}, self);
    // biome-ignore lint/correctness/noConstructorReturn: the proxy is what throws by name on the rest of Electron
    return self;
  }

  private async open(
    self: this,
    preferences: WebPreferences,
    size: { width: number; height: number },
  ): Promise<DebugSession> {
    if (
      preferences.sandbox !== true ||
      preferences.contextIsolation === false ||
      preferences.nodeIntegration === true
    ) {
      throw new Error('The Electron stand-in knows sandboxed, isolated windows only.');
    }
    const { browser } = chromium();
    const { targetId } = await browser.send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      newWindow: true,
      ...size,
    });
    self.targetId = targetId;
    ours.add(targetId);
    const page = await chromium().attach(targetId);
    browser.on('Target.targetDestroyed', (gone: { targetId: string }) => {
      if (gone.targetId === targetId) self.destroy();
    });
    self.listen(page);
    const { frameTree } = await page.send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree');
    self.mainFrameId = frameTree.frame.id;
    self.frames.set(self.mainFrameId, { url: '', parentId: null });
    await page.send('Page.enable');
    await showTheme(page);
    self.link = new PreloadLink(page, (message) => self.answer(message));
    await self.link.install(preferences.preload);
    await page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
    return page;
  }

  private listen(page: DebugSession): void {
    page.on('Page.frameAttached', ({ frameId, parentFrameId }: { frameId: string; parentFrameId: string }) => {
      this.frames.set(frameId, { url: '', parentId: parentFrameId });
    });
    page.on('Page.frameNavigated', ({ frame }: { frame: { id: string; parentId?: string; url: string } }) => {
      this.frames.set(frame.id, { url: toApp(frame.url), parentId: frame.parentId ?? null });
      if (frame.id === this.mainFrameId) this.emit('did-navigate', {}, toApp(frame.url), 200, 'OK');
    });
    page.on('Page.frameDetached', ({ frameId }: { frameId: string }) => void this.frames.delete(frameId));
    page.on('Page.loadEventFired', () => {
      this.loading = null;
      this.whenLoaded?.resolve();
      this.whenLoaded = null;
      this.emit('did-finish-load');
    });
    page.on('Page.domContentEventFired', () => this.emit('dom-ready', {}));
    // A plain link with a target goes past the page's own window.open.
    page.on('Page.windowOpen', ({ url }: { url: string }) => this.askToOpen(toApp(url)));
    page.on('Inspector.targetCrashed', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('Fetch.requestPaused', (paused: PausedRequest) => void this.decide(paused, page));
  }

  /** A page's request: a navigation is the app's to refuse, then every request is. */
  private async decide(paused: PausedRequest, page: DebugSession): Promise<void> {
    const url = toApp(paused.request.url);
    if (paused.resourceType === 'Document' && url !== this.loading && url !== this.getURL()) {
      const isMainFrame = paused.frameId === this.mainFrameId;
      const event = preventable({ url, isMainFrame, isSameDocument: false, frame: this.frameFor(paused.frameId) });
      if (isMainFrame) this.emit('will-navigate', event, url);
      this.emit('will-frame-navigate', event);
      if (event.defaultPrevented) {
        await page.send('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Aborted' }).catch(() => {});
        return;
      }
    }
    await answerRequest(paused, page, this.id);
  }

  private async answer({ kind, channel, args, frameId }: PreloadMessage): Promise<unknown> {
    const event = {
      sender: this,
      senderFrame: this.frameFor(frameId),
      frameId: 0,
      processId: 0,
      type: 'frame',
    } as unknown;
    if (kind === 'send') return receiveSend(channel, event as IpcMainEvent, args);
    if (kind === 'invoke') return answerInvoke(channel, event as IpcMainInvokeEvent, args);
    return this.answerAsk(channel, String(args[0]));
  }

  private async answerAsk(what: string, detail: string): Promise<boolean> {
    if (what === 'window-open') this.askToOpen(toApp(detail));
    if (what === 'accelerator') pressAccelerator(detail);
    return what === 'permission' && askPermission(this as unknown as WebContents, detail, this.getURL());
  }

  private askToOpen(url: string): void {
    const details = {
      url,
      frameName: '',
      features: '',
      disposition: 'foreground-tab',
      referrer: { url: '', policy: 'default' },
    };
    const answer = this.openHandler?.(details as HandlerDetails) ?? { action: 'allow' };
    if (answer.action !== 'deny') throw new Error('The Electron stand-in opens no window for a page.');
  }

  /** The theme changed: the page's colours follow. */
  refreshTheme(): void {
    void this.page.then(showTheme).catch(() => {});
  }

  /** The menu changed: the page's keys follow. */
  refreshAccelerators(): void {
    this.link?.refreshAccelerators();
  }

  private frameFor(frameId: string): WebFrameMain | null {
    const frame = this.frames.get(frameId);
    if (frame === undefined) return null;
    const { url, parentId } = frame;
    const parent: WebFrameMain | null = parentId === null ? null : this.frameFor(parentId);
    return only<WebFrameMain, 'url' | 'parent'>('senderFrame', { url, parent }) as WebFrameMain;
  }

  get mainFrame(): WebFrameMain {
    return this.frameFor(this.mainFrameId) as WebFrameMain;
  }

  send(channel: string, ...args: unknown[]): void {
    this.link?.send(this.mainFrameId, channel, args);
  }

  async loadURL(url: string): Promise<void> {
    this.loading = url;
    const page = await this.page;
    // A debugger that has come since may have said another theme.
    await showTheme(page);
    const loaded = new Promise<void>((resolve, reject) => {
      this.whenLoaded = { resolve, reject };
    });
    const { errorText } = await page.send<{ errorText?: string }>('Page.navigate', {
      url: toChromium(url, runtime.schemes),
    });
    if (errorText !== undefined) throw new Error(`${errorText} loading '${url}'`);
    await loaded;
  }

  reload(): void {
    void this.page.then((page) => page.send('Page.reload'));
  }

  getURL(): string {
    return this.frames.get(this.mainFrameId)?.url ?? '';
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const page = await this.page;
    const { result, exceptionDetails } = await page.send<{
      result: { value: unknown };
      exceptionDetails?: { text: string };
    }>('Runtime.evaluate', { expression: code, awaitPromise: true, returnByValue: true, userGesture });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result.value;
  }

  /** Where specs run there is no printer. */
  print(_options?: WebContentsPrintOptions, done?: (isPrinted: boolean, why: string) => void): void {
    done?.(false, 'No printers available on the network');
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    return printToPdf(await this.page, options);
  }

  setWindowOpenHandler(handler: (details: HandlerDetails) => WindowOpenHandlerResponse): void {
    this.openHandler = handler;
  }

  focus(): void {
    void this.page.then((page) => page.send('Page.bringToFront')).catch(() => {});
  }

  openDevTools(): void {
    console.error('The Electron stand-in has no developer tools window; connect to its debugging port instead.');
  }

  isDevToolsOpened(): boolean {
    return false;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  close(): void {
    this.emit('-close-asked');
  }

  /** Closes the page for good, and tells so once. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    all.delete(this.id);
    this.whenLoaded?.reject(new Error('The window was closed while it was loading.'));
    if (this.targetId !== null && !chromiumIsGone()) {
      chromium()
        .browser.send('Target.closeTarget', { targetId: this.targetId })
        .catch(() => {});
    }
    this.emit('destroyed');
  }
}

const ours = new Set<string>();
function chromiumIsGone(): boolean {
  return runtime.chromium === null;
}

/** Closes every page that the app did not make: a link with a target would otherwise open one. */
export function closeForeignPages(): void {
  const { browser } = chromium();
  browser.on(
    'Target.targetCreated',
    ({ targetInfo }: { targetInfo: { targetId: string; type: string; openerId?: string } }) => {
      if (targetInfo.type !== 'page' || targetInfo.openerId === undefined || ours.has(targetInfo.targetId)) return;
      browser.send('Target.closeTarget', { targetId: targetInfo.targetId }).catch(() => {});
    },
  );
}

/** Tells a page which colours are preferred; `system` leaves it to Chromium, or to a spec. */
async function showTheme(page: DebugSession): Promise<void> {
  const { themeSource } = nativeTheme;
  if (themeSource === 'system' && !themed.has(page)) return;
  themed.add(page);
  const value = themeSource === 'system' ? '' : themeSource;
  await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
}
const themed = new WeakSet<DebugSession>();

nativeTheme.on('updated', () => {
  for (const contents of all.values()) contents.refreshTheme();
});

/** Every page learns the keys of a new menu. */
export function refreshAccelerators(): void {
  for (const contents of all.values()) contents.refreshAccelerators();
}

export const webContents = only<typeof Electron.WebContents, 'fromDevToolsTargetId' | 'fromId' | 'getAllWebContents'>(
  'webContents',
  {
    getAllWebContents: () => [...all.values()] as unknown as WebContents[],
    fromId: (id) => all.get(id) as unknown as WebContents | undefined,
    fromDevToolsTargetId: (targetId) =>
      [...all.values()].find((contents) => contents.targetId === targetId) as unknown as WebContents | undefined,
  },
);
