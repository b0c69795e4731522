import { describe, expect, it } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { isLookDue, lookedAtSentence, portalAccessSentence } from '../../../src-shared/portal-export/index.ts';
import { aisha, london } from './fixtures.ts';

describe('looks at the portal’s own pages', () => {
  const last = { what: 'disputes' as const, weekStart: null, at: '2025-03-10T09:15:00.000Z', by: aisha };

  it('are told with who and when, never counted', () => {
    expect(lookedAtSentence('disputes', last, london)).toBe(
      'Disputes in the portal were last looked at by Aisha on Monday 10 March 2025, 9:15am.',
    );
    expect(lookedAtSentence('exceptions', null, london)).toBe(
      'Nobody has noted looking at the portal’s exceptions yet.',
    );
  });

  it('are due after a week', () => {
    expect(isLookDue('2025-03-10', '2025-03-16')).toBe(false);
    expect(isLookDue('2025-03-10', '2025-03-17')).toBe(true);
  });

  it.each([
    ['2025-05-24', 'done', 'Last signed in to the council’s portal: Aisha on 10 March 2025.'],
    ['2025-05-25', 'amber', 'locks on 8 June 2025, in 14 days: sign in there.'],
    ['2025-06-08', 'attention', 'has probably locked on 8 June 2025'],
  ])('on %s the account is %s', (today, tone, part) => {
    const told = portalAccessSentence({ day: '2025-03-10', by: 'Aisha' }, today, bradford);
    expect(told.tone).toBe(tone);
    expect(told.sentence).toContain(part);
  });

  it('an access that nobody ticked is not known', () => {
    expect(portalAccessSentence(null, '2025-03-10', bradford).tone).toBe('amber');
  });
});
