// The content security policy of every page the app serves: its own scripts and styles, and nothing from anywhere
// else. AG Grid adds style elements while it runs, hence a nonce, new for each load, that index.html carries to it.
import { randomBytes } from 'node:crypto';

/** What the build leaves in index.html wherever the nonce belongs (`html.cspNonce` in electron.vite.config.ts). */
export const noncePlaceholder = '__CSP_NONCE__';

/** A nonce for one load of the page: 128 random bits. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}

/** The response headers for a page; `nonce` is the one written into that page. */
export function securityHeaders(nonce: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // AG Grid's icons are data: images inside its style sheet.
    "img-src 'self' data:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  };
}
