// The window's content: signing in, or the work of a person who is signed in.
import { useEffect, useLayoutEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { AppCallsProvider } from './app-api/app-calls.tsx';
import { useSession } from './app-api/queries.ts';
import { Crash } from './components/Crash.tsx';
import { Notice } from './components/Notice.tsx';
import { watchFocus } from './focus/focus-net.ts';
import { watchRegions } from './focus/regions.ts';
import { SignInScreen } from './screens/sign-in/SignInScreen.tsx';
import { Shell } from './shell/Shell.tsx';

export function App() {
  const session = useSession();
  useLayoutEffect(() => watchFocus(document), []);
  useLayoutEffect(() => watchRegions(document), []);
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
            <Shell
              key={session.value.account.id}
              account={session.value.account}
              canSend={session.value.canSend}
              onSession={session.refresh}
            />
          ) : null}
        </AppCallsProvider>
      </Crash>
    </I18nProvider>
  );
}
