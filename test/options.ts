// The options of the programs under test/: what `npm run simulate` and its like are started with.
import type { ParseArgsConfig } from 'node:util';
import { CannotStart } from '../src-portal/cannot-start.ts';
import { readOptions } from '../src-portal/options.ts';

/** What the program was started with; with options that it does not know, it says which it does and ends. */
export function optionsOf<Known extends NonNullable<ParseArgsConfig['options']>>(known: Known) {
  try {
    return readOptions(known);
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    console.error(`${error.message} The head of the program’s file says what each does.`);
    process.exit(2);
  }
}
