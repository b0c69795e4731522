import { describe, expect, test } from 'vitest';
import { logByPerson } from '../../../../src-renderer/screens/daily-log/by-person.ts';
import type { WeekRow } from '../../../../src-shared/app-api/index.ts';
import { serviceLine, weekRow } from '../../../builders.ts';

const logged = {
  status: 'silent',
  entries: 1,
  delivered: 60,
  minutes: { frustrated: 0, missed: 0, extra: 0 },
  quantities: { frustrated: 0, missed: 0, extra: 0 },
} as const;

const row = (id: string, ssRef: string, name: string, parts: { service?: string; log?: WeekRow['log'] } = {}) =>
  weekRow(id, {
    line: serviceLine({ id, ssRef, service: parts.service ?? 'Home Support' }),
    person: { ssRef, name, nhsNumber: null, address: null },
    log: parts.log === undefined ? logged : parts.log,
  });

describe('the log by person', () => {
  test('is one group a person, by name, with the lines by service', () => {
    const rows = [
      row('1', '0300', 'Winston Reid', { service: 'Supported Living' }),
      row('2', '0200', 'Ada Okafor'),
      row('3', '0300', 'Winston Reid', { service: 'Day Care' }),
      row('4', '0100', 'Nobody Logged', { log: null }),
    ];
    expect(
      logByPerson(rows, 'given-first').map(({ name, rows: own }) => [name, own.map(({ line }) => line.service)]),
    ).toEqual([
      ['Ada Okafor', ['Home Support']],
      ['Winston Reid', ['Day Care', 'Supported Living']],
    ]);
  });

  test('keeps two people of one name apart', () => {
    const rows = [row('1', '0200', 'Ada Okafor'), row('2', '0100', 'Ada Okafor')];
    expect(logByPerson(rows, 'given-first').map(({ ssRef }) => ssRef)).toEqual(['0100', '0200']);
  });

  test('is by family name where a person wants it', () => {
    const rows = [row('1', '0200', 'Zoë Abbot'), row('2', '0100', 'Ada Okafor')];
    expect(logByPerson(rows, 'family-first').map(({ name }) => name)).toEqual(['Zoë Abbot', 'Ada Okafor']);
  });
});
