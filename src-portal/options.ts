// The options of a program that somebody starts at a terminal.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CannotStart } from './cannot-start.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<Known extends Options> = ReturnType<typeof parseArgs<{ options: Known }>>['values'];

/**
 * What this program was started with.
 * @throws CannotStart with the known options, when it was started with others
 */
export function readOptions<Known extends Options>(known: Known): Values<Known> {
  try {
    return parseArgs({ options: known }).values;
  } catch {
    const names = Object.keys(known).map((name) => `--${name}`);
    throw new CannotStart(`Known are ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`);
  }
}
