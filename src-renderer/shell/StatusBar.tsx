// Where the work is: on this computer, on its way, and with whom. All of it comes from the database.
import { Switch } from 'react-aria-components';
import type { SyncStatus } from '../../src-shared/app-api/index.ts';
import { count } from '../../src-shared/domain/count.ts';
import { useAppCalls } from '../app-api/app-calls.tsx';
import { Button } from '../components/Button.tsx';
import { useRegion } from '../components/Region.tsx';
import { Mark } from '../marks/Mark.tsx';
import { formatRecent } from '../words/time.ts';
import styles from './shell.module.css';
import { Waiting } from './Waiting.tsx';

interface StatusBarProps {
  sync: SyncStatus | null;
  now: string | null;
  /** What the council (or hub, or practice portal) holds of the week. */
  holds: string;
}

export function StatusBar({ sync, now, holds }: StatusBarProps) {
  const { run, say } = useAppCalls();
  const region = useRegion('Where the work is');
  if (sync === null) return <footer className={styles.status} {...region} />;
  const at = (instant: string) => formatRecent(instant, now ?? instant);
  return (
    <footer className={styles.status} {...region}>
      <ul className={styles.facts}>
        <li>
          {sync.lastSavedAt === null ? (
            'Nothing recorded on this computer yet'
          ) : (
            <Mark shape="tick" tone="quiet">
              Saved on this computer {at(sync.lastSavedAt)}
            </Mark>
          )}
        </li>
        <li>
          {sync.toSend === 0 ? (
            'Nothing to send'
          ) : (
            <Mark shape="up" tone="plain">
              {sync.toSend} to send
            </Mark>
          )}
        </li>
        {sync.unknown === 0 ? null : <li>{sync.unknown} sent, no answer yet</li>}
        {sync.rejected === 0 ? null : (
          <li>
            <Mark shape="cross" tone="error">
              {count(sync.rejected, 'line')} refused
            </Mark>
          </li>
        )}
        <li>{syncWords(sync, at)}</li>
        {sync.byOwnClock ? <li>Times by this computer’s own clock</li> : null}
        {holds === '' ? null : <li className={styles.holds}>{holds}</li>}
      </ul>
      {sync.problem === null || sync.workingOffline ? null : (
        <p className={styles.syncProblem}>
          <Mark shape="triangle-open" tone="attention">
            {sync.problem.sentence}
          </Mark>
          <span>{sync.problem.action}</span>
        </p>
      )}
      <Waiting sync={sync} />
      <div className={styles.statusTools}>
        <Switch
          className={styles.switch ?? ''}
          isSelected={sync.workingOffline}
          onChange={async (offline) => {
            if ((await run('sync.work-offline', { offline })) !== null)
              say(offline ? 'Working offline.' : 'Online again.');
          }}
        >
          <span className={styles.track}>
            <span className={styles.thumb} />
          </span>
          Work offline
        </Switch>
        <Button look="quiet" isDisabled={sync.syncing || sync.workingOffline} onPress={() => void run('sync.now', {})}>
          {sync.syncing ? 'Syncing…' : 'Sync now'}
        </Button>
      </div>
    </footer>
  );
}

function syncWords(sync: SyncStatus, at: (instant: string) => string): string {
  if (sync.syncing) return 'Syncing…';
  return sync.lastSyncedAt === null ? 'Not synced yet' : `Last synced ${at(sync.lastSyncedAt)}`;
}
