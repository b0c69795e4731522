// Which component a screen is.
import { AdjustmentsScreen } from '../screens/adjustments/AdjustmentsScreen.tsx';
import { ConfirmScreen } from '../screens/confirm/ConfirmScreen.tsx';
import { ContactScreen } from '../screens/contact/ContactScreen.tsx';
import { DailyLogScreen } from '../screens/daily-log/DailyLogScreen.tsx';
import { DisputesScreen } from '../screens/disputes/DisputesScreen.tsx';
import { EvidenceScreen } from '../screens/evidence/EvidenceScreen.tsx';
import { HelpScreen } from '../screens/help/HelpScreen.tsx';
import { HospitalScreen } from '../screens/hospital/HospitalScreen.tsx';
import { OverviewScreen } from '../screens/overview/OverviewScreen.tsx';
import { PacketsScreen } from '../screens/packets/PacketsScreen.tsx';
import { PaymentsScreen } from '../screens/payments/PaymentsScreen.tsx';
import { PeopleScreen } from '../screens/people/PeopleScreen.tsx';
import { PortalExportScreen } from '../screens/portal-export/PortalExportScreen.tsx';
import { ProblemsScreen } from '../screens/problems/ProblemsScreen.tsx';
import { ReceiptScreen } from '../screens/receipt/ReceiptScreen.tsx';
import { ReportScreen } from '../screens/report/ReportScreen.tsx';
import { SettingsScreen } from '../screens/settings/SettingsScreen.tsx';
import { TwoVersionsScreen } from '../screens/two-versions/TwoVersionsScreen.tsx';
import { WeekScreen } from '../screens/week/WeekScreen.tsx';
import { type Screen, useWorkspace } from '../workspace/workspace.ts';

export function ScreenOf({ screen }: { screen: Screen }) {
  const { week } = useWorkspace();
  // A screen begins anew with another week: nothing half-typed may end up in the wrong one.
  const key = `${screen.name} ${week.weekStart}`;
  switch (screen.name) {
    case 'week':
      // Before the export there are no lines to show: the way to get it is shown instead.
      if (week.files !== undefined && !week.generated) return <PortalExportScreen key={key} />;
      return <WeekScreen key={key} place={screen.place} />;
    case 'daily-log':
      return <DailyLogScreen key={key} />;
    case 'problems':
      return <ProblemsScreen key={key} />;
    case 'two-versions':
      return <TwoVersionsScreen key={key} />;
    case 'hospital':
      return <HospitalScreen key={`${key} ${screen.stayId}`} stayId={screen.stayId} />;
    case 'adjustments':
      return (
        <AdjustmentsScreen
          key={`${key} ${screen.requestId} ${screen.start?.lineId}`}
          requestId={screen.requestId}
          start={screen.start}
        />
      );
    case 'confirm':
      if (week.files !== undefined) return <PortalExportScreen key={key} />;
      return <ConfirmScreen key={key} />;
    case 'receipt':
      return <ReceiptScreen key={key} />;
    case 'disputes':
      return <DisputesScreen key={key} />;
    case 'payments':
      return <PaymentsScreen key={key} />;
    case 'report':
      return <ReportScreen key={key} />;
    case 'overview':
      return <OverviewScreen key={key} />;
    case 'portal-export':
      return <PortalExportScreen key={key} />;
    case 'evidence':
      return <EvidenceScreen key={key} />;
    case 'people':
      return <PeopleScreen key={key} />;
    case 'packets':
      return <PacketsScreen key={key} />;
    case 'settings':
      return <SettingsScreen key={key} />;
    case 'contact':
      return <ContactScreen key={key} />;
    case 'help':
      return <HelpScreen key={key} />;
  }
}
