// Beginning an account whose weeks go to the council by files: there is no portal to sign in to from here, so only the
// names are asked, which stand beside everything that is recorded and reported.
import { useState } from 'react';
import type { AppProblem } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import { NewSecretFields } from '../../panels/secret/NewSecretFields.tsx';
import { newSecretErrors, noSecretYet, secretErrorOf } from '../../panels/secret/new-secret.ts';
import { type ChosenCouncil, CouncilChoice } from './CouncilChoice.tsx';
import styles from './sign-in.module.css';

const noCouncil: AppProblem = {
  code: 'bad-input',
  sentence: 'No file with the other council’s rules is taken yet.',
  action: 'Choose the file, or go by the rules that come with the app.',
};

interface Errors {
  userName?: string;
  providerName?: string;
  council?: string;
  secret?: string;
  again?: string;
}

export function BeginByFiles({ onBegun }: { onBegun: () => void }) {
  const [names, setNames] = useState({ userName: '', providerName: '' });
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const [council, setCouncil] = useState<ChosenCouncil>(null);
  const [secret, setSecret] = useState(noSecretYet);

  const begin = async () => {
    const found: Errors = {
      ...(names.userName.trim() === '' ? { userName: 'Enter your name.' } : {}),
      ...(names.providerName.trim() === '' ? { providerName: 'Enter the name of your organisation.' } : {}),
      // One council's rules come with the app: whether it is theirs, nobody but they can say.
      ...(council === null ? { council: 'Choose the council whose rules you go by.' } : {}),
      ...newSecretErrors(secret, [names.userName, names.providerName]),
    };
    setErrors(found);
    setProblem(null);
    if (council === 'file') setProblem(noCouncil);
    if (council === null || council === 'file' || Object.keys(found).length > 0) return;
    setBusy(true);
    const result = await window.app.call('session.begin-files', {
      ...names,
      secret: secret.secret,
      ...(council === 'shipped' ? {} : { councilId: council.id }),
    });
    setBusy(false);
    if (result.ok) return onBegun();
    setErrors(secretErrorOf(result.problem));
    setProblem(result.problem);
  };
  return (
    <Form className={styles.form ?? ''} onSubmit={begin}>
      {problem === null ? null : <ErrorSummary errors={[{ sentence: problem.sentence, action: problem.action }]} />}
      <p className={styles.soft}>
        The app guides you through the portal’s pages in your browser, and never asks for your password there. What is
        kept here opens with a passphrase or PIN of your own.
      </p>
      <TextField
        label="Your name"
        hint="It stands beside what you record and report"
        value={names.userName}
        onChange={(userName) => setNames({ ...names, userName })}
        error={errors.userName ?? ''}
        autoComplete="off"
      />
      <TextField
        label="Your organisation"
        hint="Spelled the same on every computer of yours"
        value={names.providerName}
        onChange={(providerName) => setNames({ ...names, providerName })}
        error={errors.providerName ?? ''}
        autoComplete="off"
      />
      <CouncilChoice
        council={council}
        error={errors.council ?? ''}
        onCouncil={(chosen) => {
          setCouncil(chosen);
          setErrors({ ...errors, council: '' });
        }}
        onProblem={setProblem}
      />
      <NewSecretFields value={secret} onChange={setSecret} errors={errors} />
      <div>
        <Button look="primary" type="submit" isDisabled={busy}>
          {busy ? 'Beginning…' : 'Begin'}
        </Button>
      </div>
    </Form>
  );
}
