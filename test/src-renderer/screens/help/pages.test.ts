// The help: what the search suggests is found, the steps are those of the account's way to the council, and the guidance
// stands under its own headings.
import { describe, expect, test } from 'vitest';
import { ownPages, suggested } from '../../../../src-renderer/screens/help/own-pages.ts';
import { guidancePages, searchPages } from '../../../../src-renderer/screens/help/pages.ts';
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
const [practice, , , files] = connections as [Connection, Connection, Connection, Connection];

function pagesOf(connection: Connection) {
  return [...ownPages(connection, bradford), ...guidancePages(bradford)];
}

describe('the search', () => {
  const asked = 'dispute|password|90 days|holiday|upload|checklist|daily log|reminder|packet|lock'.split('|');

  test.each([...asked, ...suggested])('finds a page of ours for “%s”, whatever the way to the council', (words) => {
    for (const connection of connections) {
      expect(searchPages(ownPages(connection, bradford), words), connection.kind).not.toEqual([]);
    }
  });

  test('finds a page of ours for what its hint suggests at another council', () => {
    for (const word of suggested) expect(searchPages(ownPages(files, exampleshire), word)).not.toEqual([]);
  });

  test('begins with the pages whose title has the words', () => {
    expect(searchPages(pagesOf(practice), 'deadline')[0]?.title).toBe('The deadline');
    expect(searchPages(pagesOf(practice), 'lock portal')[0]?.title).toBe('Passwords, and the lock of a portal account');
  });

  test('finds words by their beginnings, not by their insides', () => {
    const page = { title: 'Unlocking', paragraphs: ['A clock.'], from: null };
    expect(searchPages([page], 'lock')).toEqual([]);
    expect(searchPages([page], 'UNLOCK clo')).toEqual([page]);
    expect(searchPages([page], 'clocks')).toEqual([page]);
  });

  test('leaves of a page of the council’s the sentences with all the words', () => {
    const found = searchPages(guidancePages(bradford), 'fourteen temporary');
    const sentences = found.flatMap(({ paragraphs }) => paragraphs);
    expect(sentences).not.toEqual([]);
    expect(sentences.filter((sentence) => !/fourteen/.test(sentence))).toEqual([]);
  });

  test('finds nothing for a word that stands nowhere, and everything for none', () => {
    const pages = pagesOf(practice);
    expect(searchPages(pages, 'submarine')).toEqual([]);
    expect(searchPages(pages, ' ')).toHaveLength(pages.length);
  });

  test('leaves a page of ours whole', () => {
    expect(searchPages(pagesOf(practice), 'first week')[0]?.paragraphs).toHaveLength(7);
  });
});

describe('the guidance', () => {
  test('holds every sentence that a rule rests on, with the document that it is from', () => {
    const pages = guidancePages(bradford);
    for (const { document, text } of Object.values(bradford.sources).flat()) {
      const title = bradford.guidance.find(({ id }) => id === document)?.title ?? null;
      const there = pages.filter(
        ({ from, paragraphs }) => from === title && paragraphs.some((one) => one.includes(text)),
      );
      expect(there, text).not.toEqual([]);
    }
  });

  test('stands under the documents’ headings, with nothing left over', () => {
    const titles = guidancePages(bradford).map(({ title }) => title);
    expect(titles).toContain('Shared Support');
    expect(titles).toContain('Logging in to the portal (and password reset)');
    expect(titles).not.toContain('What the app’s rules quote');
  });

  test('shows what a newer edition quotes and the documents here do not hold', () => {
    const quote = { document: 'S-B', text: 'A sentence of next year.', serviceTypes: null };
    const newer = { ...bradford, sources: { ...bradford.sources, 'week-processed': [quote] } };
    expect(searchPages(guidancePages(newer), 'next year')).toMatchObject([
      { paragraphs: ['A sentence of next year.'] },
    ]);
  });

  test('is what the profile quotes where no documents ship for the council', () => {
    const pages = guidancePages(exampleshire);
    expect(pages.map(({ from }) => from)).toContain('Exampleshire provider guide (invented)');
  });
});
