import { expect, it } from 'vitest';
import { gridKeys } from '../../../src-renderer/grid/grid-keys.ts';
import { commandOfKey } from '../../../src-shared/commands/commands.ts';
import type { Key } from '../../../src-shared/commands/key.ts';

it('no key of the grid is one of the window’s', () => {
  const keys = Object.values(gridKeys).flatMap((entry): Key[] => ('key' in entry ? [entry.key] : []));
  expect(keys.length).toBeGreaterThan(5);
  const taken = keys.flatMap((key) => {
    const pressed = { key: key.key, ctrlKey: key.control === true, metaKey: false, altKey: false };
    const command = commandOfKey({ ...pressed, shiftKey: key.shift === true });
    return command === null ? [] : [`${key.key}: ${command}`];
  });
  expect(taken).toEqual([]);
});
