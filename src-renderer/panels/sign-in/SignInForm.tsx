// User, password and six-digit code. A failure stands at the top and at its field, and the focus goes to it.
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { AppProblem, AppRequest, AppResult } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import {
  asksForSecretHere,
  type DraftConnection,
  fieldNames,
  problemErrors,
  readSignIn,
  type SignInErrors,
} from './read-sign-in.ts';
import { type GivenHere, SecretHere } from './SecretHere.tsx';
import styles from './sign-in.module.css';

export const emptySignIn = { user: '', password: '', securityCode: '' };

type SignInRequest = AppRequest<'session.sign-in'>;
const signInThere = (request: SignInRequest): Promise<AppResult<unknown>> =>
  window.app.call('session.sign-in', request);

interface SignInFormProps {
  connection: DraftConnection;
  start?: typeof emptySignIn;
  onSignedIn: () => void;
  /** What is done with what was typed, where it is more than signing in. */
  send?: (request: SignInRequest) => Promise<AppResult<unknown>>;
  /** The words on the button. */
  label?: string;
  /** Fields above these, with the errors that are theirs. */
  above?: (errors: SignInErrors, fieldRef: RefObject<HTMLInputElement | null>) => ReactNode;
}

export function SignInForm({
  connection,
  start = emptySignIn,
  onSignedIn,
  send = signInThere,
  label = 'Sign in',
  above,
}: SignInFormProps) {
  const [entry, setEntry] = useState(start);
  const [errors, setErrors] = useState<SignInErrors>({});
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [signingIn, setSigningIn] = useState(false);
  /** Asked for once it is known that records of this person are here. */
  const [here, setHere] = useState<GivenHere | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    setEntry(start);
    // Nothing is left to type.
    if (start.user !== '' && start.password !== '' && start.securityCode !== '') button.current?.focus();
  }, [start]);

  const address = useRef<HTMLInputElement>(null);
  const user = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const securityCode = useRef<HTMLInputElement>(null);
  const secret = useRef<HTMLInputElement>(null);

  const isHub = connection.kind === 'api' && connection.authority === 'hub';

  const signIn = async () => {
    setProblem(null);
    const read = readSignIn(connection, entry);
    if (!read.ok) {
      setErrors(read.errors);
      return;
    }
    setErrors({});
    setSigningIn(true);
    const result = await send({ ...read.request, ...here });
    setSigningIn(false);
    if (result.ok) {
      onSignedIn();
      return;
    }
    if (asksForSecretHere(result.problem)) setHere((before) => before ?? { secret: '', beginAnew: false });
    setErrors(problemErrors(result.problem));
    setProblem(result.problem);
  };

  const summary = useMemo(() => {
    const fields = { address, user, password, securityCode, secret };
    const own = fieldNames.flatMap((field) => {
      const sentence = errors[field];
      if (sentence === undefined) return [];
      return [{ sentence, ...(field === 'authority' ? {} : { goTo: () => fields[field].current?.focus() }) }];
    });
    const whole = problem !== null && own.length === 0 ? [{ sentence: problem.sentence, action: problem.action }] : [];
    return [...whole, ...own];
  }, [errors, problem]);

  return (
    <Form className={styles.form ?? ''} onSubmit={signIn}>
      <ErrorSummary errors={summary} />
      {above?.(errors, address)}
      <TextField
        label="User"
        value={entry.user}
        onChange={(value) => setEntry({ ...entry, user: value })}
        error={errors.user ?? ''}
        autoComplete="off"
        inputRef={user}
      />
      <TextField
        label="Password"
        type="password"
        value={entry.password}
        onChange={(value) => setEntry({ ...entry, password: value })}
        error={errors.password ?? ''}
        autoComplete="off"
        autoFocus={start.user !== '' && start.password === ''}
        inputRef={password}
      />
      <TextField
        label="Security code"
        hint={isHub ? 'The six digits that your authenticator app shows, or a recovery code' : 'Six digits'}
        size="code"
        {...(isHub ? {} : { inputMode: 'numeric' as const })}
        value={entry.securityCode}
        onChange={(value) => setEntry({ ...entry, securityCode: value.trim() })}
        error={errors.securityCode ?? ''}
        autoComplete="off"
        inputRef={securityCode}
      />
      {here === null ? null : (
        <SecretHere value={here} onChange={setHere} error={errors.secret ?? ''} fieldRef={secret} />
      )}
      {signingIn && connection.kind === 'practice' ? (
        <p role="status" className={styles.soft}>
          The practice portal is starting on this computer. The first time, this can take a minute.
        </p>
      ) : null}
      <div>
        <Button ref={button} look="primary" type="submit" isDisabled={signingIn}>
          {signingIn ? 'Signing in…' : label}
        </Button>
      </div>
    </Form>
  );
}
