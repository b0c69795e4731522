import { describe, expect, test } from 'vitest';
import bradfordJson from '../../../src-shared/council/bradford.json' with { type: 'json' };
import { bradford } from '../../../src-shared/council/index.ts';
import { parseCouncilProfile } from '../../../src-shared/council/parse.ts';
import { serviceTypes } from '../../../src-shared/domain/lines.ts';
import { ruleIds } from '../../../src-shared/rules/rule-ids.ts';
import { exampleshire } from '../../exampleshire.ts';

function problemsOf(change: object): string[] {
  const parsed = parseCouncilProfile({ ...bradfordJson, ...change });
  return parsed.ok ? [] : parsed.problems.map((problem) => problem.path);
}

describe('parseCouncilProfile', () => {
  test('takes the shipped profiles, also as text', () => {
    expect(parseCouncilProfile(JSON.stringify(bradfordJson))).toEqual({ ok: true, profile: bradford });
    expect(parseCouncilProfile(exampleshire)).toEqual({ ok: true, profile: exampleshire });
  });

  test.each([
    [{ step: -1 }, 'step'],
    [{ temporaryDays: 'seven' }, 'temporaryDays'],
    [{ deadline: { ...bradford.deadline, time: '5pm' } }, 'deadline.time'],
    [{ deadline: { ...bradford.deadline, timeZone: 'Europe/Bradford' } }, 'deadline.timeZone'],
    [
      { csv: { ...bradford.csv, columns: [...bradford.csv.columns, { field: 'date', header: 'Day' }] } },
      'csv.columns.10.field',
    ],
    [{ bankHolidays: { ...bradford.bankHolidays, days: ['2030-01-01'] } }, 'bankHolidays.days.0'],
    [
      { contactFor: { ...bradford.contactFor, password: { contactId: 'nobody', said: true } } },
      'contactFor.password.contactId',
    ],
    [{ accountLock: { afterDays: 90, warnFromDay: 91 } }, 'accountLock.warnFromDay'],
    [{ serviceTypes: { ...bradford.serviceTypes, home_support: undefined } }, 'serviceTypes.home_support'],
  ])('names the path of %j', (change, path) => {
    expect(problemsOf(change)).toEqual([path]);
  });

  test('answers a profile made for a newer app with that one sentence', () => {
    const parsed = parseCouncilProfile({ schemaVersion: 2, everything: 'else is different' });
    expect(parsed).toMatchObject({ ok: false, newer: true, problems: [{ path: 'schemaVersion' }] });
  });

  test.each(['', 'not JSON', '[]', 'null', '7', null, undefined, 3, []])('refuses %j with a sentence', (json) => {
    const parsed = parseCouncilProfile(json);
    expect(parsed).toMatchObject({ ok: false, newer: false });
  });
});

describe('Bradford’s profile', () => {
  test('has a source for every rule', () => {
    expect(ruleIds.filter((rule) => !bradford.sources[rule]?.length)).toEqual([]);
  });

  test.each(serviceTypes)('quotes some sentence for every rule on %s', (serviceType) => {
    const silent = ruleIds.filter(
      (rule) =>
        !bradford.sources[rule]?.some(
          (source) => source.serviceTypes === null || source.serviceTypes.includes(serviceType),
        ),
    );
    // These two rules cannot object on the service types that their sources leave out.
    expect(silent.filter((rule) => rule !== 'extra-not-allowed' && rule !== 'shared-variation')).toEqual([]);
  });

  test('marks the contacts that the guidance leaves blank as our reading', () => {
    const filledIn = Object.entries(bradford.contactFor).filter(([, { said }]) => !said);
    expect(filledIn.map(([topic]) => topic).sort()).toEqual([
      'access',
      'line-incorrect',
      'payment-query',
      'service-ended',
    ]);
  });
});

test.each([
  [{ temporaryDays: 'five' }, 'temporaryDays: must be a number.'],
  [{ contacts: 'none' }, 'contacts: must be a list.'],
  [{ step: undefined }, 'step: a number is missing.'],
  [
    { serviceTypes: { ...bradford.serviceTypes, homecare: {} } },
    'serviceTypes.homecare: the app knows nothing of this name.',
  ],
  [{ temporaryDays: 0 }, 'temporaryDays: must be 1 or more.'],
  [{ nonEngagementReviewAt: 101 }, 'nonEngagementReviewAt: must be 100 or less.'],
  [{ name: '' }, 'name: must not be empty.'],
  [{ confirmation: { scope: 'all' } }, 'confirmation.scope: must be "service" or "week".'],
  [{ csv: { ...bradford.csv, separator: '|' } }, 'csv.separator: must be ",", ";" or a tab.'],
  [
    { adjustment: { ...bradford.adjustment, formUrl: 'the form' } },
    'adjustment.formUrl: must be a web address such as https://www.example.org/form.',
  ],
  [{ schemaVersion: 'one' }, 'schemaVersion: must be 1.'],
])('%j is told in the words of whoever edits the file', (parts, sentence) => {
  const parsed = parseCouncilProfile({ ...bradford, ...parts });
  expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.sentence)).toEqual([sentence]);
});

/** Each place of a profile once: of a list its first entry, of records alike the first. */
function* places(value: unknown, path: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  const alike = ['serviceTypes', 'reasons', 'sources', 'contactFor'].includes(String(path.at(-1)));
  const entries = Object.entries(value);
  for (const [key, inside] of Array.isArray(value) || alike ? entries.slice(0, 1) : entries) {
    yield* places(inside, [...path, key]);
  }
}

function withValue(profile: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value;
  const of = profile as Record<string, unknown>;
  const changed = withValue(of[String(key)], rest, value);
  if (!Array.isArray(profile)) return { ...of, [key]: changed };
  return profile.map((one, index) => (index === Number(key) ? changed : one));
}

test('no wrong value, wherever it stands, is told in the words of the program', () => {
  const told = new Set<string>();
  const short = { ...bradfordJson, sources: { 'over-planned': bradfordJson.sources['reason-not-allowed'] } };
  for (const path of places(short)) {
    for (const value of ['', 'x', -1, 1.5, 1e9, null, [], {}]) {
      const parsed = parseCouncilProfile(withValue(short, path, value));
      if (!parsed.ok) for (const { path: at, sentence } of parsed.problems) told.add(sentence.replace(at, ''));
    }
  }
  expect(told.size).toBeGreaterThan(30);
  expect([...told].filter((sentence) => /expected|invalid|too (small|big)|received|zod/i.test(sentence))).toEqual([]);
});
