// Why a program of the portal cannot do what it was started for, in one sentence for whoever started it.
import { codeOf, DatabaseBusy } from './store/database.ts';
import { SchemaRefused } from './store/migrate.ts';

/** A reason in words for a person at a terminal; anything else that is thrown is a fault. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

/** Never the message of a driver, which may repeat an address with its password. */
export function sentenceOf(error: unknown): string {
  if (error instanceof CannotStart || error instanceof SchemaRefused) return error.message;
  if (error instanceof DatabaseBusy) return 'The database does not answer. Check DATABASE_URL and that it is running.';
  const code = codeOf(error);
  switch (code) {
    case 'EADDRINUSE':
      return 'The port is in use by another program. Choose another with PORT, or stop that program.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
      return 'The portal cannot write to its data folder. Check that it is a folder and that you may write there.';
    case 'ENOSPC':
      return 'The disk is full, so the portal cannot start. Make room and start again.';
    case '28P01':
    case '28000':
      return 'The database refuses the user or password in DATABASE_URL.';
    default:
      return `The portal could not start (${error instanceof Error ? error.name : 'unknown'}${code === '' ? '' : `, ${code}`}).`;
  }
}
