import { describe, expect, test } from 'vitest';
import type { HospitalStay, ServiceLine } from '../../../src-shared/domain/lines.ts';
import {
  actualWith,
  findingOf,
  frustrated,
  hospitalStay,
  rulesOf,
  serviceEnd,
  serviceLine,
  weeklyActual,
} from '../../builders.ts';

describe('where the plan begins or ends within the week', () => {
  const [wednesday, thursday, friday] = ['2025-03-05', '2025-03-06', '2025-03-07'];
  const fromThursday = [serviceLine({ startDate: thursday, plannedQuantity: 800 })];
  const untilFriday = [serviceLine({ endDate: friday })];
  const week = (lines: ServiceLine[], stay: Partial<HospitalStay>, hours: number) => {
    const [line = serviceLine()] = lines;
    const planned = { planned: line.plannedQuantity, actual: line.plannedQuantity };
    const actual =
      hours === 0
        ? weeklyActual(planned)
        : actualWith([frustrated({ quantity: hours })], { planned: line.plannedQuantity, comment: 'hospital week 1' });
    return rulesOf({ lines, stays: [hospitalStay(stay)], actuals: [actual] });
  };

  test('hospital hours are the share of its own days in hospital', () => {
    expect(week(fromThursday, { admitted: friday }, 600)).toEqual([]);
    expect(week(fromThursday, { admitted: friday }, 625)).toEqual(['hospital-days-exceeded']);
  });

  test('what was given is the share of its own days at home', () => {
    expect(week(untilFriday, { admitted: wednesday }, 400)).toEqual([]);
    expect(week(untilFriday, { admitted: wednesday }, 375)).toEqual(['delivered-during-stay']);
  });

  test('a stay on days that the plan has not got takes nothing from it', () => {
    expect(week(fromThursday, { admitted: '2025-02-25', discharged: wednesday }, 0)).toEqual([]);
    expect(week([serviceLine({ endDate: wednesday })], { admitted: thursday }, 0)).toEqual([]);
  });

  test('says on how many of its days the person was in hospital', () => {
    const finding = findingOf('delivered-during-stay', {
      lines: untilFriday,
      stays: [hospitalStay({ admitted: wednesday })],
    });
    expect(finding.message).toContain('with 2 of its 5 days in this week wholly in hospital, 6 of 10 planned can');
  });
});

test('the whole week is offered as hospital in one step only where the service goes on to its end', () => {
  const action = (lastDay: string) =>
    findingOf('delivered-during-stay', { stays: [hospitalStay()], ends: [serviceEnd({ lastDay })] }).action?.kind;
  expect(action('2025-03-09')).toBe('record-variations');
  expect(action('2025-03-05')).toBe('open-stay');
});
