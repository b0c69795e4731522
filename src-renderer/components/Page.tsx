// A page of the app other than the grid: generous, one column, its heading focused when it opens so that keyboard and
// screen reader start where the reading starts.
import { createContext, use, useEffect, useRef } from 'react';
import styles from './Page.module.css';

interface PageProps {
  title: string;
  lead?: string;
  width?: 'reading' | 'wide';
  children?: React.ReactNode;
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

const WithinPart = createContext(false);

/** A part of a page with its own heading; within another part, with a heading of the next level. */
export function Part({ title, id, children }: { title: React.ReactNode; id?: string; children: React.ReactNode }) {
  const Heading = use(WithinPart) ? 'h3' : 'h2';
  return (
    <section className={styles.part} id={id}>
      <Heading tabIndex={id === undefined ? undefined : -1}>{title}</Heading>
      <WithinPart value={true}>{children}</WithinPart>
    </section>
  );
}
