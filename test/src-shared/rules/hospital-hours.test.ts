import { expect, test } from 'vitest';
import { findingOf, hospitalStay, serviceEnd } from '../../builders.ts';

test('the whole week is offered as hospital in one step only where the service goes on to its end', () => {
  const action = (lastDay: string) =>
    findingOf('delivered-during-stay', { stays: [hospitalStay()], ends: [serviceEnd({ lastDay })] }).action?.kind;
  expect(action('2025-03-09')).toBe('record-variations');
  expect(action('2025-03-05')).toBe('open-stay');
});
