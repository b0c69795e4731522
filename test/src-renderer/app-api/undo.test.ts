import { globSync, readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { redoLast, undoLast } from '../../../src-renderer/app-api/undo.ts';

const answering = (answer: unknown) => ({ run: vi.fn(async () => answer as never), say: vi.fn() });

it.each([
  [undoLast, { undone: 'what was pasted into 2 lines' }, 'Undone: what was pasted into 2 lines'],
  [undoLast, { undone: null }, 'Nothing to undo.'],
  [redoLast, { redone: 'what was pasted into 2 lines' }, 'Done again: what was pasted into 2 lines'],
  [redoLast, { redone: null }, 'Nothing to do again.'],
])('says what was undone or done again', async (act, answer, words) => {
  const commands = answering(answer);
  expect(await act(commands)).toBe(true);
  expect(commands.say).toHaveBeenCalledExactlyOnceWith(words);
});

it('says nothing where it failed: the failure is on screen', async () => {
  const commands = answering(null);
  expect(await undoLast(commands)).toBe(false);
  expect(commands.say).not.toHaveBeenCalled();
});

it('is asked for in one place, so that it is said in the same words everywhere', () => {
  const asking = globSync('src-renderer/**/*.{ts,tsx}').filter((file) =>
    /'week\.(undo|redo)'/.test(readFileSync(file, 'utf8')),
  );
  expect(asking.map((file) => file.replaceAll('\\', '/'))).toEqual(['src-renderer/app-api/undo.ts']);
});
