import { expect, test } from 'vitest';
import { whyRefused } from '../../../../src-main/window/allowed-links.ts';
import { holdsNhsNumber, mailLink } from '../../../../src-renderer/panels/message/mail-link.ts';

const draft = {
  address: 'support.options@council.example',
  subject: 'Amendment & review',
  text: 'Dear all,\n\n7 hours + 50%.',
};

test('a draft is a link that the app may open, with its lines and signs as they are', () => {
  const link = mailLink(draft);
  expect(link).toMatchObject({ whole: true });
  const url = new URL(link?.url ?? '');
  expect(whyRefused(url.href)).toBeNull();
  expect(url.pathname).toBe('support.options@council.example');
  expect(url.searchParams.get('subject')).toBe('Amendment & review');
  // A plus sign stays one: mail programs do not read it as a blank.
  expect(decodeURIComponent(/body=(.*)$/.exec(url.href)?.[1] ?? '')).toBe('Dear all,\r\n\r\n7 hours + 50%.');
});

test('a text that is too long is left out whole, never cut', () => {
  const long = { ...draft, text: 'Seven hours. '.repeat(200) };
  expect(mailLink(long)).toEqual({
    url: 'mailto:support.options@council.example?subject=Amendment%20%26%20review',
    whole: false,
  });
});

test('an address cannot bring fields of its own, nor be none', () => {
  const url = mailLink({ ...draft, address: 'a@b.example?bcc=c@d.example' });
  expect(url).toBeNull();
  const odd = new URL(mailLink({ ...draft, address: 'a?bcc=x@b.example' })?.url ?? '');
  expect([...odd.searchParams.keys()]).toEqual(['subject', 'body']);
  expect(mailLink({ ...draft, address: 'see the portal' })).toBeNull();
});

test('half a sign, as a cut text has it, does not stop the draft', () => {
  const link = mailLink({ ...draft, subject: 'Cut \ud83d', text: 'Cut \ude00 here, whole \u{1f600}.' });
  const { searchParams } = new URL(link?.url ?? '');
  expect(searchParams.get('subject')).toBe('Cut \ufffd');
  expect(searchParams.get('body')).toBe('Cut \ufffd here, whole \u{1f600}.');
  expect(mailLink({ ...draft, address: 'a\ud83d@b.example' })).toBeNull();
});

test('an NHS number is seen however it is grouped, and no other number is taken for one', () => {
  for (const text of ['NHS number: 999 000 0018', 'No. 9990000018.', '999-000-0018']) {
    expect(holdsNhsNumber(text), text).toBe(true);
  }
  const parts = [
    '\u00a0',
    '\u202f',
    '  ',
    '\n',
    '\r\n',
    '\n\n',
    '\t',
    '.',
    '/',
    '\u2011',
    '\u2013',
    ' – ',
    '\u2212',
    '\u200b',
    '\u00ad',
  ];
  for (const part of parts) {
    const text = `Her number is ${['999', '000', '0018'].join(part)}, born in 1940.`;
    expect(holdsNhsNumber(text), JSON.stringify(part)).toBe(true);
  }
  // Full-width digits; the mark of a footnote; other numbers around it.
  for (const text of ['９９９ ０００ ００１８', '999 000 0018²', '120 999 000 0018 7', 'Hours: 100\n9990000018\n250']) {
    expect(holdsNhsNumber(text), text).toBe(true);
  }
  for (const text of ['999 000 0019', '999\u00a0000\u00a00019', '999, 000 and 0018', '999 000 00187']) {
    expect(holdsNhsNumber(text), text).toBe(false);
  }
  for (const text of ['Telephone 01274 435400', 'SS Ref 0012345', '999 000 0019', '19990000018']) {
    expect(holdsNhsNumber(text), text).toBe(false);
  }
});
