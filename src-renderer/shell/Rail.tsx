// The screens there are. One that has nothing to show (two versions of a line, a receipt) is not offered.
import { openFindings, worklistOf } from '../../src-shared/rules/worklist.ts';
import { useRegion } from '../components/Region.tsx';
import { type Screen, useWorkspace } from '../workspace/workspace.ts';
import styles from './shell.module.css';

export function Rail({ onKeys }: { onKeys: () => void }) {
  const { week, screen, go } = useWorkspace();
  const region = useRegion('Screens', '[aria-current]');
  const open = worklistOf(openFindings(week.findings)).length;
  const hasReceipt = week.services.some((service) => service.receiptNumber !== null);
  const items: { screen: Screen; label: string; count: number }[] = [
    { screen: { name: 'week', place: null }, label: 'Week', count: 0 },
    { screen: { name: 'daily-log' }, label: 'Daily log', count: 0 },
    { screen: { name: 'problems' }, label: 'Problems', count: open },
    ...(week.conflicts.length > 0
      ? [{ screen: { name: 'two-versions' } as const, label: 'Two versions', count: week.conflicts.length }]
      : []),
    { screen: { name: 'hospital', stayId: null }, label: 'Hospital', count: 0 },
    { screen: { name: 'adjustments', requestId: null, start: null }, label: 'Adjustments', count: 0 },
    ...(week.files === undefined
      ? [{ screen: { name: 'confirm' } as const, label: 'Confirm', count: 0 }]
      : [
          { screen: { name: 'portal-export' } as const, label: 'Council files', count: 0 },
          { screen: { name: 'people' } as const, label: 'People', count: 0 },
        ]),
    ...(hasReceipt ? [{ screen: { name: 'receipt' } as const, label: 'Receipt', count: 0 }] : []),
    { screen: { name: 'disputes' }, label: 'Disputes', count: 0 },
    { screen: { name: 'payments' }, label: 'Payments', count: 0 },
    { screen: { name: 'report' }, label: 'Reports', count: 0 },
    { screen: { name: 'overview' }, label: 'Overview', count: 0 },
    { screen: { name: 'packets' }, label: 'Site packets', count: 0 },
    { screen: { name: 'contact' }, label: 'Who to contact', count: 0 },
    { screen: { name: 'help' }, label: 'Help', count: 0 },
    { screen: { name: 'settings' }, label: 'Settings', count: 0 },
  ];
  // The evidence is a page of the council files.
  const openItem = screen.name === 'evidence' ? 'portal-export' : screen.name;
  return (
    <nav className={styles.rail} {...region}>
      <ul>
        {items.map((item) => (
          <li key={item.screen.name}>
            <button
              type="button"
              className={styles.railItem}
              aria-current={item.screen.name === openItem ? 'page' : undefined}
              onClick={() => go(item.screen)}
            >
              <span>{item.label}</span>
              {item.count === 0 ? null : <span className={styles.railCount}>{item.count}</span>}
            </button>
          </li>
        ))}
      </ul>
      <div>
        <button type="button" className={styles.railItem} onClick={onKeys}>
          <span>Keys</span>
          <kbd className={styles.railKey}>?</kbd>
        </button>
      </div>
    </nav>
  );
}
