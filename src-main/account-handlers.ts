// Who serves which call on an open account: one entry a namespace of the app API, so that a call that nobody serves, or
// that is served twice, does not compile.
import type { AppHandlers, AppNamespace } from '../src-shared/app-api/index.ts';
import { connectionHandlers } from './accounts/change-connection.ts';
import { continuingHandlers } from './care/continuing.ts';
import { careHandlers, stayHandlers } from './care/handlers.ts';
import { messageHandlers } from './care/messages.ts';
import { personHandlers } from './care/person.ts';
import { sheetHandlers } from './care/sheet.ts';
import { confirmHandlers } from './confirm/handlers.ts';
import { receiptHandlers } from './confirm/receipts.ts';
import type { ConfirmParts } from './confirm/send.ts';
import { portalAccessHandlers, profileHandlers } from './council/handlers.ts';
import { councilCsvHandlers } from './council-csv/handlers.ts';
import { disputeHandlers } from './disputes/disputes.ts';
import { evidenceHandlers } from './evidence/handlers.ts';
import { heldHandlers } from './held/handlers.ts';
import { hubHandlers } from './hub/handlers.ts';
import { incomingHandlers } from './incoming/handlers.ts';
import { rescueHandlers } from './packets/bring-in.ts';
import { packetHandlers } from './packets/handlers.ts';
import { peopleHandlers } from './people/handlers.ts';
import { portalExportHandlers } from './portal-export/handlers.ts';
import { reminderHandlers } from './reminders/handlers.ts';
import { overviewHandlers, reportHandlers } from './reports/reports.ts';
import { siteHandlers } from './sites/handlers.ts';
import type { ConfirmationVerdicts } from './store/confirmations.ts';
import type { DeferredConfirmationOutcomes } from './store/deferred-confirmations.ts';
import { stuckHandlers } from './stuck/handlers.ts';
import type { SyncEngine } from './sync/engine.ts';
import { syncHandlers } from './sync/handlers.ts';
import type { AccountContext } from './use-case/account-context.ts';
import { weekFactsOf } from './weeks/facts.ts';
import { weekHandlers } from './weeks/handlers.ts';
import { weekQueries } from './weeks/queries.ts';

/** Namespaces whose calls need an open account. */
export type AccountNamespace = Exclude<AppNamespace, 'session' | 'recovery' | 'window'>;

/** What exchanges with the portal, and what may write down what the portal said of a confirmation. */
export interface ExchangeParts {
  engine: SyncEngine;
  confirmations: ConfirmationVerdicts;
  deferredConfirmations: DeferredConfirmationOutcomes;
}

export interface ServedAccount {
  handlers: AppHandlers<AccountNamespace>;
  /** What carries out, after a pull, the confirmations that wait or whose answer is not known. */
  confirming: ConfirmParts;
}

export function accountHandlers(
  context: AccountContext,
  { engine, confirmations, deferredConfirmations }: ExchangeParts,
): ServedAccount {
  const factsOf = weekFactsOf(context);
  const queries = weekQueries(context, factsOf);
  const { store, account } = context;
  const confirming = { context, queries, engine, confirmations, deferredConfirmations };
  const served: { [N in AccountNamespace]: AppHandlers<N> } = {
    care: careHandlers(context),
    confirm: confirmHandlers(confirming),
    connection: connectionHandlers(context, queries),
    continuing: continuingHandlers(context, factsOf),
    csv: councilCsvHandlers(context),
    dispute: disputeHandlers(context),
    evidence: evidenceHandlers(context, factsOf, engine.stopped),
    files: portalExportHandlers(context),
    held: heldHandlers(context),
    hub: hubHandlers(context, engine),
    incoming: incomingHandlers(context),
    message: messageHandlers(context),
    overview: overviewHandlers(context, factsOf),
    packet: packetHandlers(context),
    people: peopleHandlers(context),
    person: personHandlers(context),
    'portal-access': portalAccessHandlers(context),
    profile: profileHandlers(context),
    receipt: receiptHandlers({ store, account }),
    reminder: reminderHandlers(context, queries, factsOf),
    report: reportHandlers(context),
    rescue: rescueHandlers(context),
    sheet: sheetHandlers(context),
    site: siteHandlers(context, queries),
    stay: stayHandlers(context, factsOf),
    stuck: stuckHandlers(context),
    sync: syncHandlers(engine, store.putAside),
    week: weekHandlers(context, { factsOf, queries, engine }),
  };
  return { handlers: Object.assign({}, ...Object.values(served)) as AppHandlers<AccountNamespace>, confirming };
}
