import { expect, it } from 'vitest';
import { acceleratorOf, keyWords } from '../../../src-shared/commands/key.ts';

it('is written for the menu and for people', () => {
  const redo = { key: 'z', control: true, shift: true } as const;
  expect([acceleratorOf(redo), keyWords(redo)]).toEqual(['CmdOrCtrl+Shift+Z', 'Ctrl and Shift and Z']);
  expect([acceleratorOf({ key: 'F8' }), keyWords({ key: 'F8' })]).toEqual(['F8', 'F8']);
  expect(keyWords({ key: ' ' })).toBe('Space');
});

it('is no accelerator as a bare character, which the menu would take out of a text', () => {
  expect(acceleratorOf({ key: '?' })).toBeUndefined();
});
