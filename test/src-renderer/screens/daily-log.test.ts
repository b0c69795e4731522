import { describe, expect, test } from 'vitest';
import { logByPerson } from '../../../src-renderer/screens/daily-log/by-person.ts';
import { lineChoices } from '../../../src-renderer/screens/daily-log/line-choices.ts';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';

const logged = {
  status: 'silent',
  entries: 1,
  delivered: 60,
  minutes: { frustrated: 0, missed: 0, extra: 0 },
  quantities: { frustrated: 0, missed: 0, extra: 0 },
} as const;

function row(id: string, ssRef: string, name: string, part: { service?: string; log?: WeekRow['log'] } = {}): WeekRow {
  return {
    line: {
      id,
      ssRef,
      serviceType: 'home_support',
      service: part.service ?? 'Home Support',
      serviceLevel: '',
      plannedQuantity: 1000,
      plannedVisits: 7,
      startDate: '2024-01-01',
      endDate: null,
    },
    person: { ssRef, name, nhsNumber: null, address: null },
    actual: null,
    knowledge: 'untouched',
    attested: null,
    changed: null,
    sendState: 'as-pulled',
    rejection: null,
    commentEdited: false,
    stayIds: [],
    log: part.log === undefined ? logged : part.log,
  };
}

describe('the log by person', () => {
  test('is one group a person, by name, with the lines by service', () => {
    const rows = [
      row('1', '0300', 'Winston Reid', { service: 'Supported Living' }),
      row('2', '0200', 'Ada Okafor'),
      row('3', '0300', 'Winston Reid', { service: 'Day Care' }),
      row('4', '0100', 'Nobody Logged', { log: null }),
    ];
    expect(logByPerson(rows).map(({ name, rows: own }) => [name, own.map(({ line }) => line.service)])).toEqual([
      ['Ada Okafor', ['Home Support']],
      ['Winston Reid', ['Day Care', 'Supported Living']],
    ]);
  });

  test('keeps two people of one name apart', () => {
    const rows = [row('1', '0200', 'Ada Okafor'), row('2', '0100', 'Ada Okafor')];
    expect(logByPerson(rows).map(({ ssRef }) => ssRef)).toEqual(['0100', '0200']);
  });
});

describe('whom the log may be about', () => {
  test('is whoever was logged last first, in an earlier week as well, then everybody by name', () => {
    const rows = [row('1', '0100', 'Cara'), row('2', '0200', 'Ada'), row('3', '0300', 'Dev'), row('4', '0400', 'Bo')];
    const choices = lineChoices(rows, ['3', 'of a line that has ended', '1'], (service) => service);
    expect(choices.map(({ name }) => name)).toEqual(['Dev', 'Cara', 'Ada', 'Bo']);
  });
});
