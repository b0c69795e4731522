// Erasing one person on this computer: what keeps it from being done, what goes and what stays, and doing it. What must stay
// true: nobody is erased who is still cared for, stands in a week that is not done, or about whom the council asks, since
// the work on them could not be done any more; unsent work goes only where that was accepted; the name is typed to confirm.
import type { ErasureToAccept } from '../../src-shared/app-api/held.ts';
import type { AppAnswer, AppParsed, AppResult } from '../../src-shared/app-api/index.ts';
import type { ProblemCode } from '../../src-shared/app-api/problem-codes.ts';
import { isOnlyToRead, wayOfWeek } from '../../src-shared/domain/connection.ts';
import { count } from '../../src-shared/domain/count.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { formatWeek } from '../../src-shared/domain/week.ts';
import { searchText } from '../../src-shared/readers/names.ts';
import { portalExportStatus } from '../portal-export/week-status.ts';
import { NotAllErased } from '../store/erase-person.ts';
import { holdingOf } from '../store/holdings.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere, noProfile } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { stored } from '../use-case/save.ts';
import type { HeldTables } from './held.ts';

type BeforeErasing = AppAnswer<'held.before-erasing'>;

interface Told {
  code: ProblemCode;
  sentence: string;
  action: string;
}

export function beforeErasing(context: AccountContext, ssRef: string): AppResult<BeforeErasing> {
  const tables = context.erasing.held(ssRef);
  if (tables.length === 0) return noLongerThere('That person');
  const refusal = whatKeeps(context, ssRef, tables);
  return ok({
    toType: nameToType(context, ssRef),
    refusal,
    toAccept: refusal === null ? unsentOf(tables) : null,
    goes: tables.map(({ table, rows }) => ({ what: holdingOf(table).holds, count: rows.length })),
    stays: staysWords(context),
  });
}

export function eraseFromHere(
  context: AccountContext,
  request: AppParsed<'held.erase'>,
): AppResult<AppAnswer<'held.erase'>> {
  const { ssRef, typed, why, accepted } = request;
  if (context.store.profile.get() === null) return noProfile();
  const tables = context.erasing.held(ssRef);
  if (tables.length === 0) return noLongerThere('That person');
  const keeps = whatKeeps(context, ssRef, tables);
  if (keeps !== null) return refuse(keeps.code, keeps.sentence, keeps.action);
  const unsent = unsentOf(tables);
  if (unsent !== null && accepted !== unsent.code) return refuse(unsent.code, unsent.sentence, unsent.action);
  const toType = nameToType(context, ssRef);
  if (searchText(typed) !== searchText(toType)) {
    const sentence = `That is not “${toType}”.`;
    return refuse('erase-not-typed', sentence, 'Type the name as it stands above.', { typed: sentence });
  }
  try {
    const erased = stored(() => context.erasing.erase({ ssRef, by: context.account().user, why }));
    if (!erased.ok) return erased;
    const copiesLeft = !context.erasing.finish();
    context.weekChanged(null);
    context.somethingToSend();
    return ok({ namedElsewhere: erased.value.namedElsewhere, copiesLeft });
  } catch (error) {
    if (error instanceof NotAllErased) return notAllErased(error.table);
    throw error;
  }
}

const nameToType = ({ store }: AccountContext, ssRef: string) => store.people.get(ssRef)?.name ?? ssRef;

/** Why they may not be erased yet, or null. */
function whatKeeps(context: AccountContext, ssRef: string, tables: HeldTables): Told | null {
  const { store, clock } = context;
  const today = clock.now().slice(0, 10);
  const lines = store.lines.ofPerson(ssRef);
  const planned = new Set(store.lines.all().map(({ id }) => id));
  if (lines.some(({ id, endDate }) => planned.has(id) && (endDate === null || endDate >= today))) {
    return {
      code: 'erase-planned',
      sentence: 'Care for them is still planned.',
      action: 'Once the council has ended it and their last week is done with, they can be erased.',
    };
  }
  const open = weeksOpen(
    context,
    lines.map(({ id }) => id),
  );
  if (open.length > 0) {
    const weeks = open.slice(0, 3).map(formatWeek).join(', ');
    return {
      code: 'erase-week-open',
      sentence: `${count(open.length, 'week is', 'weeks are')} not done yet with them in ${open.length === 1 ? 'it' : 'them'}: ${weeks}${open.length > 3 ? ' and others' : ''}.`,
      action: 'Finish these weeks first: without their lines they cannot be confirmed.',
    };
  }
  if (store.disputes.all().some(({ lineId, state }) => state === 'open' && lines.some(({ id }) => id === lineId))) {
    return {
      code: 'erase-disputed',
      sentence: 'The council has asked about one of their weeks, and the question is open.',
      action: 'Answer it first, and wait until it is closed.',
    };
  }
  if (outboxOf(tables).some(({ batch_key }) => batch_key !== null)) {
    return {
      code: 'erase-on-its-way',
      sentence: 'Something that was recorded of them is on its way to the portal.',
      action: 'Sync, and try again once there is nothing to send.',
    };
  }
  return null;
}

function weeksOpen(context: AccountContext, lineIds: readonly string[]): PlainDate[] {
  const { store, clock, account } = context;
  const of = account();
  const council = store.profile.get();
  const weeks = new Set(lineIds.flatMap((id) => store.actuals.ofLine(id).map(({ actual }) => actual.weekStart)));
  return [...weeks].sort().filter((weekStart) => {
    if (isOnlyToRead(of, weekStart)) return false;
    const isByFiles = wayOfWeek(of, weekStart).connection.kind === 'files';
    if (!isByFiles) return (store.weeks.get(weekStart)?.status ?? 'open') === 'open';
    return council === null || portalExportStatus(weekStart, { store, council, now: clock.now() }).tone !== 'done';
  });
}

interface OutboxSaid {
  state: string;
  batch_key: string | null;
}

/** What of theirs the portal has not taken. */
function outboxOf(tables: HeldTables): OutboxSaid[] {
  const rows = (tables.find(({ table }) => table === 'outbox')?.rows ?? []) as unknown as OutboxSaid[];
  return rows.filter(({ state }) => state !== 'accepted' && state !== 'withdrawn');
}

function unsentOf(tables: HeldTables): (Told & { code: ErasureToAccept }) | null {
  const unsent = outboxOf(tables).length;
  if (unsent === 0) return null;
  return {
    code: 'erase-unsent',
    sentence: `${count(unsent, 'change', 'changes')} to what is held of them ${unsent === 1 ? 'was' : 'were'} not sent to the portal.`,
    action: 'Sync first. If they are erased now, the portal never gets it.',
  };
}

function staysWords({ account, store }: AccountContext): string[] {
  const { connection } = account();
  const there = {
    api: 'What the portal holds: ask those who run it to erase them there. What it sends of them again is left out here.',
    files: 'What the council holds, and files that were saved or printed: exports, evidence, packets, pages.',
    practice: 'The practice portal keeps its invented people.',
  }[connection.kind];
  const saved =
    connection.kind === 'files' ? [] : ['Files that were saved or printed: exports, evidence, packets, pages.'];
  const named = store.people.all().length > 1 ? ['What was written of others, also where it names them.'] : [];
  return [
    'Totals of weeks, receipts and payments, which name nobody.',
    'In the history: that somebody was erased, by whom, when and why.',
    ...named,
    there,
    ...saved,
  ];
}

const notAllErased = (table: string) =>
  refuse(
    'erase-not-whole',
    `Something of them would have stayed (${table}), so nothing was erased.`,
    'Save a report for support: it says where.',
  );
