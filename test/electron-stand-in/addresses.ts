// Chromium knows no app:// scheme. Inside it, app://host/path is https://host.app.stand-in.invalid/path: a host that
// can exist nowhere (RFC 2606), answered before any look-up. Main and preload only ever see the app:// form.

const reserved = '.stand-in.invalid';

/** The address inside Chromium for an address of the app; any other comes back as it is. */
export function toChromium(url: string, schemes: ReadonlySet<string>): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  if (scheme === undefined || !schemes.has(scheme)) return url;
  return `https://${host}.${scheme}${reserved}${rest}`;
}

/** The address as the app knows it, for one inside Chromium. */
export function toApp(url: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.stand-in\.invalid(.*)$/s.exec(url) ?? [];
  return scheme === undefined ? url : `${scheme}://${host}${rest}`;
}
