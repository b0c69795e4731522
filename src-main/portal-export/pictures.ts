// Pictures that stand beside a report: chosen first, kept with it, and saved as files of their own.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AppResult } from '../../src-shared/app-api/index.ts';
import { hash } from '../machine/hash.ts';
import type { Picture } from '../store/portal-exports.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { saveFile } from '../use-case/save-file.ts';
import type { ShownThings } from '../use-case/shown.ts';
import { dotsOf, mostDots } from './picture-size.ts';

const largestPicture = 10_000_000;

export type ChosenPictures = ShownThings<Picture>;

/** @param chosen keeps the picture until a report takes it */
export function pictures(context: AccountContext, chosen: ChosenPictures) {
  const { store } = context;
  return {
    async choose(): Promise<AppResult<{ id: string; fileName: string } | null>> {
      const file = await context.dialogs.chooseFile('picture');
      if (file === null) return ok(null);
      try {
        const { size } = await stat(file);
        const bytes = size > largestPicture ? new Uint8Array() : new Uint8Array(await readFile(file));
        if (!isPicture(bytes)) {
          return refuse('no-picture', 'This is not a PNG or JPEG picture of up to 10 MB.', 'Choose another one.');
        }
        if ((dotsOf(bytes) ?? 0) > mostDots) {
          return refuse(
            'no-picture',
            'This picture is far larger than any screen.',
            'Choose a picture of the page alone.',
          );
        }
        const picture = { digest: hash(bytes), fileName: path.basename(file), bytes };
        return ok({ id: chosen.show(picture), fileName: picture.fileName });
      } catch {
        return refuse('file-unreadable', 'The picture could not be opened.', 'Choose it again.');
      }
    },

    /** The kept picture as a file of its own: outside the encrypted store, which is noted. */
    async saveAsFile(digest: string): Promise<AppResult<{ path: string } | null>> {
      const kept = store.portalExports.picture(digest);
      if (kept === null) return noLongerThere('That picture');
      const target = await context.dialogs.chooseWhereToSave(kept.fileName);
      if (target === null) return ok(null);
      const written = await saveFile(context.writeFile, target, kept.bytes);
      if (!written.ok) return written;
      const saved = save(context, { what: 'save-picture', weekStart: null, source: 'file' }, (write) =>
        write.note('save-picture', { weekStart: null, content: { kind: 'picture', digest } }),
      );
      return saved.ok ? ok({ path: target }) : saved;
    },
  };
}

function isPicture(bytes: Uint8Array): boolean {
  const png = [0x89, 0x50, 0x4e, 0x47];
  const jpeg = [0xff, 0xd8, 0xff];
  return [png, jpeg].some((start) => start.every((byte, index) => bytes[index] === byte));
}
