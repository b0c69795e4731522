import { expect, it } from 'vitest';
import { isForWeek, screenNamed } from '../../../src-renderer/workspace/screen.ts';

it('is opened by its name with nothing of it opened', () => {
  expect(screenNamed('week', false)).toEqual({ name: 'week', place: null });
  expect(screenNamed('adjustments', false)).toEqual({ name: 'adjustments', requestId: null, start: null });
  expect(screenNamed('help', true)).toEqual({ name: 'help' });
});

it('is the council’s files where a week by files is to be confirmed', () => {
  expect(screenNamed('confirm', true)).toEqual({ name: 'portal-export' });
  expect(screenNamed('confirm', false)).toEqual({ name: 'confirm' });
});

it('is offered for the weeks that it is for', () => {
  expect([true, false].map((byFiles) => isForWeek('confirm', byFiles))).toEqual([false, true]);
  expect([true, false].map((byFiles) => isForWeek('people', byFiles))).toEqual([true, true]);
  expect([true, false].map((byFiles) => isForWeek('week', byFiles))).toEqual([true, true]);
});
