// Finds one person in what is stored as text. By their ids (SS Refs, NHS number, lines, records) wherever something says whom it
// is about; by their names only where it is about nobody else: what is written of others stays theirs. Pure.

/** All by which a record can lead to one person. */
export interface PersonIdentifiers {
  /** The one that was asked for first, then those that they had before. */
  ssRefs: readonly string[];
  /** Full names; without those that somebody else here has, too. */
  names: readonly string[];
  nhsNumbers: readonly string[];
  lineIds: readonly string[];
  /** Of stays, absences, requests, ends and disputes. */
  recordIds: readonly string[];
}

export interface Mentions {
  /** Names one of their ids as a word: for keys, subjects and whole values. */
  hasId(text: string): boolean;
  /** Names them in any way, also in passing. */
  in(text: string): boolean;
  /** A cell of a list or of the council's file that says whose row it is. */
  isCell(text: string): boolean;
  /** What to look for first where there is much to look through; within JSON. */
  readonly words: readonly string[];
}

/** A shorter SS Ref is one only where it is a whole value: `12` stands in every other text. */
export const shortestWord = 5;
const letters = '\\p{L}\\p{N}_';

export function mentionsOf({ ssRefs, names, nhsNumbers, lineIds, recordIds }: PersonIdentifiers): Mentions {
  const ids = [...lineIds, ...recordIds, ...ssRefs.filter((ref) => ref.length >= shortestWord)];
  const ofIds = [
    ...ids.map((id) => `(?<![${letters}-])${escaped(id)}(?![${letters}-])`),
    ...nhsNumbers.map((number) => `(?<!\\p{N})${[...number].map(escaped).join('[\\s-]?')}(?!\\p{N})`),
  ];
  const ofNames = names.map((name) => `(?<![${letters}])${escaped(name).replace(/\s+/g, '\\s+')}(?![${letters}])`);
  const idPattern = patternOf(ofIds);
  const anyPattern = patternOf([...ofIds, ...ofNames]);
  const whole = new Set(ssRefs);
  const hasId = (text: string) => whole.has(text.trim()) || idPattern.test(text);
  const cells = new Set([...[...ssRefs, ...nhsNumbers].map(bare), ...names.map(inAnyOrder)]);
  return {
    hasId,
    in: (text) => hasId(text) || anyPattern.test(text),
    isCell: (text) => text.length < 200 && (cells.has(bare(text)) || cells.has(inAnyOrder(text))),
    words: [...ids, ...ssRefs.map((ref) => JSON.stringify(ref)), ...nhsNumbers],
  };
}

const nothing = /(?!)/;
const patternOf = (parts: readonly string[]) => (parts.length === 0 ? nothing : new RegExp(parts.join('|'), 'iu'));
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** A reference as a spreadsheet may have left it: without what it puts around it, and without leading noughts. */
const bare = (text: string) =>
  `#${text
    .trim()
    .replace(/^=?["']|["']$/g, '')
    .replace(/^(\d{3}) (\d{3}) (\d{4})$/, '$1$2$3')
    .replace(/^0+/, '')
    .toLowerCase()}`;
const inAnyOrder = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}'’-]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');

/** What people wrote: whom they name there in passing is not whom a record is about. */
const freeText: ReadonlySet<string> = new Set([
  'comment',
  'note',
  'text',
  'reason',
  'why',
  'sentence',
  'statement',
  'mend',
]);

/** True where a value as JSON has it is about the person, or has something about them in it. */
export function isAbout(value: unknown, mentions: Mentions, key = ''): boolean {
  if (typeof value === 'string') return !freeText.has(key) && mentions.hasId(value);
  if (Array.isArray(value)) return value.some((one) => isAbout(one, mentions, key));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, of]) => mentions.hasId(name) || isAbout(of, mentions, name));
}

export interface WithoutPerson {
  kept: unknown;
  /** What was taken out: the elements of lists, or single texts. */
  taken: unknown[];
}

/**
 * A value as JSON has it without what is about the person: of a list the elements, elsewhere the texts.
 * @param blank true: such an element stays, with nothing in it that says anything, since the list may not be empty
 */
export function withoutPerson(value: unknown, mentions: Mentions, blank = false): WithoutPerson {
  const taken: unknown[] = [];
  const walk = (one: unknown, key: string): unknown => {
    if (typeof one === 'string' && isAbout(one, mentions, key)) {
      taken.push(one);
      return '';
    }
    if (Array.isArray(one)) {
      return one.flatMap((element: unknown) => {
        if (!isAbout(element, mentions, key)) return [element];
        taken.push(element);
        return blank ? [blanked(element)] : [];
      });
    }
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, of]) => [name, walk(of, name)]));
  };
  return { kept: walk(value, ''), taken };
}

/** Fields that say what kind of thing an element is stay as they are. */
const kinds: ReadonlySet<string> = new Set(['kind', 'field']);

/** The same shape with nothing in it that somebody wrote or that leads to somebody. */
function blanked(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return kinds.has(key) ? value : '';
  if (Array.isArray(value)) return [];
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, of]) => [name, blanked(of, name)]));
}
