// Lists as hands and programs leave them that are true all the same, and what must never be made of them.
import { describe, expect, test } from 'vitest';
import { findHeadings, knownSsRefs, readListFile, readPeople } from '../../../src-shared/people/index.ts';

function read(text: string) {
  const list = readListFile(new TextEncoder().encode(text));
  if (list.kind !== 'rows') throw new Error(list.kind);
  const ssRefs = knownSsRefs(['0012345', '0012346', '0900101', '0900102']);
  const found = findHeadings(list.rows, null, ssRefs);
  if (found === null) return 'no headings';
  const { people, rejected, warnings } = readPeople(list.rows, found.row, found.mapping, ssRefs);
  return {
    people: people.map(({ person }) => [person.ssRef, person.name]),
    rejected: rejected.map(({ sentence }) => sentence),
    warnings: warnings.map(({ sentence }) => sentence),
  };
}
const ada = [['0012345', 'Ada Okafor']];

describe('a list', () => {
  test('of which each row stands in one cell is the list that was meant', () => {
    expect(read('"SS Ref,Name,Address"\n"0012345,Ada Okafor,""1 Mill Lane, Leeds"""\n')).toMatchObject({
      people: ada,
      rejected: [],
    });
  });

  test.each([
    ['with a row of groups above its headings', ',Client,\nSS Ref,First,Last\n0012345,Ada,Okafor\n'],
    ['with its family names first and titles apart', 'Ref,Surname,Forename,Title\n0012345,Okafor,Ada,Mrs\n'],
    ['between upright strokes', 'SS Ref|Name|Address\n0012345|Ada Okafor|1 Mill Lane, Leeds\n'],
    ['with a line break inside a name', 'sep=;\r\nSS Ref;Name\r\n0012345;"Ada\r\nOkafor"\r\n'],
    ['with unusual blanks in its headings', 'SS\u00a0Ref,Name\u00a0\n0012345,Ada\u00a0Okafor\n'],
    ['with single quotation marks around its SS Refs', "SS Ref,Name\n'0012345',Ada Okafor\n"],
  ])('%s is read', (_, text) => expect(read(text)).toMatchObject({ people: ada, rejected: [] }));

  test('with blanks before its quotation marks keeps what the marks hold together', () => {
    const list = readListFile(
      new TextEncoder().encode('SS Ref, Name, Address\n0012345, Ada Okafor, "1 Mill Lane, Leeds"\n'),
    );
    expect(list).toMatchObject({ rows: [expect.anything(), ['0012345', 'Ada Okafor', '1 Mill Lane, Leeds']] });
  });

  test.each(['e.g. 1234567', 'eg 1234567', '12 Mill Lane', 'Ada Okafor 0099999'])(
    'makes nobody of %s in its column of references',
    (written) => {
      expect(read(`SS Ref,Name\n${written},Jane Smith\n0012345,Ada Okafor\n`)).toMatchObject({
        people: ada,
        rejected: [`${written} is no SS Ref.`],
      });
    },
  );

  test('with a quotation mark that is closed only in a later row loses nobody in silence', () => {
    expect(read('SS Ref,Name,Notes\n0012345,"Ada Okafor,x\n0012346,Bo Lee,"y"\n0900101,A Ash,\n')).toMatchObject({
      people: [['0900101', 'A Ash']],
      rejected: [expect.stringContaining('is closed only in a later one')],
    });
  });

  test('with the entities of a web page, or letters garbled twice, has its names back and says so', () => {
    expect(read('SS Ref,Name\n0012345,Mary O&#39;Brien\n')).toMatchObject({
      people: [['0012345', "Mary O'Brien"]],
      warnings: ["Name read as Mary O'Brien: another program had made Mary O&#39;Brien of its letters."],
    });
    expect(read('SS Ref,Name\n0012345,JosÃƒÂ©\n')).toMatchObject({ people: [['0012345', 'José']] });
  });

  test('of visits has each person once', () => {
    const text =
      'Visit,Client,Council ID\nV1,"ASHGROVE, A",0900101\nV2,"BIRCHFIELD, B",0900102\nV3,"ASHGROVE, A",0900101\n';
    expect(read(text)).toMatchObject({
      people: [
        ['0900101', 'ASHGROVE, A'],
        ['0900102', 'BIRCHFIELD, B'],
      ],
      rejected: [],
    });
  });

  test('without headings loses nobody to them', () => {
    expect(read('0012345,Ada Okafor\n0012346,Bo Lee\n')).toBe('no headings');
  });

  test('with two SS Refs in one cell is nobody’s there', () => {
    for (const both of ['0012345 / 0012346', '"0012345, 0012346"', '0012345 and 0012346', '0012345 0012346']) {
      expect(read(`SS Ref,Name\n${both},Ada & Bo\n`)).toMatchObject({
        people: [],
        rejected: [expect.stringContaining('could be 0012345 or 0012346')],
      });
    }
  });

  test('with NHS numbers under SS Ref says so', () => {
    expect(read('SS Ref,Name\n9990000018,Ada Okafor\n')).toMatchObject({
      warnings: ['SS Ref 9990000018 is an NHS number by its check digit: look at the columns.'],
    });
  });

  test.each(['N/A', '-', 'TBC', 'unknown', '???', 'None'])('takes no name away for %s', (name) => {
    expect(read(`SS Ref,Name\n0012345,${name}\n`)).toMatchObject({
      people: [['0012345', null]],
      warnings: [`Name left out: ${name} is no name.`],
    });
  });

  test.each(['Na', 'Nil Sharma', 'X Æ', 'O', 'Unknown Soldier'])('keeps the name %s', (name) => {
    expect(read(`SS Ref,Name\n0012345,${name}\n`)).toMatchObject({ people: [['0012345', name]], warnings: [] });
  });
});

describe('a list with a line break that is not in quotation marks', () => {
  const headings = 'SS Ref,Name,Address,NHS number,Postcode\n';
  const bo = '0012346,Bo Lee,2 Mill Lane,,LS1 1AA\n';

  test.each([
    ['one', '0012345,Ada Okafor,1 Mill Lane\nArmley,9990000018,LS12 1AA\n', 'row 3', [3]],
    ['two', '0012345,Ada Okafor,Flat 2\n12 Mill Lane\nArmley,9990000018,LS12 1AA\n', 'rows 3 and 4', [3, 4]],
  ])('inside an address, with %s of them, names its row and the rest', (_, cut, below, numbers) => {
    const by = 'a line break that is not in quotation marks';
    expect(read(`${headings}${cut}${bo}`)).toEqual({
      people: [['0012346', 'Bo Lee']],
      rejected: [
        `The row has 3 cells for 5 headings, and seems to go on in ${below}, after ${by}.`,
        ...numbers.map(() => `This seems to be the rest of row 2, after ${by}.`),
      ],
      warnings: [],
    });
  });

  test('at the end of a row says at both what may be missing', () => {
    const last =
      'SS Ref,Name,NHS number,Address\n0012345,Ada Okafor,,1 Mill Lane\nArmley\n0012346,Bo Lee,,2 Mill Lane\n';
    expect(read(last)).toEqual({
      people: [
        ['0012345', 'Ada Okafor'],
        ['0012346', 'Bo Lee'],
      ],
      rejected: [
        'The row has 1 cell for 4 headings, and may be the rest of row 2, after a line break that is not in quotation marks.',
      ],
      warnings: [
        'The last cell may go on in row 3, after a line break that is not in quotation marks: then a part of it is missing here.',
      ],
    });
  });

  test('makes nobody of what looks like a reference there', () => {
    const notes = 'SS Ref,Name,Notes\n0012345,Ada Okafor,key safe\n1234, back door\n0012346,Bo Lee,\n';
    expect(read(notes)).toMatchObject({
      people: [...ada, ['0012346', 'Bo Lee']],
      rejected: [expect.stringContaining('may be the rest of row 2')],
    });
  });

  test('is none where nobody is known yet', () => {
    expect(read('SS Ref,Name,Notes\n0077001,Ada Okafor,key safe\n0077002,Bo Lee\n')).toMatchObject({
      people: [
        ['0077001', 'Ada Okafor'],
        ['0077002', 'Bo Lee'],
      ],
      rejected: [],
    });
  });

  test('is none where a program leaves out the blanks at the end of a row, or prints a footer', () => {
    expect(read(`${headings}0012345,Ada Okafor,1 Mill Lane\n0012346,Bo Lee,2 Mill Lane\nTotal: 2\n`)).toMatchObject({
      people: [...ada, ['0012346', 'Bo Lee']],
      rejected: [],
    });
  });
});
