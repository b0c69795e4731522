// The help that is ours: how a week goes and how the app is meant to be used, in short pages. What the council says
// stands beside it, word for word, from the council profile.
import { guidanceOf } from '../../../src-shared/council/guidance.ts';
import type { CouncilProfile } from '../../../src-shared/council/schema.ts';

export interface HelpPage {
  title: string;
  paragraphs: readonly string[];
  /** The council document that the words are from; null: our own. */
  from: string | null;
  /** True where the words are the council’s and the heading is not. */
  titleIsOurs?: boolean;
}

export const ownPages: readonly HelpPage[] = [
  {
    title: 'Your first week',
    paragraphs: [
      '1. Sign in to the practice portal. It is on this computer, its provider is invented, and nothing in it reaches a council.',
      '2. Generate the week. The portal makes one record for each planned line, filled in with the plan.',
      '3. Type what differed. Choose a cell under Frustrated, Missed or Extra, type the hours and press Enter; then say why.',
      '4. Say as planned of the lines that went to plan: Space for one line, the button above the grid for all that are shown.',
      '5. Go through Problems. Each one says what is wrong, how to put it right, and which sentence of the guidance it is from.',
      '6. Confirm. Read the statement, agree to it, and keep the receipt.',
      'The button at the top right is always the next step.',
    ],
    from: null,
  },
  {
    title: 'What the quantities mean',
    paragraphs: [
      'Actual = planned − frustrated − missed + extra. You type what differed, and the app works out the actual.',
      'Frustrated is care that could not be given because the person was in hospital. It is not part of the actual.',
      'Missed is care that was planned and not given. Extra is care beyond the plan.',
    ],
    from: null,
  },
  {
    title: 'As planned, nobody looked, changed',
    paragraphs: [
      '“Nobody looked” means that the line still stands as it was generated, and nobody has said anything about it.',
      '“As planned” means that somebody said so; their name and the time are kept.',
      '“Changed” means that a figure or a comment was recorded. The line panel (F4) shows who did it, when, and what it was before.',
    ],
    from: null,
  },
  {
    title: 'Saved, sent, confirmed',
    paragraphs: [
      '“Saved on this computer” means that what you recorded is on the disk, and stays there when the power goes.',
      '“To send” counts what is on this computer and not at the portal yet. It is sent when there is a connection.',
      '“Confirmed” is said only when there is a receipt. The receipt says whose it is.',
    ],
    from: null,
  },
  {
    title: 'Working without a connection',
    paragraphs: [
      'Everything but generating, sending and confirming works without a connection.',
      'Switch on “Work offline” at the foot of the window when you are at a care site. Switch it off later, and everything is sent.',
    ],
    from: null,
  },
  {
    title: 'Many lines at once',
    paragraphs: [
      'Shift with the arrow keys chooses lines, Ctrl and A all that are shown, Esc none. Space then says as planned of them.',
      'Ctrl and C copies the chosen lines, ready for a spreadsheet. Ctrl and V pastes from one, and shows first what cannot be taken.',
      'Ctrl and D fills down. One undo (Ctrl and Z) takes back the whole step, also tomorrow.',
    ],
    from: null,
  },
  {
    title: 'Two versions of a line',
    paragraphs: [
      'When a colleague changed the same line while you did, both versions are shown side by side. Choose the one that counts; the other stays in the history.',
    ],
    from: null,
  },
];

/**
 * The council's guidance by its own headings; then, by document, what a newer edition of the profile quotes and no heading
 * here holds; last what is our reading and no council's word.
 */
export function guidancePages(council: CouncilProfile): HelpPage[] {
  const quotes = Object.values(council.sources).flat();
  const parts = guidanceOf(council);
  const documents = council.guidance.flatMap(({ id, title }): HelpPage[] => {
    const own = parts.filter(({ document }) => document === id);
    const held = own.flatMap(({ sentences }) => sentences);
    const others = quotes
      .filter(({ document, text }) => document === id && !held.some((sentence) => sentence.includes(text)))
      .map(({ text }) => text);
    return [
      ...own.map(({ heading, headingIsOurs = false, sentences }) => ({
        title: heading,
        paragraphs: sentences,
        from: title,
        titleIsOurs: headingIsOurs,
      })),
      { title: 'What the app’s rules quote', paragraphs: [...new Set(others)], from: title, titleIsOurs: true },
    ];
  });
  const readings = quotes.filter(({ document }) => document === null).map(({ text }) => text);
  const silent = { title: 'Where the council’s guidance is silent', paragraphs: [...new Set(readings)], from: null };
  return [...documents, silent].filter(({ paragraphs }) => paragraphs.length > 0);
}

/** Pages that have every word, with the paragraphs that have one; a page whose title has them all stays whole. */
export function searchPages(pages: readonly HelpPage[], search: string): HelpPage[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...pages];
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  return pages.flatMap((page) => {
    if (has(page.title)) return [page];
    const paragraphs = page.paragraphs.filter(has);
    return paragraphs.length === 0 ? [] : [{ ...page, paragraphs }];
  });
}
