import { describe, expect, it } from 'vitest';
import { fileWeekSentence } from '../../../src-shared/portal-export/evidence-words.ts';
import {
  type FileEvidence,
  type FileWeek,
  fileEvidenceSchema,
  nextFileStep,
  whyNoReadBack,
} from '../../../src-shared/portal-export/index.ts';
import {
  aisha,
  hash,
  london,
  made,
  olderFigures,
  readBackDiffers,
  readBackMatched,
  reported,
  uploaded,
  weekOf,
} from './fixtures.ts';

const words = (week: FileWeek) => fileWeekSentence(week, london);

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
