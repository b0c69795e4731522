// Names as people search and sort them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareNames,
  foldName,
  hasEveryWord,
  nameComparator,
  nameInOrder,
  nameKey,
  searchText,
  searchWords,
} from '../../../src-shared/readers/names.ts';

const finds = (typed: string, name: string) => hasEveryWord(searchText(name), searchWords(typed));

describe('a search', () => {
  test.each([
    ["o'brien", 'Mary O’Brien'],
    ['obrien', 'Mary O’Brien'],
    ['o brien', "Mary O'Brien"],
    ["o'brien", 'Mary O Brien'],
    ['sean', 'Seán Byrne'],
    ['seán', 'Sean Byrne'],
    ['zoe zak', 'Zoë Żak'],
    ['lucja', 'Łucja Wałęsa'],
    ['walesa', 'Łucja Wałęsa'],
    ['nguyen duong', 'Nguyễn Văn Dương'],
    ['dang', 'Đặng Thị Hương'],
    ['huong', 'Đặng Thị Hương'],
    ['bjorn', 'Bjørn Åse'],
    ['strauss', 'Erna Strauß'],
    ['smith jones', 'Beryl Smith-Jones'],
    ['smith-jones', 'Beryl Smith–Jones'],
    ['smithjones', 'Beryl Smith-Jones'],
    ['smith-jones', 'Beryl Smith Jones'],
    ['chloe\u0301', 'Chloé'],
    ['chloé', 'Chloe\u0301'],
    ['ada', 'A\u200bda Okafor'],
    ['ADA  OKAFOR', 'Ada\u00a0Okafor'],
    ['12345', '0012345'],
    ['okafor, ada', 'Ada Okafor'],
    ['ada', 'Okafor,Ada'],
  ])('for %j finds %j', (typed, name) => expect(finds(typed, name)).toBe(true));

  test('finds nobody else', () => {
    expect(finds('obrian', 'Mary O’Brien')).toBe(false);
    expect(finds('ada brown', 'Ada Okafor')).toBe(false);
  });

  test('finds every name by itself, in either normal form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        expect(finds(name.normalize('NFD'), name.normalize('NFC'))).toBe(true);
      }),
    );
  });
});

describe('names in order', () => {
  test('stand where a reader looks for them', () => {
    const names = ['Zoe', 'Łukasz', 'Lukas', 'Émile', 'Eric', 'ø', 'o’Neil', 'Oneil B'];
    expect(names.toSorted(compareNames)).toEqual(['Émile', 'Eric', 'Lukas', 'Łukasz', 'ø', 'o’Neil', 'Oneil B', 'Zoe']);
  });

  test.each([
    ['Bo de Souza', 'de Souza, Bo'],
    ['Ruairí Ó Brádaigh', 'Ó Brádaigh, Ruairí'],
    ['Eilís Ní Bhriain', 'Ní Bhriain, Eilís'],
    ['Mary O’ Brien', 'O’ Brien, Mary'],
    ['Mary O Brien', 'O Brien, Mary'],
    ['Ana da Silva e Souza', 'da Silva e Souza, Ana'],
    ['José Ortega y Gasset', 'Ortega y Gasset, José'],
    ['John E Smith', 'Smith, John E'],
    ['Nguyen Van An', 'Nguyen, Van An'],
    ['Trần Thị Hương', 'Trần, Thị Hương'],
    ['An Van Nguyen', 'Van Nguyen, An'],
  ])('by family name %s is %s', (name, inOrder) => expect(nameInOrder(name, 'family-first')).toBe(inOrder));

  test('by family name where a person wants it', () => {
    expect(nameInOrder('Ada Okafor', 'family-first')).toBe('Okafor, Ada');
    expect(nameInOrder('Jan van der Berg', 'family-first')).toBe('van der Berg, Jan');
    expect(nameInOrder('Okafor, Ada', 'family-first')).toBe('Okafor, Ada');
    expect(nameInOrder('Cher', 'family-first')).toBe('Cher');
    expect(nameInOrder('Ada Okafor', 'given-first')).toBe('Ada Okafor');
    expect(nameInOrder('Idris Bell Jnr', 'family-first')).toBe('Bell Jnr, Idris');
    for (const whole of ['SS Ref 0012345', 'Ada Okafor (Annie)', '12 lines']) {
      expect(nameInOrder(whole, 'family-first')).toBe(whole);
    }
    const names = ['Ada Okafor', 'Zoë Żak', 'Beryl Ørsted', 'Łucja Abbot', 'Mary O’Brien', 'Cher'];
    expect(names.toSorted(nameComparator('family-first'))).toEqual([
      ...['Łucja Abbot', 'Cher', 'Mary O’Brien', 'Ada Okafor', 'Beryl Ørsted', 'Zoë Żak'],
    ]);
  });

  test('marks that stand in plain names and beside them stay as they are, with whatever letters', () => {
    const marks = ', .()/&·-';
    expect(foldName(`Ada${marks}b`)).toBe(`ada${marks}b`);
    expect(foldName(`Åda${marks}b`)).toBe(`ada${marks}b`);
    expect(foldName(`Åda${marks}b`)).toBe(`ada${marks}b`);
  });

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(foldName(foldName(name))).toBe(foldName(name));
      }),
    );
  });
});

describe('two writings of a name', () => {
  test.each([
    ['Bo de Souza', 'de Souza, Bo'],
    ['Bo de Souza', 'De Souza Bo'],
    ['Bo de Souza', 'DESOUZA, BO'],
    ['Ruairí Ó Brádaigh', 'O’Bradaigh, Ruairi'],
    ['Ruairí Ó Brádaigh', 'Ó Brádaigh Ruairí'],
    ["Mary O'Brien", 'O’ Brien, Mary'],
    ["Mary O'Brien", 'O Brien Mary'],
    ['Eilís Ní Bhriain', 'Ni Bhriain, Eilis'],
    ['Nguyen Van An', 'Nguyen, Van An'],
    ['Nguyen Van An', 'An, Nguyen Van'],
    ['Beryl Smith-Jones', 'Smith Jones, Beryl'],
    ['Omar al-Hassan', 'Al Hassan, Omar'],
    ['Peter O Smith', 'Smith, Peter O'],
    ['Al Smith', 'Smith Al'],
    ['Le Tran', 'Tran, Le'],
  ])('is one name: %s and %s', (one, other) => expect(nameKey(one)).toBe(nameKey(other)));

  test.each([
    ['Nguyen Van An', 'An Van Nguyen'],
    ['Ada Okafor', 'Ada Okafor-Bell'],
    ['Ada Okafor', 'Ade Okafor'],
    ['Mary O’Brien', 'Mary Brien'],
  ])('is two: %s and %s', (one, other) => expect(nameKey(one)).not.toBe(nameKey(other)));
});
