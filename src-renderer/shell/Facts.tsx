// What the status bar says, in one row. What has no room in it is left out from the end; the button behind it tells all of it.
import { ChevronUpIcon } from '@primer/octicons-react';
import { PopOut } from '../components/PopOut.tsx';
import { Mark, type Tone } from '../marks/Mark.tsx';
import type { ShapeName } from '../marks/Shape.tsx';
import styles from './shell.module.css';

export interface Fact {
  id: string;
  mark?: readonly [ShapeName, Tone];
  words: string;
  /** What to do about it. */
  more?: string;
}

export function savedFact(savedAt: string | null, at: (instant: string) => string): Fact {
  if (savedAt === null) return { id: 'saved', words: 'Nothing recorded on this computer yet' };
  return { id: 'saved', mark: ['tick', 'quiet'], words: `Saved on this computer ${at(savedAt)}` };
}

interface FactsProps {
  facts: readonly Fact[];
  /** What the button tells, where that is more. */
  all?: readonly Fact[];
}

export function Facts({ facts, all = facts }: FactsProps) {
  return (
    <>
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact.id}>
            <FactWords fact={fact} />
          </li>
        ))}
      </ul>
      <PopOut label="All about where the work is" title="Where the work is" face={<ChevronUpIcon aria-hidden="true" />}>
        <ul className={styles.allFacts}>
          {all.map((fact) => (
            <li key={fact.id}>
              <FactWords fact={fact} />
            </li>
          ))}
        </ul>
      </PopOut>
    </>
  );
}

function FactWords({ fact: { mark, words, more } }: { fact: Fact }) {
  const all = more === undefined ? words : `${words} ${more}`;
  if (mark === undefined) return all;
  const [shape, tone] = mark;
  return (
    <Mark shape={shape} tone={tone}>
      {all}
    </Mark>
  );
}
