// The merge of one line, by its invariants: whatever the portal tells, in whatever order and however often, an edit is
// forgotten only when the portal holds it, and nothing is chosen for the person.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type LineHeld, receive, settle, type UnsentEdit } from '../../../src-main/store/merge.ts';
import { sameContent, sameFigures } from '../../../src-shared/portal-api/equality.ts';
import type { ActualRecord } from '../../../src-shared/portal-api/index.ts';
import { actualOf, aisha, missedActual, recordOf } from './records.ts';

const edited = (change: Partial<UnsentEdit> = {}): LineHeld => ({
  portal: recordOf(1),
  unsent: { actual: missedActual(200), attested: null, base: recordOf(1), sendState: 'to-send', ...change },
});

describe('a record that the feed brings', () => {
  it('replaces what was pulled when nothing is unsent', () => {
    const held = receive({ portal: recordOf(1), unsent: null }, recordOf(2, missedActual(100)));
    expect(held).toEqual({ portal: recordOf(2, missedActual(100)), unsent: null });
  });

  it('is ignored when it is older than the one known', () => {
    const held: LineHeld = { portal: recordOf(3, missedActual(100)), unsent: null };
    expect(receive(held, recordOf(2))).toEqual(held);
  });

  it('moves the base of an edit when only version or exceptions changed', () => {
    const held = receive(edited(), recordOf(2));
    expect(held.unsent).toMatchObject({ sendState: 'to-send', base: { version: 2 }, actual: missedActual(200) });
  });

  it('is a conflict when somebody else changed the same line', () => {
    const held = receive(edited(), recordOf(2, missedActual(300)));
    expect(held.unsent).toMatchObject({ sendState: 'conflict', base: recordOf(1), actual: missedActual(200) });
    expect(held.portal.actual).toEqual(missedActual(300));
  });

  it('is a conflict when the plan changed under an edit, and is not silently applied', () => {
    const held = receive(edited(), recordOf(2, actualOf({ planned: 700, actual: 700 })));
    expect(held.unsent?.sendState).toBe('conflict');
  });

  it('is a conflict when somebody attested the line that was changed here', () => {
    expect(receive(edited(), recordOf(2, actualOf(), aisha)).unsent?.sendState).toBe('conflict');
  });

  it('leaves nothing to send when the portal holds the same figures already', () => {
    expect(receive(edited(), recordOf(2, missedActual(200))).unsent).toBeNull();
  });

  it('decides nothing while the line is on its way', () => {
    const held = receive(edited({ sendState: 'unknown' }), recordOf(2, missedActual(300)));
    expect(held.unsent).toEqual(edited({ sendState: 'unknown' }).unsent);
    expect(held.portal.version).toBe(2);
  });

  it('ends a conflict when the portal comes back to what the edit was based on', () => {
    const conflict = receive(edited(), recordOf(2, missedActual(300)));
    expect(receive(conflict, recordOf(3)).unsent?.sendState).toBe('to-send');
  });
});

describe('a verdict', () => {
  const sent = { actual: missedActual(200), attested: null };
  const accepted = (version: number) => ({ outcome: 'accepted' as const, version, exceptions: [], changed: aisha });

  it('accepted: the portal holds the edit under its new version', () => {
    const held = settle(edited({ sendState: 'sending' }), sent, accepted(2));
    expect(held).toEqual({ portal: recordOf(2, missedActual(200)), unsent: null });
  });

  it('accepted while the person went on editing: the later edit is still to send, on the new base', () => {
    const held = settle(edited({ sendState: 'sending', actual: missedActual(400) }), sent, accepted(2));
    expect(held.unsent).toMatchObject({ sendState: 'to-send', actual: missedActual(400), base: { version: 2 } });
  });

  it('accepted, replayed after somebody else’s later change was pulled: the later change stands', () => {
    const pulled = receive(edited({ sendState: 'unknown' }), recordOf(3, missedActual(900)));
    expect(settle(pulled, sent, accepted(2))).toEqual({ portal: recordOf(3, missedActual(900)), unsent: null });
  });

  it('conflict with the very same content is no conflict: the first answer was lost', () => {
    const current = recordOf(2, missedActual(200));
    expect(settle(edited({ sendState: 'sending' }), sent, { outcome: 'conflict', current }).unsent).toBeNull();
  });

  it('conflict in version only: the edit is sent again on the new base', () => {
    const held = settle(edited({ sendState: 'sending' }), sent, { outcome: 'conflict', current: recordOf(4) });
    expect(held.unsent).toMatchObject({ sendState: 'to-send', base: { version: 4 } });
  });

  it('rejected: the edit stays, marked', () => {
    expect(settle(edited({ sendState: 'sending' }), sent, { outcome: 'rejected' }).unsent).toMatchObject({
      sendState: 'rejected',
      actual: missedActual(200),
    });
  });

  it('rejected while the person went on editing: the later edit is sent', () => {
    const held = settle(edited({ sendState: 'sending', actual: missedActual(400) }), sent, { outcome: 'rejected' });
    expect(held.unsent).toMatchObject({ sendState: 'to-send', actual: missedActual(400) });
  });
});

describe('in any order', () => {
  const content = fc.constantFrom(0, 100, 200, 300);
  /** What the portal held one after the other: version 2 and on. */
  const history = fc
    .array(content, { minLength: 1, maxLength: 6 })
    .map((missed) => missed.map((quantity, index) => recordOf(index + 2, missedActual(quantity))));
  const received = history.chain((records) =>
    fc.record({
      records: fc.constant(records),
      order: fc.array(fc.constantFrom(...records), { minLength: 1, maxLength: 12 }),
    }),
  );
  const run = (start: LineHeld, records: readonly ActualRecord[]) => records.reduce<LineHeld>(receive, start);
  const newest = (records: readonly ActualRecord[]) => Math.max(...records.map(({ version }) => version));

  it('the portal’s side is the newest version received, however often and in whatever order', () => {
    fc.assert(
      fc.property(received, ({ order }) => {
        expect(run(edited(), order).portal.version).toBe(newest(order));
        expect(run({ portal: recordOf(1), unsent: null }, order).portal.version).toBe(newest(order));
      }),
    );
  });

  it('an edit is forgotten only when the portal held it', () => {
    fc.assert(
      fc.property(received, ({ order }) => {
        const held = run(edited(), order);
        if (held.unsent === null)
          expect(order.some((record) => sameFigures(record.actual, missedActual(200)))).toBe(true);
        else expect(held.unsent.actual).toEqual(missedActual(200));
      }),
    );
  });

  it('whether it is a conflict depends on what the portal holds last, not on the way there', () => {
    fc.assert(
      fc.property(received, fc.infiniteStream(fc.nat()), ({ order }, dice) => {
        const shuffled = [...order].sort(() => ((dice.next().value ?? 0) % 2 === 0 ? 1 : -1));
        const [one, two] = [run(edited(), order), run(edited(), shuffled)];
        if (one.unsent !== null && two.unsent !== null) expect(two.unsent.sendState).toBe(one.unsent.sendState);
      }),
    );
  });

  it('a conflict is exactly a portal that holds neither the edit nor what it was based on', () => {
    fc.assert(
      fc.property(received, ({ order }) => {
        const { portal, unsent } = run(edited(), order);
        if (unsent === null) return;
        const neither = !sameContent(portal, unsent) && !sameContent(portal, unsent.base);
        expect(unsent.sendState).toBe(neither ? 'conflict' : 'to-send');
      }),
    );
  });

  it('a verdict before, between or after the feed’s own word leaves the same', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(3), (at, later) => {
        // The portal accepted the edit as version 2, then others made versions 3 and on.
        const feed = [
          recordOf(2, missedActual(200)),
          recordOf(3, missedActual(100 * later)),
          recordOf(4, missedActual(300)),
        ];
        const flying = edited({ sendState: 'unknown' });
        const sent = { actual: missedActual(200), attested: null };
        const verdict = { outcome: 'accepted' as const, version: 2, exceptions: [], changed: aisha };
        const before = run(flying, feed.slice(0, at));
        expect(run(settle(before, sent, verdict), feed.slice(at))).toEqual({ portal: feed[2], unsent: null });
      }),
    );
  });
});
