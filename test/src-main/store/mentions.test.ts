// What is about one person, and what only has something in common with them.
import { describe, expect, it } from 'vitest';
import { isAbout, mentionsOf, withoutPerson } from '../../../src-main/store/mentions.ts';

const mentions = mentionsOf({
  ssRefs: ['0012345', '12'],
  names: ['Ada Okafor'],
  nhsNumbers: ['9990000018'],
  lineIds: ['line-1'],
  recordIds: ['stay-1'],
});

describe('ids', () => {
  it.each(['0012345', ' 12 ', 'actual 2025-03-03 line-1', 'rule|2025-03-03|line-1|comment|', '999 000 0018'])(
    '%j has one',
    (text) => expect(mentions.hasId(text)).toBe(true),
  );
  it.each(['00123456', 'line-12', 'line-1-2', '12 hours', 'stay-10', '10.12', 'Ada Okafor'])('%j has none', (text) =>
    expect(mentions.hasId(text)).toBe(false),
  );
});

it('knows a cell that a spreadsheet has changed, and no figure with the same digits', () => {
  for (const cell of ['12345', '="0012345"', "'0012345", '12', '999 000 0018', 'Okafor, Ada', 'ADA OKAFOR']) {
    expect([cell, mentions.isCell(cell)]).toEqual([cell, true]);
  }
  for (const cell of ['', '0', '123.45', '1.2', '0.12', 'Ada', 'seen by Ada Okafor']) {
    expect([cell, mentions.isCell(cell)]).toEqual([cell, false]);
  }
});

it('names somebody in passing without being about them', () => {
  const value = { lineId: 'line-2', comment: 'With Ada Okafor, 0012345.' };
  expect(isAbout(value, mentions)).toBe(false);
  expect(mentions.in(value.comment)).toBe(true);
});

it('takes the elements of lists that are about them, and keeps the others as they are', () => {
  const value = { packetId: 'p', rows: [{ lineId: 'line-1', comment: 'x' }, { lineId: 'line-2' }], about: 'stay-1' };
  expect(withoutPerson(value, mentions)).toEqual({
    kept: { packetId: 'p', rows: [{ lineId: 'line-2' }], about: '' },
    taken: [{ lineId: 'line-1', comment: 'x' }, 'stay-1'],
  });
  expect(withoutPerson([{ kind: 'a', ssRef: '12', n: 3, list: [1] }], mentions, true).kept).toEqual([
    { kind: 'a', ssRef: '', n: 3, list: [] },
  ]);
});
