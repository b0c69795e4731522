// Confirming by digest, and what a receipt is worth. These come last: they leave the week confirmed and opened again.
import { addDays } from '../../../src-shared/domain/week.ts';
import {
  type ConfirmationAnswer,
  confirmationAnswerSchema,
  receiptsAnswerSchema,
} from '../../../src-shared/portal-api/index.ts';
import { type Ground, todayAt } from '../ground.ts';
import { holds, NotTried, type Sentence } from '../sentence.ts';

async function receiptsOf({ ask, monday }: Ground) {
  return receiptsAnswerSchema.parse((await ask('receipts', { params: { monday } })).json).receipts;
}

/** Confirms the first line's service (or the whole week, where the rules ask for that), everything as planned. */
async function confirmed(on: Ground): Promise<{ answer: ConfirmationAnswer; services: string[] }> {
  await on.restore();
  const services = await toName(on);
  const sent = await on.ask('confirm', { params: { monday: on.monday }, body: await on.toConfirm(services) });
  if (sent.name === 'week-has-errors') {
    throw new NotTried('the rules find errors in the service as planned: choose a provider whose week is in order');
  }
  holds(sent.status === 200, `the confirmation is ${sent.name ?? sent.status}`);
  return { answer: confirmationAnswerSchema.parse(sent.json), services };
}

async function toName({ ask, first, pull, monday }: Ground): Promise<string[]> {
  const profile = (await ask('profile')).json as { confirmation?: { scope?: string } };
  if (profile.confirmation?.scope !== 'week') return [first.service];
  const week = (await pull()).changes.findLast((one) => one.kind === 'week' && one.week.weekStart === monday);
  return week?.kind === 'week' ? week.week.services.map(({ service }) => service) : [first.service];
}

const sorted = (texts: readonly string[]) => JSON.stringify([...texts].sort());

export const confirmation: readonly Sentence[] = [
  {
    id: 'confirmation/another-digest',
    text: 'A digest of anything but what the portal holds is `week-changed`, and there is no receipt for it.',
    async show(on) {
      await on.restore();
      const before = (await receiptsOf(on)).length;
      const body = await on.toConfirm(await toName(on));
      await on.change(on.first, { comment: on.words() });
      for (const digest of [body.digest, '0'.repeat(64)]) {
        const answer = await on.ask('confirm', { params: { monday: on.monday }, body: { ...body, digest } });
        holds(answer.name === 'week-changed', `it is ${answer.name ?? answer.status}`);
      }
      holds((await receiptsOf(on)).length === before, 'there is a receipt all the same');
    },
  },
  {
    id: 'confirmation/receipt',
    text: 'The digest of what the feed shows gives a receipt for just these services, with the digest and statement that were sent.',
    async show(on) {
      const { answer, services } = await confirmed(on);
      const { receipt, week } = answer;
      const { digest, statement } = await on.toConfirm(services);
      holds(sorted(receipt.services) === sorted(services), `the receipt is for ${receipt.services.join(', ')}`);
      holds(receipt.digest === digest, 'the receipt has another digest');
      holds(receipt.statement === statement, 'the receipt has another statement');
      holds(receipt.authority === on.confirmer.authority, `the receipt is the word of ${receipt.authority}`);
      holds(receipt.confirmed.id === on.confirmer.user.id, `the receipt says that ${receipt.confirmed.id} confirmed`);
      holds(!receipt.superseded, 'the receipt is superseded from the first');
      const states = week.services.filter(({ service }) => services.includes(service));
      const bound = states.every(({ state, receiptId }) => state === 'confirmed' && receiptId === receipt.id);
      holds(states.length === services.length && bound, 'the week does not name the receipt for these services');
    },
  },
  {
    id: 'confirmation/again',
    text: 'Just the same confirmation again gives the receipt that there is.',
    async show(on) {
      const one = await confirmed(on);
      const count = (await receiptsOf(on)).length;
      const two = await confirmed(on);
      holds(two.answer.receipt.id === one.answer.receipt.id, 'there is another receipt');
      holds((await receiptsOf(on)).length === count, 'there is one receipt more');
    },
  },
  {
    id: 'confirmation/in-the-feed',
    text: 'The receipt comes in the feed and stands in the list of the week’s receipts, and is the same in both.',
    async show(on) {
      const { answer } = await confirmed(on);
      const text = JSON.stringify(answer.receipt);
      const { changes } = await on.pull();
      const fed = changes.find((one) => one.kind === 'receipt' && one.receipt.id === answer.receipt.id);
      holds(fed?.kind === 'receipt' && JSON.stringify(fed.receipt) === text, 'the feed does not have it so');
      const listed = (await receiptsOf(on)).find(({ id }) => id === answer.receipt.id);
      holds(JSON.stringify(listed) === text, 'the list does not have it so');
    },
  },
  {
    id: 'confirmation/superseded',
    text: 'A changed figure in a confirmed service opens it again, and its receipt is superseded.',
    async show(on) {
      const { answer } = await confirmed(on);
      await on.change(on.first, { comment: on.words() });
      const { changes } = await on.pull();
      const receipt = changes.findLast((one) => one.kind === 'receipt' && one.receipt.id === answer.receipt.id);
      holds(receipt?.kind === 'receipt' && receipt.receipt.superseded, 'the receipt still speaks for the week');
      const week = changes.findLast((one) => one.kind === 'week' && one.week.weekStart === on.monday);
      const state =
        week?.kind === 'week' ? week.week.services.find(({ service }) => service === on.first.service)?.state : '';
      holds(state === 'reopened', `the service is ${state}`);
      await on.restore();
    },
  },
  {
    id: 'confirmation/errors',
    text: 'A service with errors is `week-has-errors`.',
    async show(on) {
      const { actual } = await on.record(on.first);
      const outcome = await on.change(on.first, { missed: actual.planned, actual: 0, comment: '' });
      const errors = outcome.outcome === 'accepted' && outcome.exceptions.some(({ level }) => level === 'error');
      if (!errors) throw new NotTried('these rules find no error in a line that was missed without a comment');
      const body = await on.toConfirm(await toName(on));
      const answer = await on.ask('confirm', { params: { monday: on.monday }, body });
      await on.restore();
      holds(answer.name === 'week-has-errors', `it is ${answer.name ?? answer.status}`);
    },
  },
  {
    id: 'confirmation/not-generated',
    text: 'A week that is not generated is `week-not-generated`.',
    async show(on) {
      const monday = addDays(on.monday, 7 * 10);
      const body = await on.toConfirm([on.first.service]);
      const answer = await on.ask('confirm', { params: { monday }, body });
      holds(answer.name === 'week-not-generated', `it is ${answer.name ?? answer.status}`);
    },
  },
  {
    id: 'confirmation/not-over',
    text: 'A week that is not over is `week-not-finished`.',
    async show(on) {
      const today = await todayAt(on.caller, on.confirmer);
      let monday = on.monday;
      while (addDays(monday, 7) <= today) monday = addDays(monday, 7);
      const made = await on.ask('generate', { params: { monday } });
      if (made.status !== 200) throw new NotTried(`the week of ${monday} cannot be generated (${made.name})`);
      const body = await on.toConfirm(await toName(on));
      const answer = await on.ask('confirm', { params: { monday }, body });
      if (answer.name === 'bad-request')
        throw new NotTried(`the service of the first line is not in the week of ${monday}`);
      holds(answer.name === 'week-not-finished', `it is ${answer.name ?? answer.status}`);
    },
  },
];
