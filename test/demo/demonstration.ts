// What the steps of the demonstration share: the app on its stage, what is to be recorded, and what was seen so far.

import { currentWeek } from '../../src-portal/practice/calendar.ts';
import { practiceProvider } from '../../src-portal/practice/index.ts';
import type { PracticeData } from '../../src-portal/practice/types.ts';
import { serviceShortener } from '../../src-renderer/words/service-name.ts';
import { type DemoChange, practiceWeek } from '../demo-data/practice-week.ts';
import { NotAsExpected } from './expecting.ts';
import type { Stage } from './stage.ts';

/** What was read off the screens, for summary.json and for the proof at the end. */
export interface Seen {
  lines: number;
  changed: number;
  problemsFound: number;
  problemsFixed: number;
  receipt: string;
}

export interface Demonstration {
  stage: Stage;
  /** Where pictures and files are left. */
  out: string;
  /** For files that only the demonstration needs. */
  temporary: string;
  /** Invented provider, the same in every run; the portal makes its own copy. */
  data: PracticeData;
  changes: readonly DemoChange[];
  weekStart: string;
  /** A service as the screens name it. */
  shortService(service: string): string;
  seen: Partial<Seen>;
  /** The recorded week as the screen showed it before the app was closed. */
  shownBeforeClosing: string;
}

export interface Step {
  /** A sentence of the story; also the picture's file name. */
  title: string;
  /** Up to the moment that the picture shows. */
  act(demo: Demonstration): Promise<void>;
  /** What follows on the picture, where the moment is in the middle of something. */
  finish?(demo: Demonstration): Promise<void>;
}

export function demonstration(stage: Stage, { out, temporary }: { out: string; temporary: string }): Demonstration {
  const data = practiceProvider();
  return {
    stage,
    out,
    temporary,
    data,
    changes: practiceWeek(data),
    weekStart: currentWeek,
    shortService: serviceShortener(data.lines.map(({ service }) => service)),
    seen: {},
    shownBeforeClosing: '',
  };
}

/** What was seen, once every step has done its part. */
export function everythingSeen({ seen }: Demonstration): Seen {
  const { lines, changed, problemsFound, problemsFixed, receipt } = seen;
  if (
    lines === undefined ||
    changed === undefined ||
    problemsFound === undefined ||
    problemsFixed === undefined ||
    receipt === undefined
  ) {
    throw new NotAsExpected('every step to note what it saw');
  }
  return { lines, changed, problemsFound, problemsFixed, receipt };
}
