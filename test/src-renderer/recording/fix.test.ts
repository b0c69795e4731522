// What a finding's offer means on a line: every kind of it leads somewhere.
import { describe, expect, it } from 'vitest';
import { fixOf } from '../../../src-renderer/recording/fix.ts';
import type { FindingAction } from '../../../src-shared/rules/types.ts';
import { actualWith, extra, frustrated, missed, weeklyActual } from '../../builders.ts';

const nobodyWrote = (actual = actualWith([missed()])) => ({ actual, commentEdited: false });

describe('a finding’s offer', () => {
  const offers: Record<FindingAction['kind'], [FindingAction, string | null]> = {
    'set-quantity': [{ kind: 'set-quantity', field: 'actual', quantity: 800 }, 'record'],
    'set-reason': [{ kind: 'set-reason', variation: missed(), choices: ['provider_cause'] }, 'ask'],
    'set-days': [{ kind: 'set-days', variation: extra() }, 'ask'],
    'move-variation': [{ kind: 'move-variation', variation: missed(), category: 'frustrated' }, 'record'],
    'remove-variation': [{ kind: 'remove-variation', variation: missed() }, 'record'],
    'record-variations': [{ kind: 'record-variations', variations: [], comment: '' }, 'record'],
    'write-comment': [{ kind: 'write-comment', comment: 'Away' }, 'record'],
    'restore-visits': [{ kind: 'restore-visits', visits: 7 }, 'visits'],
    'add-stay': [{ kind: 'add-stay', ssRef: '0012345', variation: frustrated() }, 'add-stay'],
    'choose-stay': [{ kind: 'choose-stay', variation: frustrated(), stayId: 'stay-1' }, 'record'],
    'open-stay': [{ kind: 'open-stay', stayId: 'stay-1' }, 'go-stay'],
    'open-adjustment': [
      {
        kind: 'open-adjustment',
        ssRef: '0012345',
        lineId: 'line-1',
        change: 'increase',
        startDate: '2025-03-03',
        formUrl: 'https://onlineforms.bradford.gov.uk/',
      },
      'begin-request',
    ],
    'open-request': [{ kind: 'open-request', requestId: 'request-1' }, 'go-request'],
    'copy-message': [{ kind: 'copy-message', topic: 'package-review', subject: 'Review', text: 'Please' }, 'message'],
    'report-missing-line': [{ kind: 'report-missing-line', ssRef: '0012345' }, 'missing-line'],
    'generate-week': [{ kind: 'generate-week' }, 'generate'],
    'log-hours': [
      {
        kind: 'log-hours',
        lineId: 'line-1',
        firstDay: '2025-03-03',
        lastDay: '2025-03-05',
        claimed: 1000,
        shown: 450,
      },
      'ask-hours',
    ],
    // The way to the line stands beside every finding already.
    'open-line': [{ kind: 'open-line' }, null],
  };

  it.each(Object.values(offers).map(([action, kind]) => [action.kind, action, kind] as const))(
    '%s',
    (_, action, kind) => {
      expect(fixOf(action, nobodyWrote())?.kind ?? null).toBe(kind);
    },
  );

  it('of another category moves that variation and leaves the others', () => {
    const actual = actualWith([missed('non_engagement'), missed('provider_cause')]);
    const fix = fixOf(
      { kind: 'move-variation', variation: missed('provider_cause'), category: 'frustrated' },
      nobodyWrote(actual),
    );
    expect(fix).toMatchObject({
      variations: [
        { reason: 'non_engagement', category: 'missed' },
        { reason: 'provider_cause', category: 'frustrated' },
      ],
    });
  });

  it('to record variations leaves a comment alone that a person wrote', () => {
    const action: FindingAction = { kind: 'record-variations', variations: [missed()], comment: 'offered' };
    const actual = weeklyActual({ comment: 'Her son rang.' });
    expect(fixOf(action, { actual, commentEdited: true })).toMatchObject({ comment: null });
    expect(fixOf(action, { actual, commentEdited: false })).toMatchObject({ comment: 'offered' });
  });

  it('of a quantity is taken only where the reasons already add up to it', () => {
    const without = weeklyActual({ missed: 200, actual: 700 });
    expect(fixOf({ kind: 'set-quantity', field: 'actual', quantity: 800 }, nobodyWrote(without))).toBeNull();
    const doubled = { ...actualWith([missed()]), missed: 400 };
    expect(fixOf({ kind: 'set-quantity', field: 'missed', quantity: 200 }, nobodyWrote(doubled))?.kind).toBe('record');
  });
});
