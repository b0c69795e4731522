// Values of JSON with some of their parts replaced by what programs get wrong: other types, absurd numbers and texts, keys
// that objects have of themselves, parts left out and parts that nobody asked for.
import fc from 'fast-check';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

const oddTexts = [
  '',
  ' ',
  '__proto__',
  'constructor',
  '\0',
  '\ud800',
  '\u202e',
  '1e400',
  'NaN',
  '2025-02-30',
  '0000-00-00',
];
const oddValue: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constantFrom<Json | undefined>(undefined, null, true, [], {}, -1, 0.5, 1e308, 9_007_199_254_740_992, -0),
  fc.constantFrom(...oddTexts, 'x'.repeat(5000), '2025-03-03', '9999-12-27', 'line-1', 'line-2'),
  fc.integer({ min: -100, max: 20_000 }),
  fc.string({ maxLength: 8 }),
);

interface Change {
  /** Which of the value's parts, as a share of all of them. */
  at: number;
  to: Json | undefined;
  /** The part is put beside the one that is there, under this key. */
  beside: string | null;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  to: oddValue,
  beside: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom('__proto__', 'constructor', 'id', 'kind', 'extra') },
  ),
});

/** Up to four changes of a value; none at all now and then, so that what is sound is tried as well. */
export function mutated(value: fc.Arbitrary<Json>): fc.Arbitrary<Json> {
  return fc
    .tuple(value, fc.oneof(fc.array(change, { maxLength: 1 }), fc.array(change, { maxLength: 4 })))
    .map(([sound, changes]) => {
      let now = structuredClone(sound);
      for (const one of changes) now = changed(now, one);
      return now;
    });
}

function changed(value: Json, { at, to, beside }: Change): Json {
  const places: { holder: { [key: string]: Json } | Json[]; key: string }[] = [];
  const walk = (holder: Json) => {
    if (holder === null || typeof holder !== 'object') return;
    for (const key of Object.keys(holder)) {
      places.push({ holder, key });
      walk((holder as { [key: string]: Json })[key] ?? null);
    }
  };
  walk(value);
  const place = places[Math.floor(at * places.length)];
  if (place === undefined) return to ?? null;
  const { holder, key } = place;
  if (Array.isArray(holder)) {
    const index = Number(key);
    if (to === undefined) holder.splice(index, 1);
    else if (beside === null) holder[index] = to;
    // The same twice is what retries and careless joins make.
    else holder.push(structuredClone(holder[index] ?? null));
  } else if (to === undefined) delete holder[key];
  else
    Object.defineProperty(holder, beside ?? key, { value: to, enumerable: true, configurable: true, writable: true });
  return value;
}
