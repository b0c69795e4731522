// What a window may never do, whatever page or script gets into it: go anywhere, open a window, embed another page,
// ask for a permission, or reach the network. Each refusal is logged with its reason and the scheme of the address.
// Electron grants permission requests by default and lets windows navigate, so silence here would be consent.
import type { App, Event, Session, WebContents } from 'electron';
import type { Log } from '../machine/log.ts';
import { schemeOf, whyRefused } from './allowed-links.ts';
import { appOrigin } from './app-files.ts';
import { openExternal } from './external-links.ts';

/** Locks down every page that this app will ever make; call it before the first window. */
export function lockDownPages(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => lockDownPage(contents, log));
}

function lockDownPage(contents: WebContents, log: Log): void {
  const refuseNavigation = (event: Event, url: string, kind: string) => {
    event.preventDefault();
    // A plain link to the council is not an attack: it belongs in the person's browser.
    if (kind === 'navigation' && whyRefused(url) === null) void openExternal(url, log);
    else log.refused(kind, { scheme: schemeOf(url) });
  };
  contents.on('will-navigate', (event) => refuseNavigation(event, event.url, 'navigation'));
  contents.on('will-redirect', (event) => refuseNavigation(event, event.url, 'redirect'));
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) refuseNavigation(event, event.url, 'frame-navigation');
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.refused('webview');
  });
  contents.setWindowOpenHandler(({ url }) => {
    if (whyRefused(url) === null) void openExternal(url, log);
    else log.refused('window-open', { scheme: schemeOf(url) });
    return { action: 'deny' };
  });
}

/** Refuses every permission and every request that is not for the app's own files. */
export function lockDownSession(session: Session, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => {
    log.refused('permission-request', { permission });
    callback(false);
  });
  // Checks come by the dozen (each focus asks for some), so they are refused without a line each.
  const checked = new Set<string>();
  session.setPermissionCheckHandler((_contents, permission) => {
    if (!checked.has(permission)) log.refused('permission-check', { permission });
    checked.add(permission);
    return false;
  });
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, callback) => {
    const own = details.url.startsWith(`${appOrigin}/`) || /^(data|blob|devtools):/.test(details.url);
    if (!own) log.refused('request', { scheme: schemeOf(details.url), kind: details.resourceType });
    callback({ cancel: !own });
  });
}
