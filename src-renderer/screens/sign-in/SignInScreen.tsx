// The first screen: accounts that are already on this computer open at once, offline; otherwise sign in to the practice
// portal or to a portal by its address.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { AppProblem, SessionState } from '../../../src-shared/app-api/index.ts';
import { Choices } from '../../components/Choices.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Notice } from '../../components/Notice.tsx';
import { RecoveryPart } from '../../panels/recovery/RecoveryPart.tsx';
import { type Authority, PortalFields } from '../../panels/sign-in/PortalFields.tsx';
import { PracticeSignIn } from '../../panels/sign-in/PracticeSignIn.tsx';
import { SignInForm } from '../../panels/sign-in/SignInForm.tsx';
import { SupportDialog } from '../../panels/support/SupportDialog.tsx';
import { useSupportCommand } from '../../panels/support/use-support-command.ts';
import { type ConnectionKind, ways } from '../../words/connection.ts';
import { BeginByFiles } from './BeginByFiles.tsx';
import { KnownAccounts } from './KnownAccounts.tsx';
import { RecoveryKeyWay } from './RecoveryKeyForm.tsx';
import styles from './sign-in.module.css';

type SignedOut = Extract<SessionState, { state: 'signed-out' }>;

export function SignInScreen({ session, onSignedIn }: { session: SignedOut; onSignedIn: () => void }) {
  // The account that was used last comes first; whoever signs in most likely goes the same way.
  const last = session.known[0]?.connection ?? { kind: 'practice' };
  const [where, setWhere] = useState<ConnectionKind>(last.kind);
  const [address, setAddress] = useState(last.kind === 'api' ? last.address : '');
  const [authority, setAuthority] = useState<Authority | null>(last.kind === 'api' ? last.authority : null);
  const [opening, setOpening] = useState<AppProblem | null>(session.problem);
  /** The account that did not open, for what can be done about it. */
  const [recovering, setRecovering] = useState<string | null>(null);
  const [exchanging, setExchanging] = useState(false);
  const problems = useMemo(
    () => (opening === null ? [] : [{ sentence: opening.sentence, action: opening.action }]),
    [opening],
  );
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => setOpening(session.problem), [session.problem]);
  const support = useSupportCommand();

  return (
    <main className={styles.screen}>
      <div className={styles.column}>
        <header>
          <h1 ref={heading} tabIndex={-1}>
            Provider Actuals
          </h1>
          <p className={styles.lead}>
            Record what care was delivered, also without a connection, and confirm the week before Tuesday’s deadline.
          </p>
        </header>
        <ErrorSummary errors={problems} />
        {recovering === null ? null : (
          <RecoveryPart
            key={recovering}
            accountId={recovering}
            onSettled={() => setOpening(null)}
            onBusy={setExchanging}
          />
        )}
        <KnownAccounts
          known={session.known}
          practice={session.practice}
          isDisabled={exchanging}
          onOpened={onSignedIn}
          onRemoved={(accountId) => {
            // Nothing is to be done any more about records that are gone.
            if (recovering === accountId) {
              setRecovering(null);
              setOpening(null);
            }
            onSignedIn();
          }}
          onProblem={(problem, accountId) => {
            setOpening(problem);
            setRecovering(problem.code.startsWith('store-') ? accountId : null);
          }}
        />
        {session.known.length === 0 ? null : <RecoveryKeyWay onOpened={onSignedIn} />}
        <section className={styles.part}>
          <h2>{session.known.length === 0 ? 'Sign in' : 'Or sign in'}</h2>
          <Choices
            label="How does the week reach the council?"
            choices={[ways.practice, ways.files, ways.api]}
            value={where}
            onChange={setWhere}
          />
          {where === 'files' ? <BeginByFiles onBegun={onSignedIn} /> : null}
          {where === 'practice' ? <PracticeSignIn practice={session.practice} onSignedIn={onSignedIn} /> : null}
          {where === 'api' ? (
            <SignInForm
              connection={{ kind: 'api', address, authority }}
              onSignedIn={onSignedIn}
              above={(errors, fieldRef) => (
                <PortalFields
                  address={address}
                  onAddress={setAddress}
                  authority={authority}
                  onAuthority={setAuthority}
                  errors={errors}
                  fieldRef={fieldRef}
                />
              )}
            />
          ) : null}
        </section>
        {session.known.length === 0 ? <RecoveryKeyWay onOpened={onSignedIn} /> : null}
        <Notice
          tone="information"
          sentence="What you record is kept encrypted on this computer."
          action="Each sign-in has its own store, which opens only with what its person knows."
        />
      </div>
      {support.isOpen ? <SupportDialog onClose={support.close} /> : null}
    </main>
  );
}
