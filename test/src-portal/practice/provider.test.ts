// The practice provider as a coordinator meets it: people, plan, accounts and calendar.
import { expect, test } from 'vitest';
import { clockStart, currentWeek } from '../../../src-portal/practice/calendar.ts';
import { practiceProvider } from '../../../src-portal/practice/index.ts';
import { nhsCheckDigit } from '../../../src-portal/practice/references.ts';
import {
  adjustmentRequestSchema,
  hospitalStaySchema,
  isPlannedInWeek,
  personSchema,
  serviceEndSchema,
  serviceLineSchema,
  serviceTypes,
} from '../../../src-shared/domain/lines.ts';
import { isMonday, sundayOf } from '../../../src-shared/domain/week.ts';
import { disputeSchema } from '../../../src-shared/portal-api/index.ts';

const data = practiceProvider();
const planned = data.lines.filter((line) => isPlannedInWeek(line, currentWeek, sundayOf(currentWeek)));

test('the practice provider is the same in every run', () => {
  expect(practiceProvider()).toEqual(data);
});

test('changing one copy of the practice provider leaves the next one alone', () => {
  const copy = practiceProvider();
  for (const line of copy.lines) line.plannedQuantity = 0;
  for (const account of copy.accounts) account.password = '';
  expect(practiceProvider()).toEqual(data);
});

test('the current week has 160 lines of 120 people', () => {
  expect(planned).toHaveLength(160);
  expect(new Set(planned.map((line) => line.ssRef)).size).toBe(120);
});

test('every service type is planned in the current week', () => {
  expect(new Set(planned.map((line) => line.serviceType))).toEqual(new Set(serviceTypes));
});

test('every record is what the portal API carries', () => {
  for (const person of data.people) personSchema.parse(person);
  for (const line of data.lines) serviceLineSchema.parse(line);
  for (const stay of data.stays) hospitalStaySchema.parse(stay);
  for (const adjustment of data.adjustments) adjustmentRequestSchema.parse(adjustment);
  for (const { end } of data.ends) serviceEndSchema.parse(end);
  for (const dispute of data.disputes) disputeSchema.parse(dispute);
});

test('an SS Ref, with service and level, names one line', () => {
  const keys = data.lines.map((line) => `${line.ssRef}|${line.service}|${line.serviceLevel}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('SS Refs are seven digits, many of them starting with 0', () => {
  const refs = data.people.map(({ ssRef }) => ssRef);
  expect(refs.every((ref) => /^\d{7}$/.test(ref))).toBe(true);
  expect(new Set(refs).size).toBe(refs.length);
  expect(refs.filter((ref) => ref.startsWith('0')).length).toBeGreaterThan(30);
});

test('NHS numbers come from the test range, with their check digit', () => {
  const numbers = data.people.flatMap(({ nhsNumber }) => nhsNumber ?? []);
  expect(numbers.length).toBeGreaterThan(100);
  for (const number of numbers) {
    expect(number).toMatch(/^999\d{7}$/);
    expect(nhsCheckDigit(number.slice(0, 9))).toBe(Number(number[9]));
  }
});

test('the check digit agrees with the published test numbers', () => {
  expect(['999000001', '999000002', '999000003'].map(nhsCheckDigit)).toEqual([8, 6, 4]);
});

test('names are not repeated, and addresses lie in ZZ99', () => {
  expect(new Set(data.people.map(({ name }) => name)).size).toBe(data.people.length);
  expect(data.people.every(({ address }) => /, Bradford, ZZ99 \d[A-Z]{2}$/.test(address ?? ''))).toBe(true);
});

test('lines start and end within the twelve weeks', () => {
  expect(data.lines.filter((line) => line.startDate >= '2025-03-10')).toHaveLength(2);
  expect(data.lines.filter((line) => line.endDate !== null)).toHaveLength(2);
});

test('some plan is off the step of 0.25', () => {
  expect(planned.some((line) => line.plannedQuantity % 25 !== 0)).toBe(true);
});

test('practice begins on the Monday after the current week, at nine in London', () => {
  expect(isMonday(currentWeek)).toBe(true);
  expect(data.clockStart).toBe(clockStart);
  expect(new Date(clockStart).toLocaleString('en-GB', { timeZone: 'Europe/London' })).toBe('09/06/2025, 09:00:00');
});

test('the current week is not generated', () => {
  expect(data.weeks.at(-1)).toEqual({
    weekStart: currentWeek,
    status: 'open',
    generatedAt: null,
    actuals: [],
    receipts: [],
    payments: [],
  });
});

test('Aisha Khan records and confirms, Ben Carter records', () => {
  expect(data.accounts.map(({ user, name, roles }) => ({ user, name, roles }))).toEqual([
    { user: 'aisha.khan', name: 'Aisha Khan', roles: ['recorder', 'confirmer'] },
    { user: 'ben.carter', name: 'Ben Carter', roles: ['recorder'] },
  ]);
});

test('one dispute waits for an answer, on a week that is processed', () => {
  const open = data.disputes.filter(({ state }) => state === 'open');
  expect(open).toHaveLength(1);
  const week = data.weeks.find(({ weekStart }) => weekStart === open[0]?.weekStart);
  expect(week?.status).toBe('payment-processed');
  expect(open[0]?.messages.at(-1)?.from).toBe('council');
  expect(open[0]?.messages[0]?.text).toContain('3.00 extra hours');
});

test('someone with shared support is in hospital week 2 in the current week', () => {
  const stay = data.stays.find(({ discharged }) => discharged === null);
  expect(stay?.admitted).toBe('2025-05-29');
  const types = planned.filter(({ ssRef }) => ssRef === stay?.ssRef).map(({ serviceType }) => serviceType);
  expect(types).toContain('supported_living_shared');
});
