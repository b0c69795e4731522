import { expect, test } from 'vitest';
import { lineChoices, matching } from '../../../src-renderer/words/choices.ts';
import { weekRow } from '../../builders.ts';

const row = (id: string, ssRef: string, name: string) =>
  weekRow(id, { person: { ssRef, name, nhsNumber: null, address: null } });

test('offers whoever was logged last first, in an earlier week as well, then everybody by name', () => {
  const rows = [row('1', '0100', 'Cara'), row('2', '0200', 'Ada'), row('3', '0300', 'Dev'), row('4', '0400', 'Bo')];
  const choices = lineChoices(rows, ['3', 'of a line that has ended', '1'], (service) => service, 'given-first');
  expect(choices.map(({ name }) => name)).toEqual(['Dev', 'Cara', 'Ada', 'Bo']);
});

test('finds a person by what people type, whichever name comes first', () => {
  const rows = [row('1', '0100', 'Seán O’Brien'), row('2', '0200', 'Łucja Żak')];
  const choices = lineChoices(rows, [], (service) => service, 'family-first');
  expect(choices.map(({ name }) => name)).toEqual(['O’Brien, Seán', 'Żak, Łucja']);
  for (const typed of ["o'brien", 'sean', 'OBrien, Sean', '001']) {
    expect(matching(choices, typed).map(({ id }) => id)).toEqual(['1']);
  }
  expect(matching(choices, 'zak, l').map(({ id }) => id)).toEqual(['2']);
});
