// A page of the app other than the grid: generous, one column, its heading focused when it opens so that keyboard and
// screen reader start where the reading starts.
import { useEffect, useRef } from 'react';
import styles from './Page.module.css';

interface PageProps {
  title: string;
  lead?: string;
  width?: 'reading' | 'wide';
  children: React.ReactNode;
}

export function Page({ title, lead = '', width = 'wide', children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.scroll}>
      <div className={`${styles.page} ${styles[width]}`}>
        <header className={styles.header}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === '' ? null : <p className={styles.lead}>{lead}</p>}
        </header>
        {children}
      </div>
    </div>
  );
}

/** A part of a page with its own heading. */
export function Part({ title, id, children }: { title: string; id?: string; children: React.ReactNode }) {
  return (
    <section className={styles.part} id={id}>
      <h2 tabIndex={id === undefined ? undefined : -1}>{title}</h2>
      {children}
    </section>
  );
}
