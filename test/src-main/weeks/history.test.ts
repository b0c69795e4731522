// The history in words, on a real store: people read it years later, so no code of the change log stands in it.
import { expect, test } from 'vitest';
import { type CommandCode, commandTable } from '../../../src-shared/domain/command-words.ts';
import { aisha, answerOf, contextOf, handlersOf, storeWithProvider, weekStart } from '../fixtures.ts';

const commandCodes = Object.keys(commandTable);

/** What the report of the history says of entries with these codes. */
async function whatHistorySays(codes: readonly string[]): Promise<unknown[]> {
  const store = storeWithProvider();
  store.command({ what: 'record', by: aisha, source: 'typed' }, (write) => {
    for (const code of codes) write.note(code as CommandCode, { weekStart, content: null });
  });
  const report = answerOf(
    await handlersOf(contextOf(store))['report.get']({ kind: 'history', from: weekStart, to: weekStart }),
  );
  const column = report.columns.findIndex(({ label }) => label === 'What');
  return report.rows.map((row) => row[column]).reverse();
}

test('every code that is written has words', async () => {
  const said = await whatHistorySays(commandCodes);
  expect(said).toHaveLength(commandCodes.length);
  const raw = commandCodes.filter((code, index) => said[index] === code || !/^[A-Z][a-z]/.test(String(said[index])));
  expect(raw).toEqual([]);
});

test('a code that only another version knows is told as that', async () => {
  expect(await whatHistorySays(['new-fangled'])).toEqual(['Changed by another version of Provider Actuals']);
});
