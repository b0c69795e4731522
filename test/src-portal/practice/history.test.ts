// The twelve weeks before the current one: balanced, complete, explained, confirmed and paid.
import { expect, test } from 'vitest';
import { historyWeeks } from '../../../src-portal/practice/calendar.ts';
import { practiceProvider } from '../../../src-portal/practice/index.ts';
import { actualByFormula, weeklyActualSchema } from '../../../src-shared/domain/actuals.ts';
import { isPlannedInWeek, serviceTypes } from '../../../src-shared/domain/lines.ts';
import { sundayOf } from '../../../src-shared/domain/week.ts';
import { paymentSchema, receiptSchema } from '../../../src-shared/portal-api/index.ts';

const data = practiceProvider();
const history = data.weeks.slice(0, -1);
const lineOf = new Map(data.lines.map((line) => [line.id, line]));
const held = history.flatMap((week) => week.actuals.map((one) => ({ ...one, line: lineOf.get(one.actual.lineId) })));
const changed = held.filter(({ actual }) => actual.variations.length > 0);

test('the history is the twelve weeks from 10 March to 26 May 2025', () => {
  expect(history.map(({ weekStart }) => weekStart)).toEqual(historyWeeks);
  expect([historyWeeks[0], historyWeeks.length, historyWeeks.at(-1)]).toEqual(['2025-03-10', 12, '2025-05-26']);
});

test('all weeks are paid but the newest, which is confirmed', () => {
  expect(history.map(({ status }) => status)).toEqual([...Array(11).fill('payment-processed'), 'confirmed']);
});

test('every line planned in a week has exactly one actual', () => {
  for (const { weekStart, actuals } of history) {
    const planned = data.lines.filter((line) => isPlannedInWeek(line, weekStart, sundayOf(weekStart)));
    expect(actuals.map(({ actual }) => actual.lineId).toSorted()).toEqual(planned.map(({ id }) => id).toSorted());
  }
});

test('every actual follows the formula, in steps of 0.25, with its visits untouched', () => {
  for (const { actual } of held) {
    weeklyActualSchema.parse(actual);
    expect(actual.actual).toBe(actualByFormula(actual));
    expect([actual.frustrated % 25, actual.missed % 25, actual.extra % 25]).toEqual([0, 0, 0]);
    expect(actual.visits).toBe(actual.generatedVisits);
  }
});

test('each week differs from plan in a few lines, each with a comment', () => {
  for (const { actuals } of history) {
    const share = actuals.filter(({ actual }) => actual.variations.length > 0).length / actuals.length;
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.15);
  }
  expect(changed.every(({ actual }) => actual.comment.trim() !== '')).toBe(true);
});

test('every service type and every reason of the guidance occurs', () => {
  expect(new Set(changed.map(({ line }) => line?.serviceType))).toEqual(new Set(serviceTypes));
  const reasons = new Set(changed.flatMap(({ actual }) => actual.variations.map(({ reason }) => reason)));
  expect([...reasons].toSorted()).toEqual([
    'hospital',
    'non_engagement',
    'planned_absence',
    'provider_cause',
    'service_ended',
    'temporary_increase',
  ]);
});

test('a line as planned is attested or untouched, a changed one says who changed it', () => {
  for (const { actual, attested, changed: by } of held) {
    const differs = actual.variations.length > 0;
    expect(by !== null).toBe(differs);
    if (differs) expect(attested).toBeNull();
  }
  expect(held.filter(({ attested, changed: by }) => attested === null && by === null).length).toBeGreaterThan(12);
});

test('the shared support of one person runs through all six hospital weeks', () => {
  const weeks = changed.flatMap(({ actual, line }) =>
    line?.serviceType === 'supported_living_shared' ? (/Hospital week (\d)/.exec(actual.comment)?.[1] ?? []) : [],
  );
  expect(weeks).toEqual(expect.arrayContaining(['1', '2', '3', '4', '5', '6']));
});

test('one line was refused in each of the two newest weeks, and none in three weeks running', () => {
  const refused = history.map(
    ({ actuals }) =>
      new Set(
        actuals
          .filter(({ actual }) => actual.variations.some(({ reason }) => reason === 'non_engagement'))
          .map(({ actual }) => actual.lineId),
      ),
  );
  expect([...(refused[11] ?? [])].filter((id) => refused[10]?.has(id))).toHaveLength(1);
  for (let week = 2; week < refused.length; week += 1) {
    const thrice = [...(refused[week] ?? [])].filter((id) => refused[week - 1]?.has(id) && refused[week - 2]?.has(id));
    expect(thrice).toEqual([]);
  }
});

test('receipts cover every service once, with the totals of its lines', () => {
  for (const { weekStart, actuals, receipts } of history) {
    for (const receipt of receipts) receiptSchema.parse(receipt);
    const services = receipts.flatMap((receipt) => receipt.services);
    expect(services.toSorted()).toEqual(
      [...new Set(actuals.map(({ actual }) => lineOf.get(actual.lineId)?.service))].toSorted(),
    );
    const total = actuals.reduce((sum, { actual }) => sum + actual.actual, 0);
    expect(receipts.reduce((sum, { totals }) => sum + totals.actual, 0)).toBe(total);
    expect(receipts.every(({ confirmed }) => confirmed.at > weekStart && confirmed.name === 'Aisha Khan')).toBe(true);
  }
});

test('one service of one week was confirmed after the deadline', () => {
  const late = history.flatMap(({ receipts }) => receipts.filter((receipt) => receipt.late));
  expect(late.map(({ number, services }) => ({ number, services }))).toEqual([
    { number: 'PR-2025-04-14-0002', services: ['Rowan Lodge Care – Extra Care Alder Court'] },
  ]);
});

test('every service of a week has a payment with an amount; processed ones say when', () => {
  for (const { status, actuals, payments } of history) {
    const services = new Set(actuals.map(({ actual }) => lineOf.get(actual.lineId)?.service));
    expect(new Set(payments.map(({ service }) => service))).toEqual(services);
    for (const payment of payments) {
      paymentSchema.parse(payment);
      expect(payment.amountPence).toBeGreaterThan(0);
      expect(payment.paidOn !== null).toBe(status === 'payment-processed');
    }
  }
});

test('nothing was recorded before it happened, and all of it before practice begins', () => {
  for (const { weekStart, actuals } of history) {
    for (const { attested, changed: by } of actuals) {
      const at = attested?.at ?? by?.at ?? null;
      if (at === null) continue;
      expect(at.slice(0, 10) > sundayOf(weekStart)).toBe(true);
      expect(at < data.clockStart).toBe(true);
    }
  }
});
