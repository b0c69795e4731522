// People changed by hand, and put right by what comes in, on a real store.
import { expect, test } from 'vitest';
import { healInStore } from '../../../src-main/people/heal.ts';
import { people } from '../../../src-main/people/people.ts';
import { save } from '../../../src-main/use-case/save.ts';
import type { KnownPerson } from '../../../src-shared/people/index.ts';
import { answerOf, contextOf, openRequest, problemOf, storeWithProvider } from '../fixtures.ts';

const known = (ssRef: string, name: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  ssRef,
  name,
  nhsNumber: null,
  address: null,
  serviceType: null,
  other: [],
  ...more,
});

function everybody(...more: KnownPerson[]) {
  const store = storeWithProvider(openRequest());
  const context = contextOf(store);
  answerOf(
    save(context, { what: 'import-people', weekStart: null }, (write) => {
      for (const person of more) write.peopleList.save(person);
      write.note('import-people', { weekStart: null, content: {} });
    }),
  );
  const names = () => new Map(store.peopleList.known().map(({ ssRef, name }) => [ssRef, name]));
  const history = () => store.changeLog.verify();
  return { context, store, names, history, ...people(context) };
}

const edited = (name: string, more = {}) => ({ ssRef: '0099999', name, nhsNumber: '', address: '', ...more });

test('a person is put right, also the SS Ref, and the history keeps what was there', () => {
  const { edit, names, store, history } = everybody(known('99999', 'Dan Hil'));
  answerOf(edit({ ssRef: '99999', person: edited('Dan Hill', { nhsNumber: '999 000 0042', address: '1 Mill Lane' }) }));
  expect(names().get('0099999')).toBe('Dan Hill');
  expect(names().has('99999')).toBe(false);
  expect(store.people.get('0099999')).toMatchObject({ nhsNumber: '9990000042', address: '1 Mill Lane' });
  expect(history()).toMatchObject({ ok: true });
});

test('a wrong NHS number, one of somebody else, and an SS Ref of somebody else are each refused at their field', () => {
  const { edit } = everybody(known('0099999', 'Dan Hill'), known('0088888', 'Eve Hill', { nhsNumber: '9990000042' }));
  const fields = (person: ReturnType<typeof edited>) => problemOf(edit({ ssRef: '0099999', person })).fields;
  expect(fields(edited('Dan Hill', { nhsNumber: '9990000019' }))?.nhsNumber).toMatch(/not an NHS number/);
  expect(fields(edited('Dan Hill', { nhsNumber: '9990000042' }))?.nhsNumber).toMatch(/already that of Eve Hill/);
  expect(fields(edited('Dan Hill', { ssRef: '0088888' }))?.ssRef).toMatch(/another person’s/);
});

test('two records of one person become one, and nothing that only one of them had is lost', () => {
  const { merge, names, store } = everybody(
    known('0099999', 'Dan Hill', { other: [{ heading: 'Team', text: 'North' }] }),
    known('99998', 'D Hill', { address: '1 Mill Lane' }),
  );
  answerOf(merge({ keep: '0099999', other: '99998' }));
  expect(names().has('99998')).toBe(false);
  expect(store.peopleList.known().find(({ ssRef }) => ssRef === '0099999')).toMatchObject({
    name: 'Dan Hill',
    address: '1 Mill Lane',
    other: [{ heading: 'Team', text: 'North' }],
  });
});

test('a person is removed, and a line keeps the SS Ref alone', () => {
  const { remove, all, store } = everybody();
  const [planned] = answerOf(all()).filter((person) => person.planned);
  answerOf(remove(planned?.ssRef ?? ''));
  expect(store.people.get(planned?.ssRef ?? '')).toBeNull();
  expect(store.lines.all().some(({ ssRef }) => ssRef === planned?.ssRef)).toBe(true);
});

test('somebody kept without the zeros is the planned person once a line names the SS Ref', () => {
  const { context, store, names } = everybody(known('12345', 'Ada Okafor', { address: '1 Mill Lane' }));
  const sentences = answerOf(
    save(context, { what: 'import-export', weekStart: null }, (write) => healInStore(context, write)),
  );
  expect(sentences).toEqual(['Ada Okafor: SS Ref 12345 had lost its zeros and is 0012345, as the portal names it.']);
  expect(names().has('12345')).toBe(false);
  expect(store.people.get('0012345')?.address).toBe('1 Mill Lane, BD1 1AA');
});
