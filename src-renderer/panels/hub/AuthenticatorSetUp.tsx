// What sets an authenticator app up: a QR code, the same as text, and recovery codes. It is shown once.
import type { Authenticator } from '../../../src-shared/portal-api/accounts.ts';
import { QrCode } from '../../components/QrCode.tsx';
import styles from './hub.module.css';

export function AuthenticatorSetUp({ secret, uri, recoveryCodes }: Authenticator) {
  return (
    <div className={styles.setUp}>
      <QrCode text={uri} label="QR code for the authenticator app" />
      <div>
        <p>Scan it with an authenticator app on the person’s telephone, or type this secret into the app:</p>
        <p>
          <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <RecoveryCodes codes={recoveryCodes} />
      </div>
    </div>
  );
}

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <p>Recovery codes, for when the telephone is lost. Each takes the place of one code, once. Keep them on paper:</p>
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  );
}
