// Where the work is: on this computer, on its way, and with whom. All of it comes from the database.
import { Switch } from 'react-aria-components';
import type { SyncStatus } from '../../src-shared/app-api/index.ts';
import { count } from '../../src-shared/domain/count.ts';
import type { PortalWord } from '../../src-shared/domain/offline-lease.ts';
import { useAppCalls } from '../app-api/app-calls.tsx';
import { Button } from '../components/Button.tsx';
import { useRegion } from '../components/Region.tsx';
import { formatRecent, formatShortMoment } from '../words/time.ts';
import { type Fact, Facts, savedFact } from './Facts.tsx';
import { FileReading } from './FileReading.tsx';
import { mayHalt, receivedWords } from './received.ts';
import { SelectedSums } from './SelectedSums.tsx';
import styles from './shell.module.css';
import { Waiting } from './Waiting.tsx';

interface StatusBarProps {
  sync: SyncStatus | null;
  /** False once the sign-in has run out. */
  canSend: boolean;
  now: string | null;
  /** What the council (or hub, or practice portal) holds of the week. */
  holds: string;
  /** What the portal's last word is worth. */
  portalWord: PortalWord | null;
}

export function StatusBar({ sync, canSend, now, holds, portalWord }: StatusBarProps) {
  const { run, say } = useAppCalls();
  const region = useRegion('Where the work is');
  if (sync === null) return <footer className={styles.status} {...region} />;
  const facts = factsOf(sync, { canSend, holds, portalWord, at: (instant) => formatRecent(instant, now ?? instant) });
  return (
    <footer className={styles.status} {...region}>
      <Facts facts={facts} />
      <Waiting sync={sync} />
      <FileReading />
      <SelectedSums />
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
        {mayHalt(sync) ? (
          <Button look="quiet" onPress={() => run('sync.halt', {})}>
            Stop
          </Button>
        ) : null}
        <Button look="quiet" isDisabled={sync.syncing || sync.workingOffline} onPress={() => run('sync.now', {})}>
          {sync.syncing ? 'Syncing…' : 'Sync now'}
        </Button>
      </div>
    </footer>
  );
}

interface FactParts {
  canSend: boolean;
  holds: string;
  portalWord: PortalWord | null;
  at: (instant: string) => string;
}

/** What has no room is left out from the end, so the most pressing comes first. */
function factsOf(sync: SyncStatus, { canSend, holds, portalWord, at }: FactParts): Fact[] {
  const facts: Fact[] = [];
  if (sync.problem !== null && !sync.workingOffline)
    facts.push({
      id: 'problem',
      mark: ['triangle-open', 'attention'],
      words: sync.problem.sentence,
      more: sync.problem.action,
    });
  if (portalWord?.state === 'good' && portalWord.warns)
    facts.push({
      id: 'portal-word',
      mark: ['triangle-open', 'attention'],
      words: `Reach the portal by ${formatShortMoment(portalWord.endsAt)}:`,
      more: 'then the window locks until it answers.',
    });
  facts.push({
    id: 'to-send',
    ...(sync.toSend === 0 ? {} : { mark: ['up', 'plain'] as const }),
    words: sync.toSend === 0 ? 'Nothing to send' : `${sync.toSend} to send`,
  });
  if (sync.rejected > 0)
    facts.push({ id: 'rejected', mark: ['cross', 'error'], words: `${count(sync.rejected, 'line')} refused` });
  if (sync.unknown > 0) facts.push({ id: 'unknown', words: `${sync.unknown} sent, no answer yet` });
  facts.push({ id: 'online', ...onlineWords(sync, canSend) });
  facts.push(savedFact(sync.lastSavedAt, at));
  facts.push({ id: 'synced', words: syncWords(sync, at) });
  if (holds !== '') facts.push({ id: 'holds', words: holds });
  if (sync.byOwnClock) facts.push({ id: 'clock', words: 'Times by this computer’s own clock' });
  return facts;
}

function onlineWords(sync: SyncStatus, canSend: boolean): Pick<Fact, 'mark' | 'words'> {
  if (sync.workingOffline) return { mark: ['ring', 'quiet'], words: 'Working offline' };
  // Nothing is asked of a portal without a sign-in, so nobody knows whether it could be reached.
  if (!canSend) return { mark: ['ring', 'quiet'], words: 'Not signed in' };
  return sync.online === true
    ? { mark: ['dot', 'quiet'], words: 'Online' }
    : { mark: ['ring', 'quiet'], words: 'Offline' };
}

function syncWords(sync: SyncStatus, at: (instant: string) => string): string {
  if (sync.syncing) return receivedWords(sync);
  return sync.lastSyncedAt === null ? 'Not synced yet' : `Last synced ${at(sync.lastSyncedAt)}`;
}
