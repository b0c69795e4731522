import { describe, expect, test } from 'vitest';
import { serviceStateWords, shortStatus } from '../../../src-renderer/words/short-status.ts';

type Services = Parameters<typeof shortStatus>[0]['services'];

const status = { tone: 'open', sentence: 'File made, not uploaded.' } as const;
const at = (...steps: Services[number]['step'][]) => steps.map((step) => ({ step }) as Services[number]);

describe('the status bar of a week by files', () => {
  test('has the sentence of one service', () => {
    expect(shortStatus({ services: at('upload'), status })).toBe('File made, not uploaded.');
    expect(shortStatus({ services: [], status })).toBe('File made, not uploaded.');
  });

  test('counts several services by what is next', () => {
    expect(shortStatus({ services: at('read-back', 'make-file', 'read-back'), status })).toBe(
      '3 services: 1 to make a file of, 2 to read back',
    );
    expect(shortStatus({ services: at('record', 'record'), status })).toBe('2 services: all to look at');
  });
});

test('one line is left of a service that is folded', () => {
  expect(serviceStateWords('read-back')).toBe('To read back');
  expect(serviceStateWords('nothing')).toBe('Done');
});
