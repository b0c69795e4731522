import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasWords } from '../../../src-shared/comments/has-words.ts';
import {
  isOwnSentence,
  withHospitalWeek,
  withoutOwnSentences,
  withSentence,
} from '../../../src-shared/comments/own-sentence.ts';
import { readHospitalWeeks } from '../../../src-shared/comments/read-hospital-weeks.ts';
import { writeComment } from '../../../src-shared/comments/write-comment.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { extra, frustrated, hospitalStay, missed, monday } from '../../builders.ts';

const sentence = 'hospital week 2, admitted Monday 24 February 2025';
const stay = hospitalStay();

describe('withHospitalWeek', () => {
  test.each([
    ['', sentence],
    ['  ', sentence],
    ['Hosp wk 1', `Hosp wk 1; ${sentence}`],
    ['in hospital – week one, son told', `in hospital – week one, son told; ${sentence}`],
    ['away all week', `away all week; ${sentence}`],
    ['hospital week 1, admitted Monday 24 February 2025', sentence],
    ['son told; hospital week 1, admitted Monday 24 February 2025', `son told; ${sentence}`],
    ['hospital week 9, admitted Monday 6 January 2025', `hospital week 9, admitted Monday 6 January 2025; ${sentence}`],
  ])('turns “%s” into “%s”', (comment, expected) => {
    expect(withHospitalWeek(comment, stay, monday)).toBe(expected);
  });

  test('holds a person’s comment, whatever it is', () => {
    const text = fc.oneof(fc.string({ maxLength: 5000 }), fc.string({ unit: 'grapheme', maxLength: 200 }));
    fc.assert(
      fc.property(text, (comment) => {
        fc.pre(comment.trim() !== '');
        expect(withHospitalWeek(comment, stay, monday)).toContain(comment);
        expect(withSentence(comment, sentence)).toContain(comment);
      }),
    );
  });

  test('says the week, as long as there is room for it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3000 }), (comment) => {
        expect(readHospitalWeeks(withHospitalWeek(comment, stay, monday))).toContain(2);
      }),
    );
  });
});

describe('the app’s own sentences', () => {
  test('are known again, whatever they are about', () => {
    const variations = [
      frustrated(),
      missed(),
      missed('provider_cause'),
      extra(),
      frustrated({ hospitalStayId: null }),
    ];
    for (const variation of variations) {
      const own = writeComment([variation], [stay], monday, bradford);
      expect(isOwnSentence(own, bradford), own).toBe(true);
    }
  });

  test.each(['2 missed calls', 'hospital week 2', 'planned absence, notice given', 'in hospital since Monday'])(
    '“%s” is a person’s',
    (words) => {
      expect(isOwnSentence(words, bradford)).toBe(false);
    },
  );

  test('are taken out, and a person’s stay', () => {
    const comment = `son told; ${sentence}; 2 missed: planned absence, notice given; ward 7`;
    expect(withoutOwnSentences(comment, bradford)).toBe('son told; ward 7');
    expect(withoutOwnSentences('son told;  ward 7', bradford)).toBe('son told;  ward 7');
  });
});

describe('hasWords', () => {
  test.each(['away', 'ok', 'в отпуске', '住院', 'A&E', 'none of the calls', 'a\u200bb'])(
    '“%s” says something',
    (text) => {
      expect(hasWords(text)).toBe(true);
    },
  );

  test.each([
    '',
    ' ',
    '\u00a0',
    '\u200b\u2060',
    '\u3164\u3164',
    'n/a',
    'N/A.',
    'none',
    '(nil)',
    'TBC',
    'a b',
    '12',
    '住',
    '?!',
  ])('%j says nothing', (text) => {
    expect(hasWords(text)).toBe(false);
  });
});
