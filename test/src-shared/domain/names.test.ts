import { expect, it } from 'vitest';
import { lineName, personName } from '../../../src-shared/domain/names.ts';

const line = { ssRef: '0012345', service: 'Home Support' };

it('calls a person by name', () => {
  expect(personName({ name: 'Ada Okafor' }, '0012345')).toBe('Ada Okafor');
  expect(lineName(line, { name: 'Ada Okafor' })).toBe('Ada Okafor’s Home Support');
});

it.each([null, undefined, { name: '' }])('calls a person whom nobody named by SS Ref: %j', (person) => {
  expect(personName(person, '0012345')).toBe('SS Ref 0012345');
  expect(lineName(line, person)).toBe('SS Ref 0012345’s Home Support');
});
