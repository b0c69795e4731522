// A file that a person chose a place for. What must stay true: a file that could not be written is a problem to show,
// with what to do; whatever stood there before is as it was.
import type { AppResult } from '../../src-shared/app-api/index.ts';
import type { WriteWholeFile } from '../machine/whole-file.ts';
import { storageProblem } from '../store/open-problems.ts';
import { ok, refuse } from './result.ts';

/** Writes the file whole, or says why it could not be. */
export async function saveFile(
  writeFile: WriteWholeFile,
  target: string,
  bytes: Uint8Array | string,
): Promise<AppResult<{ path: string }>> {
  try {
    await writeFile(target, bytes);
    return ok({ path: target });
  } catch (error) {
    const full = storageProblem(error)?.code === 'store-disk-full';
    return refuse(
      'file-not-written',
      full ? 'The disk is full, so the file could not be written.' : 'The file could not be written there.',
      full
        ? 'Free some space, or save it elsewhere.'
        : 'If it is open in another program, close it; or choose another folder. Nothing was changed.',
    );
  }
}
