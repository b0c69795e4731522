// Changing how the week reaches the council: what stays and what has to be done first is on screen before anything is
// changed, and everything recorded stays.
import { useState } from 'react';
import type { Account } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useAppQuery } from '../../app-api/query.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox, type Choice, Choices } from '../../components/Choices.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { type ConnectionKind, ways } from '../../words/connection.ts';
import { type Authority, PortalFields } from '../sign-in/PortalFields.tsx';
import { SignInForm } from '../sign-in/SignInForm.tsx';
import styles from './connection.module.css';
import { SignOutButton } from './use-sign-out.tsx';

/** Practice last: it is beside the records, not in their place. */
const choices: readonly Choice<ConnectionKind>[] = [ways.files, ways.api, ways.practice];

export function ChangeDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { value: look } = useAppQuery('connection.look', {}, ['sync-status', 'week-changed']);
  const [where, setWhere] = useState<ConnectionKind | null>(null);
  const now = account.connection.kind;
  return (
    <Dialog title="Change how the week reaches the council" size="large" onClose={onClose}>
      {look === null ? (
        <p role="status">Looking at what is here…</p>
      ) : (
        <>
          <ul className={styles.facts}>
            <li>Everything recorded stays on this computer: figures, receipts, evidence and history.</li>
            {look.weeks === 0 ? null : (
              <li>
                {count(look.weeks, 'week')} {look.weeks === 1 ? 'is' : 'are'} here and{' '}
                {look.weeks === 1 ? 'keeps' : 'keep'} the present way. {staysWords(now, look.weeks)}
              </li>
            )}
            <li>Every other week goes the new way. You can change back.</li>
          </ul>
          {look.notDone.length === 0 ? null : (
            <Notice
              tone="attention"
              sentence={`Not done yet: ${look.notDone.map(({ weekStart }) => formatWeek(weekStart)).join(', ')}.`}
              action={now === 'files' ? 'You can go on with it here.' : 'Finish it before you change.'}
            />
          )}
          {look.blocks.length > 0 ? (
            look.blocks.map(({ code, sentence, action }) => (
              <Notice key={code} tone="error" sentence={sentence} action={action} />
            ))
          ) : (
            <Choices
              label="How should it go from now on?"
              choices={choices.filter(({ value }) => value === 'api' || value !== now)}
              value={where}
              onChange={setWhere}
            />
          )}
        </>
      )}
      {where === 'files' ? <ToFiles onChanged={onClose} /> : null}
      {where === 'api' ? <ToPortal onChanged={onClose} /> : null}
      {where === 'practice' ? (
        <>
          <p>
            Practice holds invented people, so it is kept apart. Sign out and choose it; these records stay as they are,
            and open again from the list.
          </p>
          <SignOutButton label="Sign out to practise" />
        </>
      ) : null}
      <Buttons>
        <Button onPress={onClose}>Change nothing</Button>
      </Buttons>
    </Dialog>
  );
}

function staysWords(now: ConnectionKind, weeks: number): string {
  const it = weeks === 1 ? 'It' : 'They';
  return now === 'files' ? `${it} can be worked on here as before.` : `${it} can be read here, and no longer changed.`;
}

function ToFiles({ onChanged }: { onChanged: () => void }) {
  const { run, say } = useAppCalls();
  const change = async () => {
    if ((await run('session.change-connection', { to: 'files' })) === null) return;
    say('Changed. From now on a week goes to the council by files.');
    onChanged();
  };
  return (
    <div>
      <Button look="primary" onPress={() => change()}>
        Change to files
      </Button>
    </div>
  );
}

function ToPortal({ onChanged }: { onChanged: () => void }) {
  const { say } = useAppCalls();
  const [address, setAddress] = useState('');
  const [authority, setAuthority] = useState<Authority | null>(null);
  const [otherName, setOtherName] = useState(false);
  const [sameProvider, setSameProvider] = useState(false);
  return (
    <SignInForm
      connection={{ kind: 'api', address, authority }}
      label="Sign in there and change"
      onSignedIn={() => {
        say('Changed. From now on a week goes to the portal that you signed in to.');
        onChanged();
      }}
      send={async ({ connection, ...credentials }) => {
        if (connection.kind !== 'api') throw new Error('the form asks for a portal by its address');
        const change = { to: 'api', connection, credentials, sameProvider } as const;
        const result = await window.app.call('session.change-connection', change);
        if (!result.ok && result.problem.code === 'another-provider-name') setOtherName(true);
        return result;
      }}
      above={(errors, fieldRef) => (
        <>
          {otherName ? (
            <Checkbox isSelected={sameProvider} onChange={setSameProvider}>
              It is the same organisation under another name
            </Checkbox>
          ) : null}
          <PortalFields
            address={address}
            onAddress={setAddress}
            authority={authority}
            onAuthority={setAuthority}
            errors={errors}
            fieldRef={fieldRef}
          />
        </>
      )}
    />
  );
}
