// Every sentence that a person can meet stands in docs/messages.md, where it can be read in one go; and none of them
// talks like a program.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { messagesFile, messagesText, sentencesOf } from './messages.ts';

const now = messagesText();

test('docs/messages.md is up to date (renew it with: node test/docs/messages.ts)', () => {
  // Compared as a whole, so that a failure shows the sentence that is missing.
  expect(readFileSync(messagesFile, 'utf8').split('\n')).toEqual(now.split('\n'));
});

test('no message uses a word of programmers', () => {
  const wrong = now
    .split('\n')
    .filter((line) => line.startsWith('- ') && /\binvalid|\bnull\b|\bundefined\b/i.test(line));
  expect(wrong).toEqual([]);
});

test('dates in messages are written as in the United Kingdom, times as 5pm or 4:20pm', () => {
  const otherwise = [
    /\b\d{1,2}(?:\.\d{2} ?|:00 ?| )[ap]m\b/i,
    /\b[012]\d:[0-5]\d\b/,
    /\b\d{4}-\d\d-\d\d\b/,
    /\b\d{1,2}\/\d{1,2}\/\d{2,4}\b/,
    /\b(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}\b/,
  ];
  const lines = now.split('\n').filter((line) => line.startsWith('- '));
  expect(lines.filter((line) => otherwise.some((one) => one.test(line)))).toEqual([]);
});

test('a sentence is found in a text, a template and a screen', () => {
  const source = `
    const a = 'Enter a number.'; const key = 'needs-something';
    const b = (name: string) => \`Remove \${name} now?\`;
    const c = <p>Nothing to put right.</p>;
    if (b) throw new Refused('week-not-over', 'Confirm it from Monday.');
    throw new Error('Not for people to read.');`;
  expect(sentencesOf(source, true)).toEqual([
    'Enter a number.',
    'Remove … now?',
    'Nothing to put right.',
    'Confirm it from Monday.',
  ]);
});
