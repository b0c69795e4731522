// A screen that stands over everything else. It is no part of the page below, which may have a dialog open that would keep
// the focus to itself: react-aria lets its own top layer be. One that is hidden keeps what was begun in it, under the lock.
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from './locked.module.css';

interface CoverProps {
  title: string;
  isHidden?: boolean;
  children: React.ReactNode;
}

export function Cover({ title, isHidden = false, children }: CoverProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isHidden) return;
    // A field that wants the focus has it by now.
    const cover = heading.current?.closest('[data-cover]');
    if (!cover?.contains(document.activeElement)) heading.current?.focus();
  }, [isHidden]);
  return createPortal(
    <div data-cover data-react-aria-top-layer="true" hidden={isHidden} className={styles.cover}>
      <main className={styles.column}>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </main>
    </div>,
    document.body,
  );
}
