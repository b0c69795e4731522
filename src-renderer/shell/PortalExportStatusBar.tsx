// Where the work of a week by files is: on this computer, and as far with the council as somebody showed or reported.

import type { PortalExportWeek } from '../../src-shared/app-api/files-week.ts';
import type { SyncStatus } from '../../src-shared/app-api/index.ts';
import { useRegion } from '../components/Region.tsx';
import { shortStatus } from '../words/short-status.ts';
import { formatRecent } from '../words/time.ts';
import { type Fact, Facts, savedFact } from './Facts.tsx';
import { FileReading } from './FileReading.tsx';
import { SelectedSums } from './SelectedSums.tsx';
import styles from './shell.module.css';

interface PortalExportStatusBarProps {
  sync: SyncStatus | null;
  now: string | null;
  files: PortalExportWeek | null;
}

const marks = {
  done: ['tick', 'done'],
  open: ['ring', 'plain'],
  amber: ['triangle-open', 'attention'],
  attention: ['triangle', 'error'],
} as const;

export function PortalExportStatusBar({ sync, now, files }: PortalExportStatusBarProps) {
  const region = useRegion('Where the work is');
  const saved = savedFact(sync?.lastSavedAt ?? null, (instant) => formatRecent(instant, now ?? instant));
  const short: Fact[] =
    files === null ? [] : [{ id: 'files', mark: marks[files.status.tone], words: shortStatus(files) }];
  const services = (files?.services ?? []).map(
    ({ service, tone, sentence }): Fact => ({ id: service, mark: marks[tone], words: `${service}: ${sentence}` }),
  );
  return (
    <footer className={styles.status} {...region}>
      <Facts facts={[...short, saved]} all={[...(services.length === 0 ? short : services), saved]} />
      <FileReading />
      <SelectedSums />
    </footer>
  );
}
