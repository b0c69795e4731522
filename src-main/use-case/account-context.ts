// What every use case on the week is handed: the open store, who works, the portal's clock, and the ways out of the
// process. No Electron here, so that tests hand in paths and clocks and nothing else is replaced.
import type { Account, AppEvent } from '../../src-shared/app-api/index.ts';
import type { PortalWord } from '../../src-shared/domain/offline-lease.ts';
import type { Clock } from '../machine/clock.ts';
import type { FileDialogs } from '../machine/dialogs.ts';
import type { ScryptCost } from '../machine/scrypt.ts';
import type { WriteWholeFile } from '../machine/whole-file.ts';
import type { ReadSheets } from '../machine/workbook-reader.ts';
import type { RunCommand } from '../store/commands.ts';
import type { Erasing } from '../store/erasing.ts';
import type { StoreReads } from '../store/store.ts';
import type { Undoing } from '../store/undo.ts';
import type { AttentionNotes } from '../store/weeks.ts';
import type { FileReading } from './file-reading.ts';
import type { IncomingFiles } from './incoming.ts';

export interface AccountContext {
  /** What this computer holds, to read. Whatever is written goes through `command`, mostly by `save`. */
  store: StoreReads;
  command: RunCommand;
  undo: Undoing;
  erasing: Erasing;
  attention: AttentionNotes;
  account: () => Account;
  /** The portal's clock once it has been seen. */
  clock: Clock;
  /** UUIDv7. */
  newId: () => string;
  dialogs: FileDialogs;
  /** Files that were chosen or dropped several at once, and wait to be brought in. */
  incoming: IncomingFiles;
  /** Reads a workbook, or a web page's table, in a process of its own. */
  readSheets: ReadSheets;
  /** What is being read of files, and ending it. */
  reading: Pick<FileReading, 'each' | 'stop'>;
  /** Tells the windows how far the evidence is that is put together. */
  evidenceTold: (progress: AppEvent<'evidence-progress'>) => void;
  /** Awaited between two parts of what takes its time. */
  turn: () => Promise<void>;
  /** What the key of a file costs that goes out under a passphrase. */
  secretCost: ScryptCost;
  /** For whatever leaves the store as a file. */
  writeFile: WriteWholeFile;
  /** Whether something could be sent now: the portal in reach, and a sign-in that has not run out. */
  sending: () => { online: boolean; canSend: boolean };
  /** What the portal's last word is worth; null: there is none to ask. */
  portalWord: () => PortalWord | null;
  /** Tells the screens; null: more than one week may have changed. */
  weekChanged: (weekStart: string | null) => void;
  /** Something waits to be sent. */
  somethingToSend: () => void;
}
