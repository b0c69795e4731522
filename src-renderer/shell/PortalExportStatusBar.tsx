// Where the work of a week by files is: on this computer, and as far with the council as somebody showed or reported.

import type { PortalExportWeek } from '../../src-shared/app-api/files-week.ts';
import type { SyncStatus } from '../../src-shared/app-api/index.ts';
import { useRegion } from '../components/Region.tsx';
import { Mark } from '../marks/Mark.tsx';
import { formatRecent } from '../words/time.ts';
import styles from './shell.module.css';

interface PortalExportStatusBarProps {
  sync: SyncStatus | null;
  now: string | null;
  files: PortalExportWeek | null;
}

const marks = {
  done: { shape: 'tick', tone: 'done' },
  open: { shape: 'ring', tone: 'plain' },
  amber: { shape: 'triangle-open', tone: 'attention' },
  attention: { shape: 'triangle', tone: 'error' },
} as const;

export function PortalExportStatusBar({ sync, now, files }: PortalExportStatusBarProps) {
  const region = useRegion('Where the work is');
  const saved = sync?.lastSavedAt ?? null;
  return (
    <footer className={styles.status} {...region}>
      <ul className={styles.facts}>
        <li>
          {saved === null ? (
            'Nothing recorded on this computer yet'
          ) : (
            <Mark shape="tick" tone="quiet">
              Saved on this computer {formatRecent(saved, now ?? saved)}
            </Mark>
          )}
        </li>
        {files === null ? null : (
          <li className={styles.holds}>
            <Mark {...marks[files.status.tone]}>{files.status.sentence}</Mark>
          </li>
        )}
      </ul>
    </footer>
  );
}
