import { describe, expect, test } from 'vitest';
import { serviceShortener, shortServiceAndLevel } from '../../../src-renderer/words/service-name.ts';

describe('service names', () => {
  test('leave out the provider where all begin with it', () => {
    const shorten = serviceShortener(['Rowan Lodge Care – Home Support', 'Rowan Lodge Care – Extra Care']);
    expect(shorten('Rowan Lodge Care – Extra Care')).toBe('Extra Care');
  });

  test('stay as they are where one differs', () => {
    const shorten = serviceShortener(['Rowan Lodge Care – Home Support', 'Day Centre – Mondays']);
    expect(shorten('Rowan Lodge Care – Home Support')).toBe('Rowan Lodge Care – Home Support');
  });
});

test('a service is told with its level, where it has one', () => {
  const shorten = (service: string) => service.replace('Rowan Lodge Care – ', '');
  const service = 'Rowan Lodge Care – Home Support';
  expect(shortServiceAndLevel({ service, serviceLevel: 'Two carers' }, shorten)).toBe('Home Support · Two carers');
  expect(shortServiceAndLevel({ service, serviceLevel: '' }, shorten)).toBe('Home Support');
});
