// Which component a screen is.
import { ChangesScreen } from '../changes/ChangesScreen.tsx';
import { ConfirmScreen } from '../confirm/ConfirmScreen.tsx';
import { ConflictsScreen } from '../conflicts/ConflictsScreen.tsx';
import { ContactScreen } from '../contact/ContactScreen.tsx';
import { DailyLogScreen } from '../daily-log/DailyLogScreen.tsx';
import { HospitalScreen } from '../hospital/HospitalScreen.tsx';
import { ProblemsScreen } from '../problems/ProblemsScreen.tsx';
import { ReceiptScreen } from '../receipt/ReceiptScreen.tsx';
import { WeekScreen } from '../week/WeekScreen.tsx';
import { type Screen, useWorkspace } from './workspace.ts';

export function ScreenOf({ screen }: { screen: Screen }) {
  const { week } = useWorkspace();
  // A screen begins anew with another week: nothing half-typed may end up in the wrong one.
  const key = `${screen.name} ${week.weekStart}`;
  switch (screen.name) {
    case 'week':
      return <WeekScreen key={key} place={screen.place} />;
    case 'daily-log':
      return <DailyLogScreen key={key} />;
    case 'problems':
      return <ProblemsScreen key={key} />;
    case 'conflicts':
      return <ConflictsScreen key={key} />;
    case 'hospital':
      return <HospitalScreen key={`${key} ${screen.stayId}`} stayId={screen.stayId} />;
    case 'changes':
      return (
        <ChangesScreen
          key={`${key} ${screen.requestId} ${screen.start?.lineId}`}
          requestId={screen.requestId}
          start={screen.start}
        />
      );
    case 'confirm':
      return <ConfirmScreen key={key} />;
    case 'receipt':
      return <ReceiptScreen key={key} />;
    case 'contact':
      return <ContactScreen key={key} />;
  }
}
