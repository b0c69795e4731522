// The one next step, for every way in which a week can stand.
import { expect, test } from 'vitest';
import { nextStep, type WeekSituation } from '../../../src-main/weeks/next-step.ts';

const ready: WeekSituation = {
  readOnly: false,
  generated: true,
  generationWaits: false,
  finished: true,
  conflicts: 0,
  rejected: 0,
  errors: 0,
  warnings: 0,
  open: ['Home Support'],
  toSend: 0,
  mayConfirm: true,
  online: true,
  canSend: true,
};

test.each<[string, Partial<WeekSituation>, ReturnType<typeof nextStep>]>([
  ['a week without actuals is generated', { generated: false }, { step: 'generate' }],
  [
    'generating offline first goes online',
    { generated: false, generationWaits: true, online: false },
    { step: 'go-online' },
  ],
  [
    'generating signed out first signs in',
    { generated: false, generationWaits: true, canSend: false },
    { step: 'sign-in' },
  ],
  ['conflicts come before refusals', { conflicts: 2, rejected: 1, errors: 3 }, { step: 'resolve-conflicts', count: 2 }],
  ['refusals come before errors', { rejected: 1, errors: 3 }, { step: 'mend-rejected', count: 1 }],
  ['errors come before warnings', { errors: 3, warnings: 4 }, { step: 'fix', count: 3 }],
  ['warnings are accepted, also before Sunday', { warnings: 4, finished: false }, { step: 'acknowledge', count: 4 }],
  ['errors are fixed also offline', { errors: 1, online: false, canSend: false }, { step: 'fix', count: 1 }],
  ['an unfinished week waits for Sunday', { finished: false }, { step: 'wait-for-sunday' }],
  ['offline goes online before signing in', { online: false, canSend: false }, { step: 'go-online' }],
  ['a sign-in that ran out is renewed', { canSend: false }, { step: 'sign-in' }],
  ['what is ready is confirmed', {}, { step: 'confirm', services: ['Home Support'] }],
  ['who may not confirm asks somebody who may', { mayConfirm: false }, { step: 'ask-confirmer' }],
  ['but first sends what is on this computer', { mayConfirm: false, toSend: 1, online: false }, { step: 'go-online' }],
  ['a confirmed week shows its receipt', { open: [], errors: 1 }, { step: 'see-receipt' }],
  [
    'a change after confirming is confirmed again',
    { open: ['Home Support'], toSend: 1 },
    { step: 'confirm', services: ['Home Support'] },
  ],
  [
    'a paid week shows its receipt whatever else',
    { readOnly: true, generated: false, errors: 2 },
    { step: 'see-receipt' },
  ],
])('%s', (_, overrides, expected) => {
  expect(nextStep({ ...ready, ...overrides })).toEqual(expected);
});
