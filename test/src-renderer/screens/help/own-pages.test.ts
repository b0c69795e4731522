import { describe, expect, test } from 'vitest';
import { ownPages } from '../../../../src-renderer/screens/help/own-pages.ts';
import { bradford } from '../../../../src-shared/council/index.ts';
import type { Connection } from '../../../../src-shared/domain/connection.ts';
import { exampleshire } from '../../../exampleshire.ts';

const address = 'https://portal.example.gov.uk';
const connections: readonly Connection[] = [
  { kind: 'practice' },
  { kind: 'api', address, authority: 'council' },
  { kind: 'api', address, authority: 'hub' },
  { kind: 'files' },
];
const [practice, council, hub, files] = connections as [Connection, Connection, Connection, Connection];

function textOf(connection: Connection, rules = bradford): string {
  return ownPages(connection, rules)
    .flatMap(({ title, paragraphs }) => [title, ...paragraphs])
    .join('\n');
}

describe('our pages', () => {
  test('speak of a receipt only where the app can have one', () => {
    expect(textOf(practice)).toContain('keep the receipt');
    expect(textOf(council)).toContain('keep the receipt');
    expect(textOf(files)).not.toMatch(/receipt|Work offline|next sync/);
  });

  test('tell the week by files, in its order, only where it goes so', () => {
    const [first] = ownPages(files, bradford);
    expect(first?.title).toBe('The week by files');
    expect(first?.paragraphs.slice(0, 6).map((step) => step.split('.')[1]?.trim().split(' ')[0])).toEqual([
      'Export',
      'Record',
      'Make',
      'Upload',
      'Read',
      'Confirm',
    ]);
    expect(textOf(council)).not.toContain('Council files');
  });

  test('say of a hub that its receipt is not the council’s', () => {
    expect(textOf(hub)).toContain('not yet with the council');
    expect(textOf(council)).not.toContain('hub');
  });

  test('give the limits of the council', () => {
    expect(textOf(files)).toContain('5pm on the Tuesday');
    expect(textOf(files)).toContain('after 90 days without a sign-in');
    expect(textOf(files, exampleshire)).toContain('12:30pm on the Wednesday');
    expect(textOf(files, exampleshire)).toContain('12:30pm on the 8th working day');
    expect(textOf(files, exampleshire)).toContain('after 60 days without a sign-in');
  });

  test('have each title once', () => {
    for (const connection of connections) {
      const titles = ownPages(connection, bradford).map(({ title }) => title);
      expect(new Set(titles).size).toBe(titles.length);
    }
  });
});
