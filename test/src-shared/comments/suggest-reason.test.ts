import { expect, test } from 'vitest';
import { suggestReason } from '../../../src-shared/comments/suggest-reason.ts';
import { reasons } from '../../../src-shared/domain/actuals.ts';

test.each([
  ['refused all calls', 'non_engagement'],
  ['did not engage in full planned hours', 'non_engagement'],
  ['cancelled at short notice', 'non_engagement'],
  ['cancelled, no notice given', 'non_engagement'],
  ['cancelled with notice', 'planned_absence'],
  ['on holiday with family', 'planned_absence'],
  ['staff sickness, no cover', 'provider_cause'],
  ['two carers off sick', 'provider_cause'],
  ['passed away on Monday', 'service_ended'],
  ['moved into a care home', 'service_ended'],
  ['day centre closed for bank holiday', 'service_closed'],
  ['in hospital since Tuesday', 'hospital'],
  ['as agreed with the family', null],
  ['cancelled', null],
  ['refused, then admitted to hospital', null],
  ['carer on annual leave', 'provider_cause'],
  ['staff holiday, nobody else free', 'provider_cause'],
  ['family carer on holiday, more support', 'planned_absence'],
  ['not in hospital any more', null],
  ['was not admitted', null],
  ['did not refuse, carer came late', null],
  // As they are typed at the end of a shift.
  ['refsued wed pm', 'non_engagement'],
  ['hols w/ sis till mon', 'planned_absence'],
  ['carer on hols', 'provider_cause'],
  ['cx by dtr 2 days notice', 'planned_absence'],
  ['canx by family – no notice', null],
  ['office forgot to roster', 'provider_cause'],
  ['not refused - carer was ill', null],
  ['short call, rushed', null],
  ['Ref x1', null],
  ['see notes', null],
  ['', null],
])('“%s” suggests %s', (comment, reason) => {
  expect(suggestReason(comment, reasons)).toBe(reason);
});

test('suggests no reason that does not fit', () => {
  expect(suggestReason('day centre closed', ['planned_absence', 'provider_cause'])).toBeNull();
});
