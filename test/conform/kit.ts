// The conformance kit: sentences of the contract, each with how it is shown on a portal that is only known by its address.
// A sentence that could not be tried is never counted as one that holds.
import { makeCaller } from './caller.ts';
import { type Accounts, type Ground, prepare } from './ground.ts';
import { NotTried, type Sentence } from './sentence.ts';
import { bounds } from './sentences/bounds.ts';
import { confirmation } from './sentences/confirmation.ts';
import { everywhere } from './sentences/everywhere.ts';
import { feed } from './sentences/feed.ts';
import { keys } from './sentences/keys.ts';
import { rules } from './sentences/rules.ts';
import { sessions } from './sentences/sessions.ts';
import { versions } from './sentences/versions.ts';

export interface Found {
  id: string;
  text: string;
  outcome: 'holds' | 'does not hold' | 'not tried';
  /** What was seen, or why it was not tried; empty where it holds. */
  seen: string;
}

/** In the order in which they are shown: later ones find the week as earlier ones left it. */
export const subjects: Readonly<Record<string, readonly Sentence[]>> = {
  sessions,
  rules,
  feed,
  keys,
  versions,
  bounds,
  confirmation,
  everywhere,
};

export interface ConformOptions {
  url: string;
  accounts: Accounts;
  /** Some subjects or sentences only: `feed`, `keys/replayed`. */
  only?: readonly string[];
  wait: (milliseconds: number) => Promise<unknown>;
}

/** Holds a portal against the contract. It writes: the accounts have to be of an invented provider. */
export async function conform({ url, accounts, only, wait }: ConformOptions): Promise<Found[]> {
  const caller = makeCaller(url.replace(/\/$/, ''), wait);
  const sentences = Object.entries(subjects).flatMap(([subject, of]) =>
    of.filter(({ id }) => only === undefined || only.includes(subject) || only.includes(id)),
  );
  let ground: Ground;
  try {
    ground = await prepare(caller, accounts);
  } catch (error) {
    const seen = `the kit could not begin: ${wordsOf(error)}`;
    return sentences.map(({ id, text }) => ({ id, text, outcome: 'not tried', seen }));
  }
  const found: Found[] = [];
  for (const sentence of sentences) found.push(await tried(sentence, ground));
  return found;
}

async function tried({ id, text, show }: Sentence, ground: Ground): Promise<Found> {
  try {
    await show(ground);
    return { id, text, outcome: 'holds', seen: '' };
  } catch (error) {
    return { id, text, outcome: error instanceof NotTried ? 'not tried' : 'does not hold', seen: wordsOf(error) };
  }
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something went wrong';
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}
