import { describe, expect, it } from 'vitest';
import { bradford } from '../../../src-shared/council/index.ts';
import { deadlines } from '../../../src-shared/domain/deadline.ts';
import type { Receipt } from '../../../src-shared/portal-api/records.ts';
import { fileWeekSentence, weekSummary } from '../../../src-shared/portal-export/evidence-words.ts';
import { type HubWeek, hubWeek, hubWeekSentence } from '../../../src-shared/portal-export/hub-week.ts';
import {
  type FileEvidence,
  type FileWeek,
  fileEvidenceSchema,
  isLookDue,
  lookedAtSentence,
  nextFileStep,
  portalAccessSentence,
  serviceStatus,
  weekStatus,
  whyNoReadBack,
} from '../../../src-shared/portal-export/index.ts';
import { monday } from '../council-csv/fixtures.ts';
import {
  aisha,
  hash,
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
      'Nothing recorded differs from the export of Monday 24 February 2025, 9:12am (160 lines), so there is nothing to upload.',
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

describe('evidence speaks only of its own figures', () => {
  it('a read-back of older figures proves nothing', () => {
    expect(weekOf([made(), uploaded(), readBackMatched({ figures: olderFigures })]).state).toBe('changed-since-file');
  });

  it('figures that were put back are not proven by what came before the other file', () => {
    const between = made({ id: 'other', figures: olderFigures, fileDigest: hash('other file') });
    expect(weekOf([made(), uploaded(), readBackMatched(), between]).state).toBe('changed-since-file');
  });

  it('an upload of an older file is no upload of the newest', () => {
    const again = made({ id: 'again', fileDigest: hash('again') });
    expect(weekOf([made(), uploaded(), again]).state).toBe('file-made');
  });

  it('a newer look outweighs an older one', () => {
    expect(weekOf([made(), uploaded(), readBackMatched(), readBackDiffers()]).state).toBe('read-back-differs');
    expect(weekOf([made(), uploaded(), readBackDiffers(), readBackMatched()]).state).toBe('read-back-matched');
  });

  it('a look after the report that finds other figures is said first', () => {
    const week = weekOf([made(), uploaded(), readBackMatched(), reported(), readBackDiffers()]);
    expect(words(week)).toMatch(/^The portal has other figures/);
    expect(words(week)).not.toContain('holds');
  });

  it('a report that was withdrawn counts no more', () => {
    const withdrawn: FileEvidence = {
      kind: 'withdrawn',
      id: 'w',
      at: '2025-02-25T17:00:00.000Z',
      by: aisha,
      what: 'reported',
    };
    expect(weekOf([made(), uploaded(), readBackMatched(), reported(), withdrawn]).state).toBe('read-back-matched');
  });

  it('nothing uploaded is no proof once a file was made', () => {
    const week = weekOf([made({ figures: olderFigures }), reported()], { changed: 0 });
    expect(week.state === 'confirmation-reported' && week.held).toBeNull();
  });

  it('a piece of evidence survives storage', () => {
    for (const piece of [made(), uploaded(), readBackMatched(), readBackDiffers(), reported()]) {
      expect(fileEvidenceSchema.parse(JSON.parse(JSON.stringify(piece)))).toEqual(piece);
    }
  });
});

const receipt: Receipt = {
  id: 'r',
  number: 'HUB-1',
  weekStart: monday,
  services: ['Home Support'],
  digest: hash('r'),
  statement: '',
  lines: 160,
  totals: { planned: 0, actual: 0, frustrated: 0, missed: 0, extra: 0 },
  confirmed: { ...aisha, at: '2025-02-25T12:00:00.000Z' },
  late: false,
  authority: 'hub',
  superseded: false,
};

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
    hubWeekSentence({ hub: 'closed', receipts: [receipt], files: week }, london),
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

describe('the next step', () => {
  it.each([
    [weekOf([], { source: null }), 'get-export'],
    [weekOf([]), 'make-file'],
    [weekOf([], { changed: 0 }), 'confirm'],
    [weekOf([made()]), 'upload'],
    [weekOf([made(), uploaded()]), 'read-back'],
    [weekOf([made(), uploaded(), readBackDiffers()]), 'mend'],
    [weekOf([made(), uploaded(), readBackMatched()]), 'confirm'],
    [weekOf([made(), uploaded(), readBackMatched(), reported()]), 'nothing'],
    [weekOf([made(), uploaded(), reported()]), 'read-back'],
    [weekOf([made({ figures: olderFigures })]), 'make-file'],
  ] as const)('%# %s', (week, step) => expect(nextFileStep(week, true)).toBe(step));

  it('is to look at every line before a file is made', () => expect(nextFileStep(weekOf([]), false)).toBe('record'));
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

describe('a week by way of the hub', () => {
  it('is closed at the hub and not yet with the council', () => {
    expect(hubWeekSentence(hubWeek([receipt], weekOf([made()])), london)).toMatch(
      /^Closed at the hub, not yet with the council\. Hub receipt HUB-1\. File made, not uploaded/,
    );
  });

  it('is not closed by a receipt of the council’s name, of practice, or one that no longer holds', () => {
    const receipts: Receipt[] = [
      { ...receipt, authority: 'council' },
      { ...receipt, authority: 'practice' },
      { ...receipt, superseded: true },
    ];
    expect(hubWeek(receipts, weekOf([])).hub).toBe('open');
  });

  it('has the same evidence from there', () => {
    const files = weekOf([made(), uploaded(), readBackMatched()]);
    expect(hubWeekSentence(hubWeek([receipt], files), london)).toContain(
      'The portal holds these figures: 160 of 160 lines',
    );
  });
});

describe('the file that is to be the proof', () => {
  const parts = { made: made() as never, upload: uploaded() as never };

  it('is refused when it is older than the upload', () => {
    const fresh = { digest: hash('fresh'), exportedAt: '2025-02-24T14:00:00.000Z' };
    expect(whyNoReadBack(fresh, parts)?.sentence).toContain('older than the upload');
  });

  it('is refused when it is the app’s own', () => {
    const own = { digest: hash('file'), exportedAt: '2025-02-24T14:05:00.000Z' };
    expect(whyNoReadBack(own, parts)?.sentence).toContain('the file that the app made');
  });

  it('may be taken when it is newer', () => {
    expect(whyNoReadBack({ digest: hash('fresh'), exportedAt: '2025-02-24T14:31:00.000Z' }, parts)).toBeNull();
  });
});

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
