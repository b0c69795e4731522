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

test('an NHS number is seen however it is grouped, and no other number is taken for one', () => {
  for (const text of ['NHS number: 999 000 0018', 'No. 9990000018.', '999-000-0018']) {
    expect(holdsNhsNumber(text), text).toBe(true);
  }
  for (const text of ['Telephone 01274 435400', 'SS Ref 0012345', '999 000 0019', '19990000018']) {
    expect(holdsNhsNumber(text), text).toBe(false);
  }
});
