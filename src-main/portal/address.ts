// The address of a portal. What must stay true: a sign-in and the data of people never leave this computer
// unencrypted, so plain http is allowed to this same computer (loopback) only.

export type CheckedAddress = { ok: true; base: string } | { ok: false; why: 'not-an-address' | 'insecure' };

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Checks an address and returns it without a trailing slash: `https://portal.example.gov.uk`. */
export function checkAddress(address: string): CheckedAddress {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return { ok: false, why: 'not-an-address' };
  }
  // A name and password inside an address would end up in logs and on screen.
  if (url.username !== '' || url.password !== '' || url.hostname === '') return { ok: false, why: 'not-an-address' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, why: 'not-an-address' };
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) return { ok: false, why: 'insecure' };
  return { ok: true, base: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}
