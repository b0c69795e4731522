import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../src-shared/portal-api/records.ts';
import { hubWeek, hubWeekSentence } from '../../../src-shared/portal-export/hub-week.ts';
import { hubReceipt, london, made, readBackMatched, uploaded, weekOf } from './fixtures.ts';

describe('a week by way of the hub', () => {
  it('is closed at the hub and not yet with the council', () => {
    expect(hubWeekSentence(hubWeek([hubReceipt], weekOf([made()])), london)).toMatch(
      /^Closed at the hub, not yet with the council\. Hub receipt HUB-1\. File made, not uploaded/,
    );
  });

  it('is not closed by a receipt of the council’s name, of practice, or one that no longer holds', () => {
    const receipts: Receipt[] = [
      { ...hubReceipt, authority: 'council' },
      { ...hubReceipt, authority: 'practice' },
      { ...hubReceipt, superseded: true },
    ];
    expect(hubWeek(receipts, weekOf([])).hub).toBe('open');
  });

  it('has the same evidence from there', () => {
    const files = weekOf([made(), uploaded(), readBackMatched()]);
    expect(hubWeekSentence(hubWeek([hubReceipt], files), london)).toContain(
      'The portal holds these figures: 160 of 160 lines',
    );
  });
});
