import { describe, expect, test } from 'vitest';
import { foundEntries, paletteEntries } from '../../../src-renderer/shell/palette-entries.ts';
import { person, serviceLine, weekRow } from '../../builders.ts';

const rows = [
  weekRow('1', { person: person({ name: 'Siân O’Neill' }), line: serviceLine({ id: '1', ssRef: '0012345' }) }),
  weekRow('2', {
    person: person({ name: 'Siân O’Neill' }),
    line: serviceLine({ id: '2', ssRef: '0012345', serviceLevel: 'Double handed' }),
  }),
  weekRow('3', { person: null, line: serviceLine({ id: '3', ssRef: '0012399' }) }),
];
const parts = {
  rows,
  nameOrder: 'given-first',
  serviceName: (service: string) => service,
  helpTitles: ['Hospital stays'],
} as const;
const entries = paletteEntries({ ...parts, byFiles: false });
const labels = (search: string, of = entries) =>
  foundEntries(of, search).map(({ group, label }) => `${group}: ${label}`);

describe('the command palette', () => {
  test('offers commands and screens before anything is typed, and neither itself nor a screen twice', () => {
    const offered = labels('');
    expect(offered).toContain('Commands: Sync now');
    expect(offered).toContain('Screens: Daily log');
    expect(offered.some((label) => /Find anything|People: |Lines: |Help: Hosp/.test(label))).toBe(false);
    expect(new Set(offered).size).toBe(offered.length);
  });

  test('offers in an account by files what applies there', () => {
    const offered = labels('', paletteEntries({ ...parts, byFiles: true }));
    expect(offered).toContain('Commands: Make the file to upload…');
    expect(offered).not.toContain('Commands: Sync now');
    expect(new Set(offered).size).toBe(offered.length);
  });

  test('finds a person and their lines without accents and apostrophes, and by SS Ref', () => {
    expect(labels('sian oneill')).toEqual([
      'People: Siân O’Neill',
      'Lines: Siân O’Neill: Home Support / Single handed',
      'Lines: Siân O’Neill: Home Support / Double handed',
    ]);
    expect(foundEntries(entries, 'sian oneill').map(({ goal }) => goal)).toMatchObject([
      { what: 'person', ssRef: '0012345' },
      { what: 'line', lineId: '1' },
      { what: 'line', lineId: '2' },
    ]);
    expect(labels('oneill double')).toEqual(['Lines: Siân O’Neill: Home Support / Double handed']);
    expect(labels('0012399')).toEqual([
      'People: SS Ref 0012399',
      'Lines: SS Ref 0012399: Home Support / Single handed',
    ]);
  });

  test('finds screens, commands and help by the same word, what begins with it first', () => {
    expect(labels('hospital')).toEqual(['Screens: Hospital', 'Help: Hospital stays']);
    expect(labels('keyboard')).toEqual(['Commands: Keyboard shortcuts']);
    expect(labels('nothing has this name')).toEqual([]);
  });

  test('offers the screens of the way that the week goes', () => {
    const byFiles = paletteEntries({ ...parts, byFiles: true });
    expect(labels('council files', byFiles)).toContain('Screens: Council files');
    expect(labels('council files')).not.toContain('Screens: Council files');
  });
});
