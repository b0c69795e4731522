// Asked of whoever signs in and has records on this computer: what opens them, or to begin anew beside them.
import type { RefObject } from 'react';
import { Checkbox } from '../../components/Choices.tsx';
import { TextField } from '../../components/TextField.tsx';

export interface GivenHere {
  secret: string;
  beginAnew: boolean;
}

interface SecretHereProps {
  value: GivenHere;
  onChange: (value: GivenHere) => void;
  error: string;
  fieldRef: RefObject<HTMLInputElement | null>;
}

export function SecretHere({ value, onChange, error, fieldRef }: SecretHereProps) {
  return (
    <>
      <TextField
        label="Passphrase or PIN of this computer"
        hint="It opens what you recorded here before"
        type="password"
        value={value.secret}
        onChange={(secret) => onChange({ ...value, secret })}
        error={error}
        isDisabled={value.beginAnew}
        autoComplete="off"
        inputRef={fieldRef}
      />
      <Checkbox isSelected={value.beginAnew} onChange={(beginAnew) => onChange({ ...value, beginAnew })}>
        Neither it nor the recovery key opens what is here: begin anew from the portal. What is here stays, closed.
      </Checkbox>
    </>
  );
}
