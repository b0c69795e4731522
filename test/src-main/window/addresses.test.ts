import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { whyRefused } from '../../../src-main/window/allowed-links.ts';
import { fileFor } from '../../../src-main/window/app-files.ts';
import { newNonce, securityHeaders } from '../../../src-main/window/content-security.ts';

describe('an address of the app', () => {
  const folder = path.resolve('/built/renderer');

  it.each([
    ['app://provider-actuals/', 'index.html'],
    ['app://provider-actuals/index.html', 'index.html'],
    ['app://provider-actuals/assets/index-1.js?x#y', 'assets/index-1.js'],
    // A URL's own parser has resolved the dots already.
    ['app://provider-actuals/../../etc/passwd', 'etc/passwd'],
  ])('%s is the file %s', (url, file) => {
    expect(fileFor(url, folder)).toBe(path.join(folder, file));
  });

  it.each([
    'app://elsewhere/index.html',
    'app://provider-actuals.example/index.html',
    'https://provider-actuals/index.html',
    'app://provider-actuals/..%2f..%2fetc%2fpasswd',
    'app://provider-actuals/..%5c..%5cWindows',
    'app://provider-actuals/%00',
    'app://provider-actuals/%zz',
    '',
  ])('%s is no file', (url) => {
    expect(fileFor(url, folder)).toBeNull();
  });
});

describe('a link that leaves the app', () => {
  it.each([
    'https://www.bradford.gov.uk/adult-social-care/',
    'https://onlineforms.bradford.gov.uk/ufs/CHANGE_OF_PROVIDER.eb',
    'https://www.nhs.uk/',
    'mailto:someone@bradford.gov.uk?subject=Week&body=Hello&CC=other@bradford.gov.uk',
  ])('%s is opened', (url) => {
    expect(whyRefused(url)).toBeNull();
  });

  it.each([
    ['http://www.bradford.gov.uk/', 'scheme'],
    ['file:///C:/Windows/System32/calc.exe', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['ms-settings:privacy', 'scheme'],
    ['\\\\server\\share', 'not-an-address'],
    ['', 'not-an-address'],
    ['https://bradford.gov.uk.example.com/', 'host'],
    ['https://notgov.uk/', 'host'],
    ['https://www.bradford.gov.uk@elsewhere.example/', 'credentials'],
    ['mailto:someone@bradford.gov.uk?attach=C:/secret.txt', 'mail-fields'],
  ])('%s is refused: %s', (url, reason) => {
    expect(whyRefused(url)).toBe(reason);
  });
});

describe('the content security policy', () => {
  const policy = (nonce: string) => securityHeaders(nonce)['Content-Security-Policy'] ?? '';

  it('starts from nothing and never allows inline or evaluated script', () => {
    expect(policy('n').startsWith("default-src 'none'; script-src 'self';")).toBe(true);
    expect(policy('n')).not.toMatch(/unsafe|\*|https?:/);
  });

  it('allows style elements with this load’s nonce, which no other load has', () => {
    const nonce = newNonce();
    expect(policy(nonce)).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(newNonce()).not.toBe(nonce);
  });
});
