// Every failure has a plain sentence and a stable code; none of them names a person or a status number.
import { describe, expect, it } from 'vitest';
import { mayHaveBeenCarriedOut, type PortalFailure } from '../../../src-main/portal/failures.ts';
import { wordsForFailure } from '../../../src-main/portal/words.ts';
import { problemNames, problemType } from '../../../src-shared/portal-api/index.ts';

const kinds = [
  'unreachable',
  'timed-out',
  'broken-off',
  'truncated',
  'tls',
  'not-the-portal',
  'redirected',
  'not-understood',
  'without-end',
  'insecure-address',
  'portal-changed',
  'no-token',
] as const;
const failures: PortalFailure[] = [
  ...kinds.map((kind) => ({ kind })),
  { kind: 'busy', status: 502, retryAfterMillis: null },
  { kind: 'refused-on-the-way', status: 403, said: 'Blocked.' },
  ...problemNames.map((name) => ({
    kind: 'problem' as const,
    problem: { type: problemType(name), title: 't', status: 400, detail: 'What happened here.' },
    retryAfterMillis: null,
  })),
];

describe('words for failures', () => {
  it.each(failures.map((failure) => [wordsForFailure(failure)] as const))(
    '$code is a sentence with an action',
    (words) => {
      expect(words.sentence).toMatch(/^[A-Z].*\.$/);
      expect(words.action).toMatch(/^[A-Z].*\.$/);
      expect(words.code).toMatch(/^[a-z-]+$/);
      expect(words.sentence).not.toMatch(/\b[45]\d\d\b|undefined|error/i);
    },
  );

  it('has its own code for each', () => {
    const codes = failures.map((failure) => wordsForFailure(failure).code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('never calls a write unsent that may have arrived', () => {
    expect(failures.filter((failure) => !mayHaveBeenCarriedOut(failure)).map((failure) => failure.kind)).not.toContain(
      'timed-out',
    );
    expect(mayHaveBeenCarriedOut({ kind: 'unreachable' })).toBe(false);
    expect(mayHaveBeenCarriedOut({ kind: 'busy', status: 503, retryAfterMillis: null })).toBe(true);
  });
});
