// A recovery key as it is written down, with what it is for.
import { useEffect, useRef } from 'react';
import styles from './secret.module.css';

export function RecoveryKeyText({ recoveryKey }: { recoveryKey: string }) {
  // Not the button: whoever presses Enter twice would say that they have what they have not seen.
  const key = useRef<HTMLElement>(null);
  useEffect(() => key.current?.focus(), []);
  return (
    <>
      <p>
        It opens this account when the passphrase or PIN is forgotten, the computer’s password was reset, or its folder
        was moved to another computer. It is shown only now: print it or write it down, and keep it where only you, or
        whoever you trust with it, can get at it. Not on this computer.
      </p>
      <section ref={key} tabIndex={-1} className={styles.key} aria-label="Recovery key">
        {recoveryKey.split('-').map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups of one key, in their order
          <span key={at}>{group}</span>
        ))}
      </section>
    </>
  );
}
