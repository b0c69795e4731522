// Stands in for `BrowserWindow`: a window of Chromium, with the bounds and states that the app asks about.
import { EventEmitter } from 'node:events';
import type {
  BrowserWindowConstructorOptions,
  BrowserWindow as ElectronWindow,
  Rectangle,
  WebContents,
} from 'electron';
import { app, cancelQuit, listWindows, windowGone } from './app.ts';
import { strict } from './only.ts';
import { chromium, preventable } from './runtime.ts';
import { StandInWebContents } from './web-contents.ts';

const all = new Map<number, BrowserWindow>();
let focused: number | null = null;
let last = 0;

type Implemented =
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getBounds'
  | 'getNormalBounds'
  | 'getTitle'
  | 'hide'
  | 'id'
  | 'isContentProtected'
  | 'isDestroyed'
  | 'isFocused'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'minimize'
  | 'restore'
  | 'setBackgroundColor'
  | 'setBounds'
  | 'setContentProtection'
  | 'setTitle'
  | 'show'
  | 'unmaximize';

export class BrowserWindow extends EventEmitter implements Pick<ElectronWindow, Implemented> {
  readonly id: number;
  readonly webContents: WebContents;
  private bounds: Rectangle;
  private state: 'normal' | 'maximized' | 'minimized' = 'normal';
  private visible: boolean;
  private destroyed = false;
  private title: string;
  private contentProtected = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    last += 1;
    this.id = last;
    const { x = 0, y = 0, width = 800, height = 600, title = app.name, show = true } = options;
    this.bounds = { x, y, width, height };
    this.title = title;
    this.visible = show;
    const contents = new StandInWebContents(options.webPreferences ?? {}, { width, height });
    this.webContents = contents as unknown as WebContents;
    const self = strict('BrowserWindow', this) as this;
    all.set(this.id, self);
    focused = this.id;
    contents.once('did-finish-load', () => self.emit('ready-to-show'));
    contents.on('-close-asked', () => self.close());
    contents.once('destroyed', () => self.gone());
    app.emit('browser-window-created', {}, self);
    // biome-ignore lint/correctness/noConstructorReturn: the proxy is what throws by name on the rest of Electron
    return self;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  close(): void {
    if (this.destroyed) return;
    const event = preventable({});
    this.emit('close', event);
    if (event.defaultPrevented) cancelQuit();
    else this.destroy();
  }

  destroy(): void {
    (this.webContents as unknown as StandInWebContents).destroy();
  }

  private gone(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    all.delete(this.id);
    if (focused === this.id) focused = null;
    this.emit('closed');
    windowGone();
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  show(): void {
    this.visible = true;
    this.focus();
    this.emit('show');
  }

  hide(): void {
    this.visible = false;
    this.emit('hide');
  }

  isVisible(): boolean {
    return this.visible;
  }

  focus(): void {
    focused = this.id;
    this.webContents.focus();
    this.emit('focus');
  }

  isFocused(): boolean {
    return focused === this.id;
  }

  minimize(): void {
    this.become('minimized');
    this.emit('minimize');
  }

  isMinimized(): boolean {
    return this.state === 'minimized';
  }

  restore(): void {
    this.become('normal');
    this.emit('restore');
  }

  maximize(): void {
    this.visible = true;
    this.become('maximized');
    this.emit('maximize');
  }

  unmaximize(): void {
    this.become('normal');
    this.emit('unmaximize');
  }

  isMaximized(): boolean {
    return this.state === 'maximized';
  }

  getBounds(): Rectangle {
    return { ...this.bounds };
  }

  getNormalBounds(): Rectangle {
    return { ...this.bounds };
  }

  setBounds(bounds: Partial<Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    const { x: left, y: top, width, height } = this.bounds;
    void this.place({ left, top, width, height });
    this.emit('resize');
  }

  setBackgroundColor(_colour: string): void {}

  isContentProtected(): boolean {
    return this.contentProtected;
  }

  /** A hidden Chromium is in nobody's picture; the choice is kept to be asked for. */
  setContentProtection(enable: boolean): void {
    this.contentProtected = enable;
  }

  getTitle(): string {
    return this.title;
  }

  setTitle(title: string): void {
    this.title = title;
  }

  private become(state: 'normal' | 'maximized' | 'minimized'): void {
    this.state = state;
    void this.place({ windowState: state });
  }

  private async place(bounds: object): Promise<void> {
    const { targetId } = this.webContents as unknown as StandInWebContents;
    if (targetId === null || this.destroyed) return;
    try {
      const { browser } = chromium();
      const { windowId } = await browser.send<{ windowId: number }>('Browser.getWindowForTarget', { targetId });
      await browser.send('Browser.setWindowBounds', { windowId, bounds });
    } catch {
      // Headless windows have no such state to be in.
    }
  }

  static getAllWindows(): BrowserWindow[] {
    return [...all.values()];
  }

  static getFocusedWindow(): BrowserWindow | null {
    return (focused === null ? undefined : all.get(focused)) ?? null;
  }

  static fromWebContents(contents: { id: number } | null | undefined): BrowserWindow | null {
    return [...all.values()].find((window) => window.webContents.id === contents?.id) ?? null;
  }

  static fromId(id: number): BrowserWindow | null {
    return all.get(id) ?? null;
  }
}

listWindows(() => [...all.values()]);
