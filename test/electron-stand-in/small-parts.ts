// The parts of Electron that the app uses a little of: dialogs, keyring, clipboard, screens, notices and the like.
// There is nobody in front of a stand-in, so a dialog is cancelled and says so; specs put their answer in its place.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Clipboard, Dialog, Display, NativeTheme, Net, PowerMonitor, SafeStorage, Screen, Shell } from 'electron';
import { only, onlyEmitting, strict } from './only.ts';

const cancelled = (what: string) => console.error(`electron-stand-in: ${what} has nobody to ask, and is cancelled.`);

// Each has a second overload with a window in front; the answer is the same.
export const dialog = only<Dialog, 'showErrorBox' | 'showMessageBox' | 'showOpenDialog' | 'showSaveDialog'>('dialog', {
  showOpenDialog: async () => {
    cancelled('showOpenDialog');
    return { canceled: true, filePaths: [] };
  },
  showSaveDialog: async () => {
    cancelled('showSaveDialog');
    return { canceled: true, filePath: '' };
  },
  showMessageBox: async (...args: unknown[]) => {
    const { message, cancelId = 0 } = args.at(-1) as { message: string; cancelId?: number };
    cancelled(`showMessageBox (“${message}”)`);
    return { response: cancelId, checkboxChecked: false };
  },
  showErrorBox: (title, content) => console.error(`electron-stand-in: ${title}: ${content}`),
});

export const shell = only<Shell, 'beep' | 'openExternal' | 'openPath' | 'showItemInFolder'>('shell', {
  openExternal: async (url) => {
    const opener = process.platform === 'darwin' ? 'open' : 'xdg-open';
    spawn(opener, [url], { stdio: 'ignore', detached: true }).on('error', () => {
      console.error('electron-stand-in: there is nothing here to open a link with.');
    });
  },
  openPath: async () => 'The Electron stand-in opens no files.',
  showItemInFolder: () => {},
  beep: () => {},
});

let copied = '';
export const clipboard = only<Clipboard, 'clear' | 'readText' | 'writeText'>('clipboard', {
  readText: async () => copied,
  writeText: async (text) => {
    copied = text;
  },
  clear: () => {
    copied = '';
  },
});

// Like a Linux machine without a secret service: no keyring until plain text is asked for by name.
let plainText = false;
const mark = 'stand-in plain text:';
const encrypt = (text: string): Buffer => {
  if (!plainText)
    throw new Error('Error while encrypting the text provided to safeStorage. Encryption is not available.');
  return Buffer.from(mark + text, 'utf8');
};
const decrypt = (bytes: Buffer): string => {
  const text = bytes.toString('utf8');
  if (!plainText || !text.startsWith(mark))
    throw new Error('Error while decrypting the ciphertext provided to safeStorage.');
  return text.slice(mark.length);
};
export const safeStorage = only<
  SafeStorage,
  | 'decryptStringAsync'
  | 'encryptStringAsync'
  | 'getSelectedStorageBackend'
  | 'isAsyncEncryptionAvailable'
  | 'setUsePlainTextEncryption'
>('safeStorage', {
  setUsePlainTextEncryption: (use) => {
    plainText = use;
  },
  isAsyncEncryptionAvailable: async () => plainText,
  encryptStringAsync: async (text) => encrypt(text),
  decryptStringAsync: async (bytes) => ({ result: decrypt(bytes), shouldReEncrypt: false }),
  getSelectedStorageBackend: () => 'basic_text',
});

const theme = { dark: false, source: 'system' as NativeTheme['themeSource'] };
export const nativeTheme = onlyEmitting<
  NativeTheme,
  'shouldUseDarkColors' | 'shouldUseHighContrastColors' | 'themeSource'
>('nativeTheme', {
  get shouldUseDarkColors() {
    return theme.source === 'system' ? theme.dark : theme.source === 'dark';
  },
  shouldUseHighContrastColors: false,
  get themeSource() {
    return theme.source;
  },
  set themeSource(source) {
    theme.source = source;
    nativeTheme.emit('updated');
  },
});

const workArea = { x: 0, y: 0, width: 1920, height: 1080 };
const display = only<Display, 'bounds' | 'id' | 'scaleFactor' | 'size' | 'workArea' | 'workAreaSize'>('display', {
  id: 1,
  scaleFactor: 1,
  bounds: workArea,
  workArea,
  size: workArea,
  workAreaSize: workArea,
}) as Display;
export const screen = onlyEmitting<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>('screen', {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
});

export const powerMonitor = onlyEmitting<PowerMonitor, 'getSystemIdleState' | 'getSystemIdleTime'>('powerMonitor', {
  getSystemIdleState: () => 'active',
  getSystemIdleTime: () => 0,
});

export const net = only<Net, 'fetch' | 'isOnline' | 'online'>('net', {
  fetch: (input, init) => fetch(input, init),
  isOnline: () => true,
  online: true,
});

/** A notice that nobody sees; a spec finds the ones that were shown in `Notification.shown`, and may click them. */
export class Notification extends EventEmitter {
  static readonly shown: { title: string; body: string; click: () => void }[] = [];
  static isSupported(): boolean {
    return true;
  }
  readonly title: string;
  readonly body: string;
  constructor({ title = '', body = '' }: { title?: string; body?: string } = {}) {
    super();
    this.title = title;
    this.body = body;
  }
  show(): void {
    Notification.shown.push({ title: this.title, body: this.body, click: () => this.emit('click', {}) });
    this.emit('show', {});
  }
  close(): void {
    this.emit('close', {});
  }
}

/** An icon that nobody sees. */
export class Tray extends EventEmitter {
  setToolTip(_text: string): void {}
  setContextMenu(_menu: unknown): void {}
  setImage(_image: unknown): void {}
  destroy(): void {}
  isDestroyed(): boolean {
    return false;
  }
}

const emptyImage = { isEmpty: () => true };
export const nativeImage = strict('nativeImage', {
  createEmpty: () => emptyImage,
  createFromPath: (_path: string) => emptyImage,
  createFromDataURL: (_url: string) => emptyImage,
});
