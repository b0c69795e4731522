// A figure without a reason: the only one at once, and hospital hours name the person's only stay in the week.
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { fittingReasons, withOnlyReasons } from '../../../src-shared/domain/only-reason.ts';
import { hospitalStay, missed, monday, variation } from '../../builders.ts';

const home = bradford.serviceTypes.home_support;
const frustrated = variation('frustrated', 'unspecified');

test('frustrated of home support is for hospital at once', () => {
  expect(withOnlyReasons(home, [frustrated], [], monday)).toMatchObject([{ reason: 'hospital', hospitalStayId: null }]);
});

test('it names the stay where the person has just one in the week', () => {
  const [first, second] = [hospitalStay({ id: 'one' }), hospitalStay({ id: 'two' })];
  expect(withOnlyReasons(home, [frustrated], [first], monday)[0]?.hospitalStayId).toBe('one');
  expect(withOnlyReasons(home, [frustrated], [first, second], monday)[0]?.hospitalStayId).toBeNull();
});

test('where several reasons fit, none is put in', () => {
  const variations = [missed('unspecified')];
  expect(withOnlyReasons(home, variations, [], monday)).toEqual(variations);
});

test('a reason that was chosen stays, also one that does not fit', () => {
  const chosen = [variation('frustrated', 'provider_cause')];
  expect(withOnlyReasons(home, chosen, [], monday)).toEqual(chosen);
});

test('frustrated of sessions paid on plan has more than one reason', () => {
  const type = bradford.serviceTypes.day_activities_planned;
  expect(withOnlyReasons(type, [frustrated], [], monday)).toEqual([frustrated]);
});

test('missed hours of a person who was in hospital may be for that', () => {
  expect(fittingReasons(home, 'missed', [], monday)).not.toContain('hospital');
  expect(fittingReasons(home, 'missed', [hospitalStay()], monday)).toContain('hospital');
});
