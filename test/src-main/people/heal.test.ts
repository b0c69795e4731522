// Somebody whose SS Ref had lost its zeros: what was recorded of them before that was put right is theirs.
import { expect, test } from 'vitest';
import { healInStore } from '../../../src-main/people/heal.ts';
import { aisha, line, openRequest, storeWithProvider } from '../fixtures.ts';
import { dump, found } from '../store/planted-person.ts';

const lost = '4455667';
const ssRef = '004455667';

/** A list had the SS Ref without its zeros, things were recorded, and then the council's export came. */
function healedStore() {
  const request = openRequest();
  const store = storeWithProvider(request);
  store.command({ by: aisha, what: 'save-care', source: 'typed' }, (write) => {
    const person = { name: 'Di Quennell', nhsNumber: null, address: null, serviceType: null, other: [] };
    write.peopleList.save({ ssRef: lost, ...person });
    const days = { admitted: '2025-03-04', discharged: null, resumed: null, callsFallOnStayDays: false };
    const stay = { id: 'stay-of-lost', ssRef: lost, ...days, told: null, approval: null, decisions: [] };
    write.care('stay', stay.id, { kind: 'stay', id: stay.id, value: stay });
    const away = { firstDay: '2025-03-07', lastDay: null, toldOn: null, note: 'after her stroke' };
    const absence = { id: 'absence-of-lost', ssRef: lost, kind: 'respite' as const, lineIds: null, ...away };
    write.care('absence', absence.id, { kind: 'absence', id: absence.id, value: absence });
    const content = { kind: 'message', subject: 'Respite', text: 'Since then she rests' };
    write.note('message-sent', { weekStart: null, ssRef: lost, content });
  });
  store.command({ by: aisha, what: 'import-export', source: 'file' }, (write) => {
    write.portalExports.lines([line({ id: 'line-of-lost', ssRef })]);
    healInStore({ store }, write);
  });
  return { request, store };
}

test('what was recorded under the SS Ref without zeros is held of them, and is erased with them', () => {
  const { request, store } = healedStore();
  const held = JSON.stringify(store.erasing.held(ssRef));
  for (const one of ['stay-of-lost', 'after her stroke', 'she rests']) expect(held).toContain(one);
  store.erasing.erase({ ssRef, by: aisha, why: 'asked' });
  store.erasing.finish();
  expect(store.care.stays()).toEqual([]);
  store.close();
  expect(found(Buffer.from(dump(request)), ['stroke', 'Quennell', lost, 'stay-of-lost', 'she rests'])).toEqual([]);
});
