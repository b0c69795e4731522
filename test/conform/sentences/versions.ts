// Versions and conflicts: nothing is overwritten unseen, and each change has an outcome of its own.
import {
  type ActualOutcome,
  actualsAnswerSchema,
  type CareOutcome,
  careAnswerSchema,
} from '../../../src-shared/portal-api/index.ts';
import { asGenerated, type Ground } from '../ground.ts';
import { holds, type Sentence } from '../sentence.ts';
import { logEntry, logId } from './feed.ts';

/** The outcomes of changes that are sent in one request. */
async function sent({ ask, monday }: Ground, changes: readonly unknown[]): Promise<ActualOutcome[]> {
  const answer = await ask('sendActuals', { params: { monday }, body: { changes } });
  holds(answer.status === 200, `it is refused as a whole with ${answer.name ?? answer.status}`);
  return actualsAnswerSchema.parse(answer.json).outcomes;
}

async function sentCare({ ask }: Ground, change: unknown): Promise<CareOutcome | undefined> {
  const answer = await ask('sendCareRecords', { body: { changes: [change] } });
  holds(answer.status === 200, `it is refused as a whole with ${answer.name ?? answer.status}`);
  return careAnswerSchema.parse(answer.json).outcomes[0];
}

const told = (outcome: { outcome: string } | undefined) => outcome?.outcome ?? 'without an outcome';

export const versions: readonly Sentence[] = [
  {
    id: 'versions/accepted',
    text: 'A change on the present version is accepted, with a greater version, and the feed has it so.',
    async show(on) {
      const before = await on.record(on.first);
      const comment = on.words();
      const outcome = await on.change(on.first, { comment });
      holds(outcome.outcome === 'accepted', `it is ${told(outcome)}`);
      holds(outcome.version > before.version, `version ${before.version} becomes ${outcome.version}`);
      const after = await on.record(on.first);
      holds(after.version === outcome.version, `the feed says version ${after.version}, the answer ${outcome.version}`);
      holds(after.actual.comment === comment, 'the feed has other content');
    },
  },
  {
    id: 'versions/conflict',
    text: 'A change on an older version is a `conflict` that brings the record as it is; nothing is overwritten.',
    async show(on) {
      const { version, actual } = await on.record(on.first);
      const theirs = on.words();
      await on.change(on.first, { comment: theirs });
      const stale = {
        lineId: on.first.id,
        baseVersion: version,
        actual: { ...actual, comment: on.words() },
        attested: null,
      };
      const [outcome] = await sent(on, [stale]);
      holds(outcome?.outcome === 'conflict', `it is ${told(outcome)}`);
      holds(outcome.current.actual.comment === theirs, 'the record in the answer is not as it is');
      holds((await on.record(on.first)).actual.comment === theirs, 'it was overwritten');
    },
  },
  {
    id: 'versions/same-content',
    text: 'The same content again, from whatever version, is accepted with the version that it has.',
    async show(on) {
      const before = await on.record(on.first);
      const comment = on.words();
      await on.change(on.first, { comment });
      const { version, actual } = await on.record(on.first);
      const again = { lineId: on.first.id, baseVersion: before.version, actual, attested: null };
      const [outcome] = await sent(on, [again]);
      holds(outcome?.outcome === 'accepted', `it is ${told(outcome)}`);
      holds(outcome.version === version, `version ${version} becomes ${outcome.version}`);
    },
  },
  {
    id: 'versions/each-on-its-own',
    text: 'Each change has its outcome, in the order of the request; one that is refused does not keep the others back.',
    async show(on) {
      const [first, second] = [await on.record(on.first), await on.record(on.second)];
      const nowhere = `no-line-${on.words().slice(12, 20)}`;
      const [mine, theirs] = [on.words(), on.words()];
      const outcomes = await sent(on, [
        { lineId: nowhere, baseVersion: 1, actual: { ...first.actual, lineId: nowhere }, attested: null },
        { lineId: on.first.id, baseVersion: first.version, actual: { ...first.actual, comment: mine }, attested: null },
        {
          lineId: on.second.id,
          baseVersion: second.version,
          actual: { ...second.actual, comment: theirs },
          attested: null,
        },
      ]);
      const got = outcomes.map(({ outcome, lineId }) => `${lineId} ${outcome}`).join(', ');
      const expected = `${nowhere} rejected, ${on.first.id} accepted, ${on.second.id} accepted`;
      holds(got === expected, `the outcomes are: ${got}`);
      const [refused] = outcomes;
      const type = refused?.outcome === 'rejected' ? refused.problem.type : '';
      holds(type.endsWith(':line-not-planned'), `a line that is not planned is ${type}`);
      holds((await on.record(on.second)).actual.comment === theirs, 'the last change was not made');
      await on.restore();
    },
  },
  {
    id: 'versions/plan-is-the-councils',
    text: 'The planned quantity and visits cannot be changed: `rejected` with `bad-request`.',
    async show(on) {
      const { version, actual } = await on.record(on.first);
      const more = { ...actual, planned: actual.planned + 100, actual: actual.actual + 100 };
      for (const changed of [more, { ...actual, generatedVisits: actual.generatedVisits + 1 }]) {
        const [outcome] = await sent(on, [
          { lineId: on.first.id, baseVersion: version, actual: changed, attested: null },
        ]);
        holds(outcome?.outcome === 'rejected', `it is ${told(outcome)}`);
        holds(outcome.problem.type.endsWith(':bad-request'), `it is rejected with ${outcome.problem.type}`);
      }
    },
  },
  {
    id: 'versions/said-by',
    text: 'Who said that a line went to plan is who is signed in; whom the client names is kept beside it as `reported`.',
    async show(on) {
      await on.restore();
      const { version, actual } = await on.record(on.first);
      const claimed = { id: 'somebody-else', name: 'Somebody Else', at: '2025-01-06T09:00:00.000Z' };
      const change = { lineId: on.first.id, baseVersion: version, actual: asGenerated(actual), attested: claimed };
      const [outcome] = await sent(on, [change]);
      holds(outcome?.outcome === 'accepted', `it is ${told(outcome)}`);
      const { attested, changed } = await on.record(on.first);
      holds(attested?.id === on.confirmer.user.id, `the feed says that ${attested?.id ?? 'nobody'} said so`);
      holds(attested.reported?.id === claimed.id, 'whom the client named is lost');
      holds(changed?.id === on.confirmer.user.id, `the feed says that ${changed?.id ?? 'nobody'} changed it`);
    },
  },
  {
    id: 'versions/differs-from-plan',
    text: 'Of figures that differ from plan nobody is kept as having said that they went to plan.',
    async show(on) {
      const { version, actual } = await on.record(on.first);
      const { id, name } = on.confirmer.user;
      const fewer = { ...asGenerated(actual), missed: actual.planned, actual: 0 };
      const attested = { id, name, at: new Date().toISOString() };
      const [outcome] = await sent(on, [{ lineId: on.first.id, baseVersion: version, actual: fewer, attested }]);
      holds(outcome?.outcome === 'accepted', `it is ${told(outcome)}`);
      holds((await on.record(on.first)).attested === null, 'somebody is kept as having said so');
      await on.restore();
    },
  },
  {
    id: 'versions/care-records',
    text: 'A care record begins at version 0, is in conflict on an older version, and made again after its removal goes on from its last.',
    async show(on) {
      const id = logId(on);
      const made = await sentCare(on, logEntry(on, id, 0, 'one'));
      holds(made?.outcome === 'accepted', `a new one is ${told(made)}`);
      const changed = await sentCare(on, logEntry(on, id, made.version, 'two'));
      holds(changed?.outcome === 'accepted' && changed.version > made.version, `its change is ${told(changed)}`);
      const stale = await sentCare(on, logEntry(on, id, made.version, 'three'));
      holds(stale?.outcome === 'conflict', `a change on the older version is ${told(stale)}`);
      holds(stale.current?.version === changed.version, 'the record in the answer is not as it is');
      const removed = await sentCare(on, { ...logEntry(on, id, changed.version), record: null });
      holds(removed?.outcome === 'accepted', `its removal is ${told(removed)}`);
      const again = await sentCare(on, logEntry(on, id, 0, 'one'));
      holds(again?.outcome === 'accepted', `made again it is ${told(again)}`);
      holds(again.version > changed.version, `made again it has version ${again.version} after ${changed.version}`);
      await sentCare(on, { ...logEntry(on, id, again.version), record: null });
    },
  },
];
