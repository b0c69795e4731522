// The frame of a signed-in person's work: rail, header, the screen, and the status bar. It holds which week and which
// screen are open; everything else comes from the store.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Account, ImportPreview } from '../../src-shared/app-api/index.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { openFindings } from '../../src-shared/rules/worklist.ts';
import { useCommands } from '../app-api/commands.tsx';
import { useNow } from '../app-api/now.ts';
import { useProfile, useSettings, useSyncStatus, useWeek, useWeekList } from '../app-api/queries.ts';
import { redoLast, undoLast } from '../app-api/undo.ts';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { Region, useRegion } from '../components/Region.tsx';
import { noFilter } from '../grid/filters.ts';
import { columnOf } from '../grid/rows.ts';
import { CouncilNotices } from '../panels/council-rules/CouncilNotices.tsx';
import { FirstWeek } from '../panels/first-week/FirstWeek.tsx';
import { ExportDialog } from '../panels/import/ExportDialog.tsx';
import { ImportDialog } from '../panels/import/ImportDialog.tsx';
import { KeysDialog } from '../panels/keys/KeysDialog.tsx';
import { ReminderBanner } from '../panels/reminders/ReminderBanner.tsx';
import { SignInDialog } from '../panels/sign-in/SignInDialog.tsx';
import { serviceShortener } from '../words/service-name.ts';
import { nextFinding } from '../workspace/finding-groups.ts';
import { progressOf } from '../workspace/progress.ts';
import { type Screen, screenNamed } from '../workspace/screen.ts';
import { type GridMemory, type Workspace, WorkspaceContext } from '../workspace/workspace.ts';
import { FirstRun } from './FirstRun.tsx';
import { Header } from './Header.tsx';
import { PortalExportStatusBar } from './PortalExportStatusBar.tsx';
import { Rail } from './Rail.tsx';
import { ScreenOf } from './ScreenOf.tsx';
import { StatusBar } from './StatusBar.tsx';
import styles from './shell.module.css';
import { useCommandKeys } from './use-command-keys.ts';

interface ShellProps {
  account: Account;
  canSend: boolean;
  onSession: () => void;
}

type OpenDialog =
  | { what: 'keys' }
  | { what: 'sign-in' }
  | { what: 'import'; preview: ImportPreview }
  | { what: 'export'; path: string; lines: number };

export function Shell({ account, canSend, onSession }: ShellProps) {
  const { run, say, problem, dismiss } = useCommands();
  const list = useWeekList();
  const profile = useProfile();
  const sync = useSyncStatus();
  const settings = useSettings();
  const [chosen, setChosen] = useState<PlainDate | null>(null);
  const weekStart = chosen ?? list.value?.current ?? list.value?.weeks.at(0)?.weekStart ?? null;
  // The week that is open stays open, also when confirming it makes another one the current week.
  useEffect(() => {
    if (weekStart !== null) setChosen(weekStart);
  }, [weekStart]);
  const week = useWeek(weekStart);
  const now = useNow(week.value?.now ?? null);
  const { problem: noRules, refresh: askForRules } = profile;
  const lastSyncedAt = sync.value?.lastSyncedAt;
  const syncing = sync.value?.syncing;
  // The rules come with the first sync that gets through, and nothing opens without them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after each sync while they are missing
  useEffect(() => {
    if (noRules !== null) askForRules();
  }, [lastSyncedAt, syncing, askForRules]);
  const [screen, setScreen] = useState<Screen>({ name: 'week', place: null });
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const lastFinding = useRef<string | null>(null);
  const seen = useRef(new Map<PlainDate, Set<string>>());
  const grids = useRef(new Map<PlainDate, GridMemory>());
  const drafts = useRef(new Map<string, string>());
  const logDrafts = useRef<Workspace['logDrafts']>(new Map());

  const goToCell = useCallback((lineId: string, column: string) => {
    setScreen({ name: 'week', place: { lineId, column } });
  }, []);

  const byFiles = week.value?.files !== undefined;
  const importFile = useCallback(async () => {
    if (weekStart === null) return;
    if (byFiles) return setScreen({ name: 'portal-export' });
    const preview = await run('csv.choose-import', { weekStart });
    if (preview !== null) setOpen({ what: 'import', preview });
  }, [run, weekStart, byFiles]);

  const exportFile = useCallback(async () => {
    if (weekStart === null) return;
    if (byFiles) return setScreen({ name: 'portal-export' });
    const written = await run('csv.export', { weekStart });
    if (written !== null) setOpen({ what: 'export', ...written });
  }, [run, weekStart, byFiles]);

  const toNextProblem = useCallback(() => {
    const next = nextFinding(openFindings(week.value?.findings ?? []), lastFinding.current);
    if (next === null || next.lineId === null) {
      say('No problem left in this week.');
      return;
    }
    lastFinding.current = next.key;
    goToCell(next.lineId, columnOf(next.field));
    say(`${next.message} ${next.fix}`);
  }, [goToCell, say, week.value]);

  useCommandKeys({
    keys: () => setOpen({ what: 'keys' }),
    'next-problem': toNextProblem,
    undo: () => void undoLast({ run, say }),
    redo: () => void redoLast({ run, say }),
    sync: () => void run('sync.now', {}),
    'import-csv': () => void importFile(),
    'export-csv': () => void exportFile(),
    confirm: () => setScreen(screenNamed('confirm', byFiles)),
    go: (name) => setScreen((before) => (before.name === name ? before : screenNamed(name, byFiles))),
    find: () =>
      setScreen((before) => ({ name: 'week', place: before.name === 'week' ? before.place : null, find: {} })),
  });

  const services = week.value?.services;
  const serviceName = useMemo(() => serviceShortener((services ?? []).map(({ service }) => service)), [services]);
  const workspace = useMemo<Workspace | null>(
    () =>
      week.value === null || profile.value === null || now === null
        ? null
        : {
            account,
            canSend,
            council: profile.value,
            week: week.value,
            sync: sync.value,
            now,
            screen,
            serviceName,
            go: setScreen,
            goToCell,
            goToNextProblem: toNextProblem,
            progress: progressOf(seenIn(seen.current, week.value.weekStart), openFindings(week.value.findings)),
            firstWeek: {
              shown: settings.value?.firstWeek ?? false,
              show: (firstWeek) => {
                if (settings.value !== null) void run('window.save-settings', { ...settings.value, firstWeek });
              },
            },
            grid: gridIn(grids.current, week.value.weekStart),
            drafts: drafts.current,
            logDrafts: logDrafts.current,
            openWeek: (start) => {
              setChosen(start);
              setScreen({ name: 'week', place: null });
            },
            signIn: () => setOpen({ what: 'sign-in' }),
            importFile: () => void importFile(),
            exportFile: () => void exportFile(),
          },
    [
      account,
      canSend,
      profile.value,
      week.value,
      sync.value,
      settings.value,
      run,
      now,
      screen,
      serviceName,
      goToCell,
      toNextProblem,
      importFile,
      exportFile,
    ],
  );

  const failed = [list.problem, profile.problem, week.problem].find((candidate) => candidate !== null) ?? null;
  return (
    <WorkspaceContext value={workspace}>
      <div className={styles.shell}>
        {workspace === null ? (
          <FirstRun
            account={account}
            sync={sync.value}
            problem={failed}
            waiting={list.value !== null && (weekStart === null || sync.value?.lastSyncedAt === null)}
            onSession={onSession}
            onSignIn={() => setOpen({ what: 'sign-in' })}
          />
        ) : (
          <>
            <Rail onKeys={() => setOpen({ what: 'keys' })} />
            <Header weeks={list.value?.weeks ?? []} onSession={onSession} />
            <Main screen={screen} />
          </>
        )}
        <div className={styles.notices}>
          {workspace === null ? null : <FirstWeek />}
          {workspace === null ? null : <ReminderBanner />}
          {workspace === null ? null : <CouncilNotices onNewRules={profile.refresh} />}
          {problem === null ? null : (
            <Region label="What went wrong">
              <Notice tone="error" sentence={problem.sentence} action={problem.action}>
                <Button onPress={dismiss}>Dismiss</Button>
              </Notice>
            </Region>
          )}
        </div>
        {account.connection.kind === 'files' ? (
          <PortalExportStatusBar sync={sync.value} now={now} files={week.value?.files ?? null} />
        ) : (
          <StatusBar sync={sync.value} now={now} holds={week.value?.holds ?? ''} />
        )}
      </div>
      {open?.what === 'keys' ? <KeysDialog onClose={() => setOpen(null)} /> : null}
      {open?.what === 'import' ? <ImportDialog preview={open.preview} onClose={() => setOpen(null)} /> : null}
      {open?.what === 'export' ? (
        <ExportDialog path={open.path} lines={open.lines} onClose={() => setOpen(null)} />
      ) : null}
      {open?.what === 'sign-in' ? (
        <SignInDialog
          account={account}
          onClose={() => setOpen(null)}
          onSignedIn={() => {
            setOpen(null);
            onSession();
          }}
        />
      ) : null}
    </WorkspaceContext>
  );
}

function Main({ screen }: { screen: Screen }) {
  const region = useRegion(null);
  return (
    <main className={styles.main} {...region}>
      <ScreenOf screen={screen} />
    </main>
  );
}

/** What has stood in the worklist of a week since the window opened. */
function seenIn(weeks: Map<PlainDate, Set<string>>, weekStart: PlainDate): Set<string> {
  const seen = weeks.get(weekStart) ?? new Set();
  weeks.set(weekStart, seen);
  return seen;
}

function gridIn(weeks: Map<PlainDate, GridMemory>, weekStart: PlainDate): GridMemory {
  const memory = weeks.get(weekStart) ?? { filter: noFilter, left: null };
  weeks.set(weekStart, memory);
  return memory;
}
