// Which portal: its address, and whose it is. The person says whose, since a server could call itself anything.
import type { RefObject } from 'react';
import type { Connection } from '../../../src-shared/app-api/index.ts';
import { Choices } from '../../components/Choices.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { SignInErrors } from './read-sign-in.ts';

export type Authority = Extract<Connection, { kind: 'api' }>['authority'];

interface PortalFieldsProps {
  address: string;
  onAddress: (address: string) => void;
  authority: Authority | null;
  onAuthority: (authority: Authority) => void;
  errors: SignInErrors;
  fieldRef: RefObject<HTMLInputElement | null>;
}

export function PortalFields({ address, onAddress, authority, onAuthority, errors, fieldRef }: PortalFieldsProps) {
  return (
    <>
      <TextField
        label="Address of the portal"
        hint="Such as https://portal.example.gov.uk"
        value={address}
        onChange={onAddress}
        error={errors.address ?? ''}
        inputRef={fieldRef}
      />
      <Choices
        label="Whose portal is it?"
        choices={[
          { value: 'council', label: 'The council’s', hint: 'Its receipt means that the council holds the week.' },
          { value: 'hub', label: 'Our own hub', hint: 'A week is closed there, and still has to go to the council.' },
        ]}
        value={authority}
        onChange={onAuthority}
        error={errors.authority ?? ''}
      />
    </>
  );
}
