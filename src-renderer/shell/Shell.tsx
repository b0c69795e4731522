// The frame of a signed-in person's work: rail, header, the screen, and the status bar. Which week and which screen are open
// is known here; everything else comes from the store.
import { useLayoutEffect, useMemo, useState } from 'react';
import type { Account } from '../../src-shared/app-api/index.ts';
import { viewOf, withView } from '../../src-shared/app-api/settings.ts';
import type { PortalWord } from '../../src-shared/domain/offline-lease.ts';
import { openFindings } from '../../src-shared/rules/worklist.ts';
import { useAppCalls } from '../app-api/app-calls.tsx';
import { useSettings } from '../app-api/queries.ts';
import { redoLast, undoLast } from '../app-api/undo.ts';
import { useRegion } from '../components/Region.tsx';
import { newsTitle } from '../panels/news/read-changelog.ts';
import { serviceShortener } from '../words/service-name.ts';
import { type Screen, type ScreenNamed, screenNamed } from '../workspace/screen.ts';
import { type Workspace, WorkspaceContext } from '../workspace/workspace.ts';
import { FirstRun } from './FirstRun.tsx';
import { Header } from './Header.tsx';
import { IncomingDialog } from './IncomingDialog.tsx';
import { Notices } from './Notices.tsx';
import { PortalExportStatusBar } from './PortalExportStatusBar.tsx';
import type { PaletteGoal } from './palette-entries.ts';
import { Rail } from './Rail.tsx';
import { ScreenOf } from './ScreenOf.tsx';
import { type OpenDialog, ShellDialogs } from './ShellDialogs.tsx';
import { StatusBar } from './StatusBar.tsx';
import styles from './shell.module.css';
import { type CommandPerforms, useCommandKeys } from './use-command-keys.ts';
import { useCouncilFiles } from './use-council-files.ts';
import { useGoing } from './use-going.ts';
import { useIncomingFiles } from './use-incoming-files.ts';
import { type OpenWeek, useOpenWeek } from './use-open-week.ts';
import { useWindowMemory } from './use-window-memory.ts';

interface ShellProps {
  account: Account;
  canSend: boolean;
  portalWord: PortalWord | null;
  onSession: () => void;
}

export function Shell({ account, canSend, portalWord, onSession }: ShellProps) {
  const { run, say } = useAppCalls();
  const open = useOpenWeek();
  const going = useGoing(open.week);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const byFiles = open.week?.files !== undefined;
  const { weekStart, week, sync, now } = open;
  const { screen, go, goToNextProblem } = going;
  const councilFiles = useCouncilFiles({ weekStart, files: week?.files ?? null, go, open: setDialog });
  const incoming = useIncomingFiles({ weekStart, byFiles, openWeek: open.openWeek, go, open: setDialog });
  const workspace = useWorkspaceOf({ account, canSend, open, going, councilFiles, onDialog: setDialog });

  const performs: CommandPerforms = {
    palette: () => {
      if (workspace !== null) setDialog({ what: 'palette' });
    },
    keys: () => setDialog({ what: 'keys' }),
    'support-report': () => setDialog({ what: 'support-report' }),
    'everything-held': () => {
      if (screen.name === 'person') return go({ ...screen, name: 'held' });
      if (screen.name === 'held' || workspace === null) return;
      setDialog({ what: 'palette' });
      say('Find the person, then choose “Everything held…” on their page.');
    },
    'next-problem': goToNextProblem,
    undo: () => void undoLast({ run, say }),
    redo: () => void redoLast({ run, say }),
    sync: () => void run('sync.now', {}),
    lock: () => void run('session.lock', {}),
    print: () => void run('window.print', {}),
    'record-absence': () => go({ name: 'hospital', stayId: null, absence: 'new' }),
    'what-is-new': () => go({ name: 'help', search: newsTitle }),
    'import-csv': () => void councilFiles.importFile(),
    'bring-in-files': () => incoming.chooseFiles(),
    'export-csv': () => void councilFiles.exportFile(),
    confirm: () => go(screenNamed('confirm', byFiles)),
    go: (name) => go((before) => (before.name === name ? before : screenNamed(name, byFiles))),
    find: () => go((before) => ({ ...weekAsLeft(before), find: {} })),
    'find-next': () => go((before) => ({ ...weekAsLeft(before), findNext: { by: 1 } })),
    'find-previous': () => go((before) => ({ ...weekAsLeft(before), findNext: { by: -1 } })),
  };
  useCommandKeys(performs);
  const goTo = (goal: PaletteGoal) => {
    switch (goal.what) {
      case 'command':
        return performs[goal.command]();
      case 'screen':
        return go(screenNamed(goal.screen, byFiles));
      case 'person':
        return go({ name: 'person', ssRef: goal.ssRef, from: screen });
      case 'line':
        return going.goToCell(goal.lineId, 'actual');
      case 'help':
        return go({ name: 'help', search: goal.title });
    }
  };

  return (
    <WorkspaceContext value={workspace}>
      <div className={styles.shell}>
        {workspace === null ? (
          <FirstRun
            account={account}
            sync={sync}
            problem={open.problem}
            waiting={open.weeks !== null && (weekStart === null || sync?.lastSyncedAt === null)}
            onSession={onSession}
            onSignIn={() => setDialog({ what: 'sign-in' })}
          />
        ) : (
          <>
            <Rail onKeys={() => setDialog({ what: 'keys' })} />
            <Header weeks={open.weeks ?? []} onSession={onSession} onNewRules={open.refreshCouncil} />
            <Main screen={screen} />
          </>
        )}
        <Notices ofWeek={workspace !== null} />
        {account.connection.kind === 'files' ? (
          <PortalExportStatusBar sync={sync} now={now} files={week?.files ?? null} />
        ) : (
          <StatusBar sync={sync} canSend={canSend} now={now} holds={week?.holds ?? ''} portalWord={portalWord} />
        )}
      </div>
      {incoming.files.length === 0 ? null : (
        <IncomingDialog files={incoming.files} onBringIn={incoming.bringIn} onClose={incoming.close} />
      )}
      <ShellDialogs open={dialog} account={account} onClose={() => setDialog(null)} onSession={onSession} onGo={goTo} />
    </WorkspaceContext>
  );
}

function weekAsLeft(before: Screen): ScreenNamed<'week'> {
  return { name: 'week', place: before.name === 'week' ? before.place : null };
}

interface WorkspaceParts extends Pick<Workspace, 'account' | 'canSend'> {
  open: OpenWeek;
  going: ReturnType<typeof useGoing>;
  councilFiles: ReturnType<typeof useCouncilFiles>;
  onDialog: (dialog: OpenDialog) => void;
}

/** What the screens share; null until all of it is here. The same object as before where nothing in it changed. */
function useWorkspaceOf({ account, canSend, open, going, councilFiles, onDialog }: WorkspaceParts): Workspace | null {
  const { run } = useAppCalls();
  const settings = useSettings().value;
  const memory = useWindowMemory();
  const view = useMemo(() => viewOf(settings, account.id), [settings, account.id]);
  useLayoutEffect(() => {
    document.documentElement.dataset.density = view.density;
  }, [view.density]);
  const { week, council, sync, now, openWeek } = open;
  const { screen, go, goToCell, goToNextProblem } = going;
  const { importFile, exportFile } = councilFiles;
  const services = week?.services;
  const serviceName = useMemo(() => serviceShortener((services ?? []).map(({ service }) => service)), [services]);
  return useMemo(
    () =>
      week === null || council === null || now === null
        ? null
        : {
            account,
            canSend,
            council,
            week,
            sync,
            now,
            screen,
            serviceName,
            nameOrder: settings?.nameOrder ?? 'given-first',
            go,
            goToCell,
            goToNextProblem,
            progress: memory.progress(week.weekStart, openFindings(week.findings)),
            firstWeek: {
              shown: settings?.firstWeek ?? false,
              show: (firstWeek) => {
                if (settings !== null) void run('window.save-settings', { ...settings, firstWeek });
              },
            },
            view,
            changeView: (change) => {
              if (settings !== null) void run('window.save-settings', withView(settings, account.id, change));
            },
            grid: memory.grid(week.weekStart),
            drafts: memory.drafts,
            commentDrafts: memory.commentDrafts,
            logDrafts: memory.logDrafts,
            openWeek: (start) => {
              openWeek(start);
              go(screenNamed('week', false));
            },
            signIn: () => onDialog({ what: 'sign-in' }),
            importFile: () => void importFile(),
            exportFile: () => void exportFile(),
          },
    [
      account,
      canSend,
      council,
      week,
      sync,
      settings,
      view,
      run,
      now,
      screen,
      serviceName,
      go,
      goToCell,
      goToNextProblem,
      memory,
      openWeek,
      onDialog,
      importFile,
      exportFile,
    ],
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
