// The window's content: signing in, or the work of a person who is signed in, under a cover as long as nothing of it may be
// shown.
import { useEffect, useLayoutEffect, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { SessionState } from '../src-shared/app-api/index.ts';
import { AppCallsProvider } from './app-api/app-calls.tsx';
import { useSession } from './app-api/queries.ts';
import { Crash } from './components/Crash.tsx';
import { Notice } from './components/Notice.tsx';
import { cover, uncover } from './focus/cover.ts';
import { watchFocus } from './focus/focus-net.ts';
import { watchRegions } from './focus/regions.ts';
import { FirstSecretScreen } from './screens/locked/FirstSecretScreen.tsx';
import { LockedScreen } from './screens/locked/LockedScreen.tsx';
import { PortalNeededScreen } from './screens/locked/PortalNeededScreen.tsx';
import { RecoveryKeyScreen } from './screens/locked/RecoveryKeyScreen.tsx';
import { SignInScreen } from './screens/sign-in/SignInScreen.tsx';
import { Shell } from './shell/Shell.tsx';

export function App() {
  const session = useSession();
  useLayoutEffect(() => watchFocus(document), []);
  useLayoutEffect(() => watchRegions(document), []);
  // At once, before it is asked how things stand.
  useLayoutEffect(() => window.app.on('locked', cover), []);
  const isDrawn = session.value !== null || session.problem !== null;
  useEffect(() => {
    if (isDrawn) void window.app.call('window.listening', {});
  }, [isDrawn]);
  return (
    <I18nProvider locale="en-GB">
      <Crash>
        <AppCallsProvider>
          {session.problem === null ? null : (
            <Notice tone="error" sentence={session.problem.sentence} action={session.problem.action} />
          )}
          {session.value?.state === 'signed-out' ? (
            <SignInScreen session={session.value} onSignedIn={session.refresh} />
          ) : null}
          {session.value?.state === 'signed-in' ? (
            <SignedIn key={session.value.account.id} session={session.value} onSession={session.refresh} />
          ) : null}
        </AppCallsProvider>
      </Crash>
    </I18nProvider>
  );
}

interface SignedInProps {
  session: Extract<SessionState, { state: 'signed-in' }>;
  onSession: () => void;
}

function SignedIn({ session, onSession }: SignedInProps) {
  const { account, canSend, locked, opensWith, due, portalWord } = session;
  const word = portalWord?.state === 'good' ? null : portalWord;
  const covered = locked || due !== null;
  // What is asked of its person is not drawn before they are there; what was begun in it stays, under the lock.
  const [wasAsked, setWasAsked] = useState(due !== null && !locked);
  if (wasAsked !== (due !== null && (wasAsked || !locked))) setWasAsked(!wasAsked);
  // Work that was shown stays where it is, with all that was begun in it; else nothing of it is drawn yet.
  const [wasShown, setWasShown] = useState(!covered);
  if (!covered && !wasShown) setWasShown(true);
  useLayoutEffect(() => {
    if (covered) cover();
    else uncover();
  }, [covered]);
  useLayoutEffect(() => uncover, []);
  return (
    <>
      {wasShown ? <Shell account={account} canSend={canSend} portalWord={portalWord} onSession={onSession} /> : null}
      {locked && word === null ? <LockedScreen opensWith={opensWith} onSession={onSession} /> : null}
      {locked && word !== null ? (
        <PortalNeededScreen
          connection={account.connection}
          opensWith={opensWith}
          canSend={canSend}
          word={word}
          onSession={onSession}
        />
      ) : null}
      {wasAsked && due === 'secret' ? (
        <FirstSecretScreen account={account} isLocked={locked} onSession={onSession} />
      ) : null}
      {wasAsked && due === 'recovery-key' ? <RecoveryKeyScreen isLocked={locked} onSession={onSession} /> : null}
    </>
  );
}
