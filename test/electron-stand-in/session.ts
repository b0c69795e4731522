// Stands in for `session` and `protocol`: who answers app://, which requests are let through, which permissions.
import { Buffer } from 'node:buffer';
import type {
  CallbackResponse,
  OnBeforeRequestListenerDetails,
  Protocol,
  Session,
  WebContents,
  WebRequest,
} from 'electron';
import { toApp } from './addresses.ts';
import type { Session as DebugSession } from './chromium.ts';
import { only } from './only.ts';
import { runtime } from './runtime.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type BeforeRequest = (details: OnBeforeRequestListenerDetails, callback: (response: CallbackResponse) => void) => void;

const schemeHandlers = new Map<string, Parameters<Protocol['handle']>[1]>();
let permissionRequest: RequestHandler | null = null;
let permissionCheck: CheckHandler | null = null;
let beforeRequest: BeforeRequest | null = null;

export const protocol = only<Protocol, 'handle' | 'isProtocolHandled' | 'registerSchemesAsPrivileged' | 'unhandle'>(
  'protocol',
  {
    registerSchemesAsPrivileged: (schemes) => {
      for (const { scheme } of schemes) runtime.schemes.add(scheme);
    },
    handle: (scheme, handler) => void schemeHandlers.set(scheme, handler),
    unhandle: (scheme) => void schemeHandlers.delete(scheme),
    isProtocolHandled: (scheme) => schemeHandlers.has(scheme),
  },
);

// Its two overloads differ in whether a filter comes first; a filter would go unheeded here, so it is refused.
const onBeforeRequest = ((...args: [BeforeRequest | null] | [object, BeforeRequest | null]) => {
  if (args.length > 1) throw new Error('The Electron stand-in knows no filter in webRequest.onBeforeRequest.');
  beforeRequest = args[0] as BeforeRequest | null;
}) as WebRequest['onBeforeRequest'];

const defaultSession = only<
  Session,
  'protocol' | 'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler' | 'webRequest'
>('session.defaultSession', {
  protocol: protocol as Protocol,
  webRequest: only<WebRequest, 'onBeforeRequest'>('webRequest', { onBeforeRequest }) as WebRequest,
  setPermissionRequestHandler: (handler) => {
    permissionRequest = handler;
  },
  setPermissionCheckHandler: (handler) => {
    permissionCheck = handler;
  },
  // Chromium itself offers no device in a page that has no permission.
  setDevicePermissionHandler: () => {},
});

// A session without pages: all it does is fetch, past what the pages' session is told to refuse.
const partition = only<Session, 'fetch'>('session.fromPartition()', { fetch: (input, init) => fetch(input, init) });

export const session = only<typeof Electron.session, 'defaultSession' | 'fromPartition'>('session', {
  defaultSession: defaultSession as Session,
  fromPartition: () => partition as Session,
});

/** A page asks for `permission`: the check first, then the request, as Electron does. Electron's default is yes. */
export async function askPermission(contents: WebContents, permission: string, origin: string): Promise<boolean> {
  const asked = permission as Parameters<RequestHandler>[1];
  permissionCheck?.(contents, asked, origin, { isMainFrame: true, requestingUrl: origin });
  if (permissionRequest === null) return true;
  const details = { isMainFrame: true, requestingUrl: origin };
  return new Promise((resolve) => permissionRequest?.(contents, asked, resolve, details));
}

/** A request that Chromium has paused at. */
export interface PausedRequest {
  requestId: string;
  frameId: string;
  resourceType: string;
  request: { url: string; method: string; headers: Record<string, string>; postData?: string };
}

/** Lets the app refuse, answer or pass a request of a page. */
export async function answerRequest(paused: PausedRequest, page: DebugSession, contentsId: number): Promise<void> {
  const { requestId } = paused;
  const url = toApp(paused.request.url);
  try {
    if (await isCancelled(paused, url, contentsId)) {
      await page.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
      return;
    }
    const handler = schemeHandlers.get(url.slice(0, url.indexOf(':')));
    if (handler === undefined) {
      await page.send('Fetch.continueRequest', { requestId });
      return;
    }
    const { method, headers, postData } = paused.request;
    const response = await handler(
      new Request(url, { method, headers, ...(postData === undefined ? {} : { body: postData }) }),
    );
    await page.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    });
  } catch (error) {
    // The page may have gone meanwhile; a handler that throws is a failed request, as in Electron.
    if (!String(error).includes('Fetch.')) console.error(error);
    await page.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }).catch(() => {});
  }
}

function isCancelled(paused: PausedRequest, url: string, contentsId: number): Promise<boolean> {
  const listener = beforeRequest;
  if (listener === null) return Promise.resolve(false);
  const kinds: Record<string, string> = {
    Document: 'mainFrame',
    Stylesheet: 'stylesheet',
    Script: 'script',
    Image: 'image',
    Font: 'font',
    XHR: 'xhr',
    Fetch: 'xhr',
    Ping: 'ping',
    WebSocket: 'webSocket',
  };
  const details = {
    id: 0,
    url,
    method: paused.request.method,
    resourceType: (kinds[paused.resourceType] ?? 'other') as 'other',
    referrer: '',
    timestamp: Date.now(),
    uploadData: [],
    webContentsId: contentsId,
  };
  return new Promise((resolve) => listener(details, ({ cancel = false }) => resolve(cancel)));
}
