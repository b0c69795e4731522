// `POST /v1/weeks/:monday/confirmation`, under the provider's lock: nothing can change between the check and the receipt.
import type { By, ConfirmationAnswer, ConfirmationRequest } from '../../src-shared/portal-api/index.ts';
import { type Environment, newId } from '../environment.ts';
import { weekRecord } from '../store/rows.ts';
import { loadWeek } from '../store/week-state.ts';
import { addReceipt, loadReceipts, saveActuals, saveWeek } from '../store/week-writes.ts';
import type { Writing } from '../store/writing.ts';
import { copyOf, refreshExceptions, writesOf } from './check.ts';
import { confirmWeek } from './confirm.ts';
import { acknowledgedBy } from './said-by.ts';

/** Confirms services of a week, or throws `Refused` with the reason. */
export async function takeConfirmation(
  writing: Writing,
  environment: Environment,
  weekStart: string,
  request: ConfirmationRequest,
  by: By,
): Promise<ConfirmationAnswer> {
  const { connection, providerId } = writing;
  const before = await loadWeek(connection, providerId, weekStart, 'everyone');
  const receipts = await loadReceipts(connection, providerId, weekStart);
  const confirmed = confirmWeek(before, receipts, request, {
    council: environment.council(),
    authority: environment.authority,
    by,
    receiptId: newId(environment),
  });
  if (confirmed.kind === 'new') {
    const state = { ...copyOf(before), week: confirmed.week };
    const fresh = refreshExceptions(state, environment.council(), by.at);
    await saveActuals(writing, weekStart, writesOf(state, before, fresh.lineIds));
    await saveWeek(writing, state.week);
    await addReceipt(writing, confirmed.receipt, acknowledgedBy(request.acknowledgements, by));
    return { receipt: confirmed.receipt, week: weekRecord(state.week) };
  }
  return { receipt: confirmed.receipt, week: weekRecord(confirmed.week) };
}
