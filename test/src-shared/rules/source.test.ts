// No sentence is quoted to whom it does not speak: every rule, on every service and category.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { type Category, categories } from '../../../src-shared/domain/actuals.ts';
import { type ServiceType, serviceTypes } from '../../../src-shared/domain/lines.ts';
import { ruleIds } from '../../../src-shared/rules/rule-ids.ts';
import { sourceOf } from '../../../src-shared/rules/source.ts';
import {
  actualWith,
  extra,
  findingOf,
  frustrated,
  hospitalStay,
  lineOf,
  missed,
  rulesOf,
  serviceEnd,
} from '../../builders.ts';

const briefing = 'Provider Portal for Supported Living, briefing of January 2025';
const isLiving = (type: ServiceType | null) => type?.startsWith('supported_living') ?? false;
const places = [...serviceTypes, null].flatMap((type) =>
  [...categories, 'comment', 'days', 'stay', null].map((field) => ({ type, field: field as Category | null })),
);

/** Which services the briefing's sentences speak of, by the words that only they have. */
const speaksOf: readonly (readonly [RegExp, (type: ServiceType) => boolean])[] = [
  [
    /Shared support can be paid|shared support hours to have variations|beyond 6 weeks|note included in the comments\.” /,
    (type) => type === 'supported_living_shared',
  ],
  [
    /Community Support|3 consecutive occurrences|beyond 2 weeks|Non engagement/,
    (type) => isLiving(type) && type !== 'supported_living_shared',
  ],
];
/** What the web page says of home support alone. */
const ofHomeSupport =
  /planned home support|Increases to planned services|exceeds 7 days|exceeding 7 days|fourteen \(14\) days|ending services|providing home support|increased or reduced service/;

test('every rule has a sentence or says on what it rests, for every service and category', () => {
  for (const rule of ruleIds) {
    for (const { type, field } of places) {
      expect(sourceOf(bradford, rule, type, field).length, `${rule} ${type} ${field}`).toBeGreaterThan(20);
    }
  }
});

test('quotes the briefing for supported living alone, and there for the kind of support that it speaks of', () => {
  for (const rule of ruleIds) {
    for (const { type, field } of places) {
      const source = sourceOf(bradford, rule, type, field);
      if (!source.includes(briefing)) continue;
      expect(isLiving(type), `${rule} ${type} ${field}: ${source}`).toBe(true);
      for (const [words, fits] of speaksOf) {
        if (words.test(source)) expect(type !== null && fits(type), `${rule} ${type}: ${source}`).toBe(true);
      }
    }
  }
});

test('quotes what the page says of home support for home support and extra care alone', () => {
  for (const rule of ruleIds) {
    for (const { type, field } of places) {
      const source = sourceOf(bradford, rule, type, field);
      if (ofHomeSupport.test(source)) expect(['home_support', 'extra_care'], `${rule}: ${source}`).toContain(type);
    }
  }
});

test.each([
  ['Weekly Frustrated Quantity', ['frustrated']],
  ['Weekly Missed Quantity', ['missed']],
  ['Weekly Extra Quantity', ['extra']],
  ['Extras should not be claimed', ['extra', 'days', 'comment', 'stay', null]],
] as const)('quotes “%s …” of its category', (words, fields) => {
  for (const rule of ruleIds) {
    // Of rules about extra hours alone, every field is about them.
    if (rule.startsWith('extra-')) continue;
    for (const { type, field } of places) {
      if (sourceOf(bradford, rule, type, field).includes(words)) expect(fields, rule).toContain(field);
    }
  }
});

test('findings about a column or a stay quote the sentence about their category', () => {
  const stays = [hospitalStay({ admitted: '2025-02-10' })];
  const lines = [lineOf('supported_living_community')];
  const asMissed = { lines, actuals: [actualWith([missed('hospital')])] };
  expect(findingOf('hospital-stay-missing', asMissed).source).toContain('Our reading');
  const asFrustrated = { lines, actuals: [actualWith([frustrated({ hospitalStayId: null })])] };
  expect(findingOf('hospital-stay-missing', asFrustrated).source).toContain('must be recorded in frustrated calls');
  const home = { stays, actuals: [actualWith([frustrated()], { comment: 'hospital week 4' })] };
  expect(findingOf('hospital-week-limit', home).source).toContain('Use Frustrated claims for anything other');
  expect(rulesOf({ actuals: [actualWith([extra({ firstDay: null })])] })).toEqual(['extra-needs-days']);
  const ended = findingOf('delivered-after-end', { lines: [lineOf('day_activities')], ends: [serviceEnd()] });
  expect(ended.source).toContain('Weekly Actual Quantity');
});
