import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packetText, recognisePacket } from '../../../src-shared/packet/index.ts';
import { monday } from '../../builders.ts';
import { edit, missedHours, packet } from './fixtures.ts';

const reader = { providerId: 'p-1', deviceId: 'office', merged: [], processedWeeks: new Set<string>() };

describe('a packet is recognised', () => {
  it('as one to merge, with what was put in', () => {
    const made = packet([edit(missedHours(200))]);
    expect(recognisePacket(packetText(made), reader)).toEqual({ outcome: 'merge', packet: made, notes: [] });
  });

  it('as merged before', () => {
    const made = packet([edit(missedHours(200))]);
    const before = [{ packetId: made.packetId, when: 'on Wednesday 5 March 2025, 4:20pm', by: 'Aisha' }];
    expect(recognisePacket(packetText(made), { ...reader, merged: before })).toMatchObject({
      outcome: 'merged-before',
      sentence: expect.stringContaining('already merged here, on Wednesday 5 March 2025, 4:20pm by Aisha'),
    });
  });

  it('as late, where the week’s payment is processed', () => {
    const result = recognisePacket(packetText(packet([edit(missedHours(200))])), {
      ...reader,
      processedWeeks: new Set([monday]),
    });
    expect(result.outcome === 'merge' && result.notes[0]).toContain('Late: 1 line is of the week 3 to 9 March 2025');
  });

  const made = packet([edit(missedHours(200))]);
  it.each<[string, string, string]>([
    ['of another provider', packetText({ ...made, provider: { id: 'p-2', name: 'Other Care' } }), 'another-provider'],
    ['of this very computer', packetText(packet([edit(missedHours(200))], { from: 'office' })), 'own-device'],
    ['of a newer format', JSON.stringify({ ...made, formatVersion: 2, rows: 'unheard of' }), 'newer-format'],
    ['of something else', '{"format":"other"}', 'not-a-packet'],
    ['of no JSON', 'PK', 'not-a-packet'],
    ['damaged', JSON.stringify({ ...made, rows: [] }), 'damaged'],
    [
      'with a row that contradicts itself',
      JSON.stringify({ ...made, rows: [{ ...made.rows[0], lineId: 'line-2' }] }),
      'damaged',
    ],
    ['with a row that stands twice', JSON.stringify({ ...made, rows: [made.rows[0], made.rows[0]] }), 'damaged'],
  ])('%s', (_, content, code) => expect(recognisePacket(content, reader)).toMatchObject({ outcome: 'refused', code }));

  it('of any content without throwing', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (content) => void recognisePacket(content, reader)));
  });
});
