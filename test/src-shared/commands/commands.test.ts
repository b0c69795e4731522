import { expect, it } from 'vitest';
import { commandNamed, commandNames, commandOfKey, goScreenOf } from '../../../src-shared/commands/commands.ts';
import { isPressed, type PressedKey } from '../../../src-shared/commands/key.ts';

const press = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const control = { ctrlKey: true };

it.each([
  ['z', control, 'undo'],
  ['Z', { ...control, shiftKey: true }, 'redo'],
  ['z', { metaKey: true }, 'undo'],
  ['y', control, 'redo'],
  // Caps lock.
  ['F', control, 'find'],
  ['F3', {}, 'find-next'],
  ['F3', { shiftKey: true }, 'find-previous'],
  ['g', control, 'find-next'],
  ['G', { ...control, shiftKey: true }, 'find-previous'],
  ['Enter', control, 'confirm'],
  ['F8', {}, 'next-problem'],
  ['k', control, 'palette'],
  ['?', { shiftKey: true }, 'keys'],
  [',', control, 'go-settings'],
  ['F1', {}, 'go-help'],
  ['1', control, 'go-week'],
  ['7', control, 'go-overview'],
  ['9', control, 'go-disputes'],
] as const)('%s with %j is %s', (key, held, name) => {
  expect(commandOfKey(press(key, held))).toBe(name);
});

it.each([
  ['z', {}],
  ['Enter', {}],
  ['1', {}],
  ['?', control],
  // AltGr on Windows, which writes characters.
  ['e', { ...control, altKey: true }],
] as const)('%s with %j is the field’s or nobody’s', (key, held) => {
  expect(commandOfKey(press(key, held))).toBeNull();
});

it('gives no key to two commands', () => {
  for (const name of commandNames) {
    for (const key of commandNamed(name).keys) {
      const pressed = press(key.key, {
        ...(key.control ? control : {}),
        ...(key.shift === undefined ? {} : { shiftKey: key.shift }),
      });
      const heard = commandNames.filter((other) => commandNamed(other).keys.some((of) => isPressed(of, pressed)));
      expect(heard).toEqual([name]);
    }
  }
});

it('tells the commands that lead to a screen', () => {
  expect(goScreenOf('go-daily-log')).toBe('daily-log');
  expect(goScreenOf('confirm')).toBeNull();
});
