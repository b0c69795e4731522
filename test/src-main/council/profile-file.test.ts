// The council's rules from a file: wrong ones are named by their place and change nothing, right ones are shown before
// they count, and those that come with the app can be taken again.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import {
  account,
  answerOf,
  contextOf,
  handlersOf,
  problemOf,
  storeWithProvider,
  temporaryFolder,
} from '../fixtures.ts';

const mereside = { ...bradford, id: 'mereside', name: 'Mereside Council', version: 'May 2025', temporaryDays: 5 };

function rules(content: unknown, connection: typeof account.connection = { kind: 'files' }) {
  const choose = path.join(temporaryFolder(), 'mereside.json');
  writeFileSync(choose, typeof content === 'string' ? content : JSON.stringify(content));
  const store = storeWithProvider();
  const told: (string | null)[] = [];
  const context = contextOf(store, {
    choose,
    account: () => ({ ...account, connection }),
    weekChanged: (weekStart) => told.push(weekStart),
  });
  return { store, told, handlers: handlersOf(context) };
}

test('what it changes is shown first, from what to what, and counts once it is taken', async () => {
  const { store, told, handlers } = rules(mereside);
  const preview = answerOf(await handlers['profile.choose-file']({}));
  expect(preview).toMatchObject({
    fileName: 'mereside.json',
    council: 'Mereside Council',
    from: { council: bradford.name, version: bradford.version },
    unknown: [],
  });
  expect(preview?.changes).toContain('A temporary change may last 5 days instead of 7.');
  expect(preview?.differences).toContainEqual({ path: 'temporaryDays', from: '7', to: '5' });
  expect(store.profile.get()?.id).toBe(bradford.id);
  answerOf(await handlers['profile.take']({ id: preview?.id ?? '' }));
  expect(answerOf(await handlers['profile.get']({}))).toEqual(mereside);
  expect(answerOf(await handlers['profile.news']({}))).toMatchObject({ fromFile: 'mereside.json', changes: [] });
  expect(told).toEqual([null]);
  expect(problemOf(await handlers['profile.take']({ id: preview?.id ?? '' })).code).toBe('gone');
});

test('those that come with the app can be taken again', async () => {
  const { handlers } = rules(mereside);
  answerOf(await handlers['profile.take']({ id: answerOf(await handlers['profile.choose-file']({}))?.id ?? '' }));
  const shipped = answerOf(await handlers['profile.show-shipped']({}));
  expect(shipped).toMatchObject({ fileName: null, from: { council: 'Mereside Council' } });
  answerOf(await handlers['profile.take']({ id: shipped.id }));
  expect(answerOf(await handlers['profile.news']({}))).toMatchObject({ version: bradford.version, fromFile: null });
});

test('a file that is wrong is named by its places, and changes nothing', async () => {
  const { store, handlers } = rules({
    ...mereside,
    temporaryDays: 'five',
    serviceTypes: { ...bradford.serviceTypes, homecare: { contractWeek: 1 } },
  });
  const { code, sentence } = problemOf(await handlers['profile.choose-file']({}));
  expect(code).toBe('profile-file-wrong');
  expect(sentence).toContain('mereside.json cannot be taken.');
  expect(sentence).toContain('temporaryDays: ');
  expect(sentence).toContain('serviceTypes.homecare: the app knows nothing of this name.');
  expect(store.profile.get()).toEqual(bradford);
  expect(store.profile.refused()).toBeNull();
});

test('what this version knows nothing of is pointed out', async () => {
  const home = { ...bradford.serviceTypes.home_support, hospitalWeek: 3 };
  const { handlers } = rules({ ...mereside, serviceTypes: { ...bradford.serviceTypes, home_support: home } });
  const preview = answerOf(await handlers['profile.choose-file']({}));
  expect(preview?.unknown).toEqual(['serviceTypes.home_support.hospitalWeek']);
});

test('where a portal serves the rules, they are the portal’s to say', async () => {
  const { handlers } = rules(mereside, { kind: 'practice' });
  expect(problemOf(await handlers['profile.choose-file']({})).code).toBe('profile-of-portal');
  expect(problemOf(await handlers['profile.show-shipped']({})).code).toBe('profile-of-portal');
});

test('rules that came meanwhile make the preview out of date', async () => {
  const { store, handlers } = rules(mereside);
  const preview = answerOf(await handlers['profile.choose-file']({}));
  store.profile.save({ ...bradford, version: 'later' }, null);
  expect(problemOf(await handlers['profile.take']({ id: preview?.id ?? '' })).code).toBe('changed-since-preview');
});
