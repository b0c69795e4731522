// Which component a screen is.
import type { ReactElement } from 'react';
import type { ScreenName } from '../../src-shared/commands/screens.ts';
import { AdjustmentsScreen } from '../screens/adjustments/AdjustmentsScreen.tsx';
import { ConfirmScreen } from '../screens/confirm/ConfirmScreen.tsx';
import { ContactScreen } from '../screens/contact/ContactScreen.tsx';
import { DailyLogScreen } from '../screens/daily-log/DailyLogScreen.tsx';
import { DisputesScreen } from '../screens/disputes/DisputesScreen.tsx';
import { EvidenceScreen } from '../screens/evidence/EvidenceScreen.tsx';
import { HeldScreen } from '../screens/held/HeldScreen.tsx';
import { HelpScreen } from '../screens/help/HelpScreen.tsx';
import { HospitalScreen } from '../screens/hospital/HospitalScreen.tsx';
import { HubAccountsScreen } from '../screens/hub-accounts/HubAccountsScreen.tsx';
import { LogSheetScreen } from '../screens/log-sheet/LogSheetScreen.tsx';
import { SheetEntryScreen } from '../screens/log-sheet/SheetEntryScreen.tsx';
import { OverviewScreen } from '../screens/overview/OverviewScreen.tsx';
import { PacketsScreen } from '../screens/packets/PacketsScreen.tsx';
import { PaymentsScreen } from '../screens/payments/PaymentsScreen.tsx';
import { PeopleScreen } from '../screens/people/PeopleScreen.tsx';
import { PersonScreen } from '../screens/person/PersonScreen.tsx';
import { PortalExportScreen } from '../screens/portal-export/PortalExportScreen.tsx';
import { ProblemsScreen } from '../screens/problems/ProblemsScreen.tsx';
import { ReceiptScreen } from '../screens/receipt/ReceiptScreen.tsx';
import { ReportScreen } from '../screens/report/ReportScreen.tsx';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { SitesScreen } from '../screens/sites/SitesScreen.tsx';
import { TwoVersionsScreen } from '../screens/two-versions/TwoVersionsScreen.tsx';
import { WeekScreen } from '../screens/week/WeekScreen.tsx';
import { type Screen, type ScreenNamed, screenNamed } from '../workspace/screen.ts';
import { useWorkspace } from '../workspace/workspace.ts';

/** One entry a screen, its key telling what makes another screen of it. */
const components: { [N in ScreenName]: (screen: ScreenNamed<N>, key: string) => ReactElement } = {
  week: ({ place }, key) => <WeekScreen key={key} place={place} />,
  'daily-log': (_, key) => <DailyLogScreen key={key} />,
  'log-sheet': (_, key) => <LogSheetScreen key={key} />,
  'sheet-entry': ({ siteId }, key) => <SheetEntryScreen key={`${key} ${siteId}`} siteId={siteId ?? null} />,
  sites: (_, key) => <SitesScreen key={key} />,
  problems: (_, key) => <ProblemsScreen key={key} />,
  'two-versions': (_, key) => <TwoVersionsScreen key={key} />,
  hospital: ({ stayId, absence = null, ssRef = null }, key) => (
    <HospitalScreen key={`${key} ${stayId} ${absence} ${ssRef}`} stayId={stayId} absence={absence} ssRef={ssRef} />
  ),
  adjustments: ({ requestId, start }, key) => (
    <AdjustmentsScreen key={`${key} ${requestId} ${start?.lineId}`} requestId={requestId} start={start} />
  ),
  confirm: (_, key) => <ConfirmScreen key={key} />,
  'portal-export': (_, key) => <PortalExportScreen key={key} />,
  people: ({ incoming }, key) => <PeopleScreen key={`${key} ${incoming}`} incoming={incoming} />,
  person: ({ ssRef, from }, key) => <PersonScreen key={`${key} ${ssRef}`} ssRef={ssRef} from={from} />,
  held: ({ ssRef, from }, key) => <HeldScreen key={`${key} ${ssRef}`} ssRef={ssRef} from={from} />,
  'hub-accounts': (_, key) => <HubAccountsScreen key={key} />,
  evidence: (_, key) => <EvidenceScreen key={key} />,
  receipt: (_, key) => <ReceiptScreen key={key} />,
  disputes: (_, key) => <DisputesScreen key={key} />,
  payments: (_, key) => <PaymentsScreen key={key} />,
  report: (_, key) => <ReportScreen key={key} />,
  overview: (_, key) => <OverviewScreen key={key} />,
  packets: ({ incoming }, key) => <PacketsScreen key={`${key} ${incoming}`} incoming={incoming} />,
  contact: (_, key) => <ContactScreen key={key} />,
  help: ({ search = '' }, key) => <HelpScreen key={`${key} ${search}`} first={search} />,
  settings: (_, key) => <SettingsScreen key={key} />,
};

export function ScreenOf({ screen }: { screen: Screen }) {
  const { week } = useWorkspace();
  const byFiles = week.files !== undefined;
  // Before the export there are no lines to show: the way to get it is shown instead.
  const awaitsExport = screen.name === 'week' && byFiles && !week.generated;
  // A screen that another kind of week had is left open by whoever goes to this week.
  const named = screenNamed(screen.name, byFiles);
  const shown = awaitsExport ? screenNamed('portal-export', byFiles) : named.name === screen.name ? screen : named;
  // A screen begins anew with another week: nothing half-typed may end up in the wrong one.
  return componentOf(shown, `${shown.name} ${week.weekStart}`);
}

function componentOf<N extends ScreenName>(screen: ScreenNamed<N>, key: string): ReactElement {
  return components[screen.name](screen, key);
}
