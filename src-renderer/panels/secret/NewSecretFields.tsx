// Asks for a new passphrase or PIN, twice.
import { TextField } from '../../components/TextField.tsx';
import type { NewSecret, NewSecretErrors } from './new-secret.ts';

interface NewSecretFieldsProps {
  value: NewSecret;
  onChange: (value: NewSecret) => void;
  errors: NewSecretErrors;
  autoFocus?: boolean;
}

export function NewSecretFields({ value, onChange, errors, autoFocus = false }: NewSecretFieldsProps) {
  return (
    <>
      <TextField
        label="New passphrase or PIN"
        hint="Eight characters or more, such as three words, or a PIN of six digits. A PIN is only as safe as this computer’s own sign-in."
        type="password"
        value={value.secret}
        onChange={(secret) => onChange({ ...value, secret })}
        error={errors.secret ?? ''}
        autoComplete="off"
        autoFocus={autoFocus}
      />
      <TextField
        label="The same again"
        type="password"
        value={value.again}
        onChange={(again) => onChange({ ...value, again })}
        error={errors.again ?? ''}
        autoComplete="off"
      />
    </>
  );
}
