// Which links may leave the app: councils' and the NHS's https pages, and mail to a contact. Everything else is
// refused, because an opened address is an order to the operating system (file:, smb:, a program's own scheme).

/** Public bodies' own domains: every UK council is under gov.uk. */
const allowedDomains = ['gov.uk', 'nhs.uk'];

export type LinkRefusal = 'not-an-address' | 'scheme' | 'host' | 'credentials' | 'mail-fields';

/** Why `url` must not be opened outside the app, or null when it may. */
export function whyRefused(url: string): LinkRefusal | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return 'not-an-address';
  }
  if (parsed.protocol === 'mailto:') {
    // A mail program may attach files that a link names.
    const fields = [...parsed.searchParams.keys()].map((field) => field.toLowerCase());
    return fields.every((field) => ['subject', 'body', 'cc'].includes(field)) ? null : 'mail-fields';
  }
  if (parsed.protocol !== 'https:') return 'scheme';
  // https://www.bradford.gov.uk@elsewhere.example reads like the council and is not.
  if (parsed.username !== '' || parsed.password !== '') return 'credentials';
  const allowed = allowedDomains.some((domain) => parsed.hostname === domain || parsed.hostname.endsWith(`.${domain}`));
  return allowed ? null : 'host';
}

/** The part of an address that can be logged: a path or a query may name a person. */
export function schemeOf(url: string): string {
  return /^([a-z][a-z0-9+.-]{0,30}):/i.exec(url)?.[1]?.toLowerCase() ?? 'none';
}
