// Two entries on one line, quicker than the week is drawn: the second rests on what the first one left, and still never on what a
// colleague's sync brought. The main process behind it is the real one.
import { beforeEach, describe, expect, test } from 'vitest';
import type { AppCalls } from '../../../src-renderer/app-api/app-calls.tsx';
import { own } from '../../../src-renderer/app-api/own-changes.ts';
import { redoLast, undoLast } from '../../../src-renderer/app-api/undo.ts';
import { replaced } from '../../../src-renderer/recording/fix.ts';
import { propose } from '../../../src-renderer/recording/propose.ts';
import { recordingOf } from '../../../src-renderer/recording/use-recording.ts';
import type { AppProblem, WeekRow } from '../../../src-shared/app-api/index.ts';
import type { WeeklyActual } from '../../../src-shared/domain/actuals.ts';
import { weekRow } from '../../builders.ts';
import { contextOf, handlersOf, storeWithProvider, variation, weekStart } from '../../src-main/fixtures.ts';

const lineId = 'line-1';
const missed = variation();
const extra = variation({ category: 'extra', reason: 'temporary_increase', quantity: 100 });

function desk() {
  const store = storeWithProvider();
  const handlers = handlersOf(contextOf(store));
  const problems: string[] = [];
  const run = (async (name: 'week.record', input: never) => {
    const answer = await handlers[name](input);
    if (answer.ok) return answer.value;
    problems.push(answer.problem.code);
    return null;
  }) as AppCalls['run'];
  const shown: string[] = [];
  const show = ({ sentence }: AppProblem) => shown.push(sentence);
  const recording = recordingOf({ run, say: () => undefined, show, weekStart });
  const stored = () => {
    const found = store.actuals.get(weekStart, lineId);
    if (found === null) throw new Error('no actual');
    return found;
  };
  /** The row as the week is drawn now: another object each time. */
  const drawn = (): WeekRow => weekRow(lineId, { actual: structuredClone(stored().actual) });
  let version = 1;
  const pull = (part: Partial<WeeklyActual>) => {
    const { portal } = stored();
    if (portal === null) throw new Error('no portal record');
    version += 1;
    const record = { ...portal, version, actual: { ...portal.actual, ...part } };
    store.sync.applyChanges([{ kind: 'actual', record }], `c${version}`);
  };
  /** The portal takes what was recorded here. */
  const accepted = () => pull(stored().actual);
  /** A quantity typed over `row`, as the grid does it. */
  const type = async (row: WeekRow, field: 'missed' | 'extra', quantity: number): Promise<boolean> => {
    const before = own.settled();
    if (before !== null) return before.then(() => type(row, field, quantity));
    const left = own.rowAsLeft(row);
    if (left.actual === null) throw new Error('no actual');
    const proposal = propose(left.actual, field, quantity);
    if (proposal.kind === 'nothing') return true;
    const added = proposal.kind === 'ask' ? [...proposal.kept, { ...extra, quantity }] : proposal.variations;
    return recording.variations(left, added);
  };
  const undo = () => undoLast({ run, say: () => undefined });
  const redo = () => redoLast({ run, say: () => undefined });
  return { undo, redo, recording, stored, drawn, pull, accepted, type, problems, shown };
}

beforeEach(() => own.forget());

describe('before the week is drawn again', () => {
  test('0 in Missed, and a figure in Extra right after it', async () => {
    const { recording, stored, drawn, type, problems } = desk();
    await recording.variations(drawn(), [missed]);
    const row = drawn();
    const [first, second] = await Promise.all([type(row, 'missed', 0), type(row, 'extra', 100)]);
    expect([first, second, problems]).toEqual([true, true, []]);
    expect(stored().actual).toMatchObject({ missed: 0, extra: 100, variations: [extra] });
  });

  test('two reasons taken away', async () => {
    const { recording, stored, drawn, problems } = desk();
    const other = variation({ reason: 'provider_cause', quantity: 100 });
    await recording.variations(drawn(), [missed, other, extra]);
    const row = drawn();
    await Promise.all([
      recording.variations(row, (known) => replaced(known, missed, null)),
      recording.variations(row, (known) => replaced(known, other, null)),
    ]);
    expect(problems).toEqual([]);
    expect(stored().actual.variations).toEqual([extra]);
  });

  test('a comment that was begun before the app wrote its own', async () => {
    const { recording, stored, drawn, problems } = desk();
    const row = drawn();
    await recording.variations(row, [missed]);
    expect(stored().actual.comment).not.toBe('');
    expect(await recording.comment(row, 'Family away, rang on Monday.')).toBe(true);
    expect(problems).toEqual([]);
    expect(stored().actual).toMatchObject({ missed: 200, comment: 'Family away, rang on Monday.' });
  });
});

describe('a colleague’s change is never taken for one’s own', () => {
  test('that came after one’s own', async () => {
    const { recording, stored, drawn, pull, accepted, problems } = desk();
    const row = drawn();
    await recording.comment(row, 'Mine.');
    accepted();
    pull({ missed: 200, actual: 800, variations: [missed], comment: 'Mine.' });
    const before = stored().actual;
    expect(await recording.variations(own.rowAsLeft(row), [extra])).toBe(false);
    expect([problems, stored().actual]).toEqual([['line-changed'], before]);
  });

  test('that one’s own comment went in beside', async () => {
    const { recording, stored, drawn, pull, problems } = desk();
    const row = drawn();
    pull({ missed: 200, actual: 800, variations: [missed] });
    expect(await recording.comment(row, 'Mine.')).toBe(true);
    expect(own.rowAsLeft(row)).toBe(row);
    expect(await recording.variations(row, [extra])).toBe(false);
    expect(problems).toEqual(['line-changed']);
    expect(stored().actual).toMatchObject({ missed: 200, comment: 'Mine.' });
  });

  test('after a refusal only what is drawn counts', async () => {
    const { recording, stored, drawn, pull, accepted, problems } = desk();
    const row = drawn();
    await recording.comment(row, 'Mine.');
    accepted();
    pull({ comment: 'Theirs.' });
    expect(own.rowAsLeft(row)).not.toBe(row);
    pull({ missed: 200, actual: 800, variations: [missed] });
    await recording.variations(own.rowAsLeft(row), [extra]);
    expect(own.rowAsLeft(row)).toBe(row);
    expect(await recording.variations(drawn(), [extra])).toBe(true);
    expect(problems).toHaveLength(1);
    expect(stored().actual).toMatchObject({ missed: 0, extra: 100 });
  });
});

describe('as planned', () => {
  test('is said of the line as one’s own change left it, before it is drawn', async () => {
    const { recording, stored, drawn, problems, shown } = desk();
    await recording.variations(drawn(), [missed]);
    const row = drawn();
    await Promise.all([recording.variationsAndComment(row, [], ''), recording.asPlanned([row])]);
    expect([problems, shown]).toEqual([[], []]);
    expect(stored().attested).not.toBeNull();
  });

  test('is not said of what a colleague changed since the row was drawn, and this is named', async () => {
    const { recording, stored, drawn, pull, shown } = desk();
    const row = drawn();
    pull({ comment: 'Away from Thursday.' });
    await recording.asPlanned([row]);
    expect(stored().attested).toBeNull();
    expect(shown).toEqual([expect.stringContaining('Away from Thursday.')]);
  });
});

describe('after undo and redo only what is drawn counts', () => {
  test('what was undone before the week was drawn again can be entered at once', async () => {
    const { recording, stored, drawn, type, undo, problems } = desk();
    const row = drawn();
    await recording.variations(row, [missed]);
    await undo();
    expect(own.rowAsLeft(row)).toBe(row);
    expect(await type(row, 'extra', 100)).toBe(true);
    expect([problems, stored().actual.variations]).toEqual([[], [extra]]);
  });

  test('an entry waits for an undo that is under way', async () => {
    const { recording, stored, drawn, type, undo, problems } = desk();
    const row = drawn();
    await recording.variations(row, [missed]);
    await Promise.all([undo(), type(row, 'extra', 100)]);
    expect([problems, stored().actual.variations]).toEqual([[], [extra]]);
  });

  test('what was done again is not overwritten by an entry on what was drawn before it', async () => {
    const { recording, stored, drawn, undo, redo, problems } = desk();
    await recording.variations(drawn(), [missed]);
    await undo();
    const row = drawn();
    await redo();
    expect(await recording.variations(own.rowAsLeft(row), [extra])).toBe(false);
    expect([problems, stored().actual.variations]).toEqual([['line-changed'], [missed]]);
  });
});
