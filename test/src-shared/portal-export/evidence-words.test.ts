import { describe, expect, it } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { deadlines } from '../../../src-shared/domain/deadline.ts';
import { fileWeekSentence, weekSummary } from '../../../src-shared/portal-export/evidence-words.ts';
import { type HubWeek, hubWeekSentence } from '../../../src-shared/portal-export/hub-week.ts';
import {
  type FileEvidence,
  type FileWeek,
  serviceStatus,
  weekStatus,
} from '../../../src-shared/portal-export/index.ts';
import { monday } from '../council-csv/fixtures.ts';
import {
  hash,
  hubReceipt,
  london,
  made,
  olderFigures,
  readBackDiffers,
  readBackMatched,
  reported,
  source,
  uploaded,
  weekOf,
} from './fixtures.ts';

const words = (week: FileWeek) => fileWeekSentence(week, london);

describe('the state of a week by files, in words', () => {
  it('before an export', () => {
    expect(words(weekOf([], { source: null }))).toBe('No export of this week from the portal yet.');
  });

  it('with the plan known', () => {
    expect(words(weekOf([], { changed: 0 }))).toBe(
      'Nothing recorded differs from the export of Monday 24 February 2025, 9:12am (160 lines). There is something to upload only if something differs.',
    );
  });

  it('once recorded', () => {
    expect(words(weekOf([]))).toBe(
      '12 of 160 lines recorded otherwise than in the export of Monday 24 February 2025, 9:12am. No file made yet.',
    );
  });

  it('with the file made', () => {
    expect(words(weekOf([made()]))).toBe(
      'File made, not uploaded: actuals-2025-02-17-home-support.csv, Monday 24 February 2025, 2:05pm.',
    );
  });

  it('with the upload reported', () => {
    expect(words(weekOf([made(), uploaded()]))).toBe(
      'Aisha reported uploading the file on Monday 24 February 2025, 2:20pm. Not read back: what the portal has is not known.',
    );
  });

  it('read back and matched', () => {
    expect(words(weekOf([made(), uploaded(), readBackMatched()]))).toBe(
      'The portal holds these figures: 160 of 160 lines, by the export of Monday 24 February 2025, 2:31pm. Next: Scheduled Payments.',
    );
  });

  it('read back from a file with the very bytes that were sent: whose word that is', () => {
    const sentence = words(weekOf([made(), uploaded(), readBackMatched({ sameBytesAsFile: true })]));
    expect(sentence).toContain('which Aisha chose as the portal’s');
  });

  it('read back and different', () => {
    expect(words(weekOf([made(), uploaded(), readBackDiffers()]))).toBe(
      'The portal has other figures by the export of Monday 24 February 2025, 2:31pm: 159 of 160 lines match. See what to mend.',
    );
  });

  it('with the confirmation reported', () => {
    const week = weekOf([made(), uploaded(), readBackMatched(), reported({ totalPence: 1_234_550 })]);
    expect(words(week)).toBe(
      'Aisha reported confirming on Tuesday 25 February 2025, 4:20pm. Scheduled Payments showed £12,345.50. The portal holds these figures: 160 of 160 lines, by the export of Monday 24 February 2025, 2:31pm.',
    );
  });

  it('with a confirmation of somebody else’s reported', () => {
    const week = weekOf([made(), uploaded(), readBackMatched(), reported({ confirmedBy: 'Ben' })]);
    expect(words(week)).toMatch(/^Aisha reported that Ben confirmed on Tuesday 25 February 2025, 4:20pm\./);
  });

  it('with a confirmation reported and nothing compared', () => {
    expect(words(weekOf([made(), uploaded(), reported()]))).toBe(
      'Aisha reported confirming on Tuesday 25 February 2025, 4:20pm. Not read back: what the portal has is not known.',
    );
  });

  it('changed after the file', () => {
    expect(words(weekOf([made({ figures: olderFigures })]))).toBe(
      'Changed since the file made Monday 24 February 2025, 2:05pm. Make the file again.',
    );
  });

  it('changed after the report', () => {
    const older = { figures: olderFigures };
    const week = weekOf([made(older), uploaded(older), readBackMatched(older), reported(older)]);
    expect(words(week)).toMatch(/^Changed since: Aisha reported confirming .* Make the file again/);
  });

  it('that went to plan is held as exported, for the export’s own time', () => {
    const week = weekOf([reported()], { changed: 0 });
    expect(words(week)).toContain(
      'The portal held these figures when it was exported on Monday 24 February 2025, 9:12am',
    );
  });
});

const pieces = [
  made(),
  made({ id: 'made-older', figures: olderFigures, fileDigest: hash('older file') }),
  uploaded(),
  readBackMatched(),
  readBackMatched({ id: 'same-bytes', sameBytesAsFile: true }),
  readBackMatched({ id: 'matched-older', figures: olderFigures }),
  readBackDiffers(),
  reported(),
  reported({ id: 'other', confirmedBy: 'Ben', totalPence: 1, picture: { fileName: 'p.png', digest: hash('p') } }),
  reported({ id: 'reported-older', figures: olderFigures }),
];

/** Every sequence of up to three pieces, with and without an export, with and without changed lines. */
function everyWeek(): FileWeek[] {
  const sequences: FileEvidence[][] = [[]];
  for (const a of pieces) {
    sequences.push([a]);
    for (const b of pieces) {
      sequences.push([a, b]);
      for (const c of pieces) sequences.push([a, b, c]);
    }
  }
  return sequences.flatMap((evidence) => [
    weekOf(evidence),
    weekOf(evidence, { changed: 0 }),
    weekOf(evidence, { source: null }),
  ]);
}

const everyState: Record<FileWeek['state'], true> = {
  'no-export': true,
  'plan-known': true,
  recorded: true,
  'file-made': true,
  'upload-reported': true,
  'read-back-matched': true,
  'read-back-differs': true,
  'confirmation-reported': true,
  'changed-since-file': true,
};

describe('no sentence says more than its evidence', () => {
  const weeks = everyWeek();
  const deadline = deadlines(monday, bradford).operative;
  const everySentence = (week: FileWeek) => [
    words(week),
    serviceStatus(week, { deadline, now: '2025-02-24T12:00:00Z', council: bradford }).sentence,
    serviceStatus(week, { deadline, now: '2025-02-27T12:00:00Z', council: bradford }).sentence,
    hubWeekSentence({ hub: 'open', files: week }, london),
    hubWeekSentence({ hub: 'closed', receipts: [hubReceipt], files: week }, london),
    weekSummary(
      [
        { service: 'Home Support', week },
        { service: 'Extra Care', week },
      ],
      london,
    ),
  ];

  it('the walk comes through every state', () => {
    expect(new Set(weeks.map(({ state }) => state))).toEqual(new Set(Object.keys(everyState)));
  });

  it('“confirming” and “confirmed” stand only where somebody reported it, with who and when', () => {
    for (const week of weeks) {
      for (const sentence of everySentence(week)) {
        if (!/confirm/i.test(sentence)) continue;
        const report = 'confirmation' in week ? week.confirmation : null;
        expect(report, sentence).not.toBeNull();
        expect(sentence).toMatch(/Aisha reported (confirming|that Ben confirmed) on Tuesday 25 February 2025, 4:20pm/);
      }
    }
  });

  it('“the portal holds” stands only where a comparison showed it', () => {
    for (const week of weeks) {
      for (const sentence of everySentence(week)) {
        if (!/\bholds\b/i.test(sentence)) continue;
        const proof =
          week.state === 'read-back-matched' ||
          (week.state === 'confirmation-reported' && week.held?.by === 'read-back');
        expect(proof, sentence).toBe(true);
      }
    }
  });

  it('nobody says that the council holds, accepted or received anything', () => {
    for (const week of weeks) {
      for (const sentence of everySentence(week))
        expect(sentence).not.toMatch(/council (holds|has|accepted|received)|receipt (?!HUB)/i);
    }
  });

  it('every sentence is whole', () => {
    for (const week of weeks) {
      for (const sentence of everySentence(week)) expect(sentence).not.toMatch(/undefined|null|NaN|\bInvalid|\. \.|^$/);
    }
  });

  it('only a state with its proof is done', () => {
    for (const week of weeks) {
      const { tone } = serviceStatus(week, { deadline, now: '2025-02-24T12:00:00Z', council: bradford });
      if (tone === 'done')
        expect(week.state === 'confirmation-reported' && week.held !== null && week.differs === null).toBe(true);
    }
  });

  it('past the deadline everything that lacks its proof is loud', () => {
    for (const week of weeks) {
      const { tone, sentence } = serviceStatus(week, { deadline, now: '2025-02-27T12:00:00Z', council: bradford });
      if (tone === 'done') continue;
      expect(['amber', 'attention']).toContain(tone);
      expect(sentence).toMatch(/^Past its deadline of Tuesday 25 February, 5pm, and /);
    }
  });

  it('a state cannot be written without its evidence', () => {
    // @ts-expect-error a report needs who and when
    const bare: FileWeek = { state: 'confirmation-reported', source: source(), held: null, differs: null };
    // @ts-expect-error the portal holds nothing without a comparison
    const held: FileWeek = { state: 'read-back-matched', source: source() };
    // @ts-expect-error a comparison with differences does not match
    const wrong: FileWeek = { state: 'read-back-matched', source: source(), readBack: readBackDiffers() };
    // @ts-expect-error a hub closes with its receipts
    const hub: HubWeek = { hub: 'closed', files: weekOf([]) };
    // @ts-expect-error nothing here is the council's confirmation
    const confirmed: FileWeek = { state: 'confirmed', source: source() };
    expect([bare, held, wrong, hub, confirmed]).toHaveLength(5);
  });
});

describe('a week of several services', () => {
  const proven = { service: 'Extra Care', week: weekOf([made(), uploaded(), readBackMatched(), reported()]) };
  const council = bradford;
  const deadline = deadlines(monday, council).operative;

  it('stands as badly as the worst of them, which is named', () => {
    const open = { service: 'Home Support', week: weekOf([made()]) };
    const told = weekStatus([proven, open], { deadline, now: '2025-02-27T12:00:00Z', council });
    expect(told.tone).toBe('amber');
    expect(told.sentence).toMatch(/^Home Support: Past its deadline of Tuesday 25 February, 5pm/);
  });

  it('adds up the lines once all are read back', () => {
    expect(weekStatus([proven, proven], { deadline, now: '2025-02-27T12:00:00Z', council })).toEqual({
      tone: 'done',
      sentence: 'The portal holds these figures: 320 of 320 lines. Reported in Scheduled Payments: 2 of 2 services.',
    });
  });
});
