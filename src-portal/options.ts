// The options of a program that somebody starts at a terminal.
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CannotStart } from './cannot-start.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Values<Known extends Options> = ReturnType<typeof parseArgs<{ options: Known }>>['values'];

/**
 * What this program was started with.
 * @throws CannotStart with the known options, when it was started with others
 */
export function readOptions<Known extends Options>(
  known: Known,
  args: string[] = process.argv.slice(2),
): Values<Known> {
  try {
    return parseArgs({ options: known, args }).values;
  } catch {
    const names = Object.keys(known).map((name) => `--${name}`);
    throw new CannotStart(names.length === 1 ? `The only option is ${names[0]}.` : `Known are ${listed(names)}.`);
  }
}

/**
 * The command that a program with several was started with, and its options.
 * @throws CannotStart with the known commands or options, when it was started with others
 */
export function readCommand<Command, Known extends Options>(
  commands: Readonly<Record<string, Command>>,
  known: Known,
): { command: Command; values: Values<Known> } {
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) throw new CannotStart(`Known commands are ${listed(Object.keys(commands))}.`);
  return { command, values: readOptions(known, args) };
}

function listed(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
