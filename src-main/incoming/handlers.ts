// The calls on several files at once: each is read, recognised and kept for the call that it belongs to.

import type { IncomingFile } from '../../src-shared/app-api/incoming.ts';
import type { AppHandlers, AppRequest, AppResult } from '../../src-shared/app-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { type ChosenFile, readChosenFile, readDroppedFile } from '../use-case/chosen-file.ts';
import { ok } from '../use-case/result.ts';
import { recognise } from './recognise.ts';

const wanted = {
  is: 'an export, a list of people or a site packet',
  action: 'Choose the file that the portal or your rostering system exported.',
};

/** What breaks its reader is said of this file alone. */
const cannotBeRead: AppResult<ChosenFile> = {
  ok: false,
  problem: {
    code: 'file-unreadable',
    sentence: 'The file cannot be read.',
    action: 'Save it again in the program that made it, and choose it again. The other files are not concerned.',
  },
};

const notRead: AppResult<ChosenFile> = {
  ok: false,
  problem: {
    code: 'file-unreadable',
    sentence: 'Not read: stopped. Nothing was changed.',
    action: 'Choose it again whenever there is time for it.',
  },
};

export function incomingHandlers(context: AccountContext): AppHandlers<'incoming'> {
  function answerTo(fileName: string, read: AppResult<ChosenFile>, earlier: readonly ChosenFile[]): IncomingFile {
    if (read.ok) {
      const recognised = recognise(context, read.value);
      const same = earlier.find((one) => isSameContent(one, read.value));
      const twice = same === undefined ? '' : ` It is the same as “${same.fileName}”: bring in one of the two.`;
      const id = context.incoming.keep(read.value);
      return { ...recognised, sentence: `${recognised.sentence}${twice}`, id, fileName };
    }
    const { sentence, action } = read.problem;
    return { id: context.newId(), fileName, kind: 'unknown', weekStart: null, sentence, action };
  }
  // One file after the other, also where others were chosen or dropped before these are read: each may need the process that reads
  // workbooks.
  async function answersTo<T>(
    files: readonly T[],
    nameOf: (file: T) => string,
    read: (file: T, reader: Pick<AccountContext, 'readSheets'>) => Promise<AppResult<ChosenFile>>,
  ): Promise<IncomingFile[]> {
    const answers: IncomingFile[] = [];
    const earlier: ChosenFile[] = [];
    const found = await context.reading.each(files, async (file, readSheets) => {
      try {
        return await read(file, { readSheets });
      } catch {
        return cannotBeRead;
      }
    });
    for (const [index, file] of files.entries()) {
      const one = found[index] ?? notRead;
      try {
        answers.push(answerTo(nameOf(file), one, earlier));
        if (one.ok) earlier.push(one.value);
      } catch {
        answers.push(answerTo(nameOf(file), cannotBeRead, earlier));
      }
    }
    return answers;
  }
  return {
    'incoming.stop': () => {
      context.reading.stop();
      return ok({});
    },
    'incoming.choose': async () => {
      const files = await context.dialogs.chooseFiles();
      if (files.length === 0) return ok(null);
      const nameOf = (file: string) => file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
      return ok(await answersTo(files, nameOf, (file, reader) => readChosenFile(reader, file, wanted)));
    },
    'incoming.drop': async ({ files }: AppRequest<'incoming.drop'>) =>
      ok(
        await answersTo(
          files,
          ({ name }) => name,
          (file, reader) => readDroppedFile(reader, file, wanted),
        ),
      ),
  };
}

function isSameContent({ content: one }: ChosenFile, { content: other }: ChosenFile): boolean {
  if (one.kind === 'bytes' && other.kind === 'bytes') return Buffer.compare(one.bytes, other.bytes) === 0;
  return (
    one.kind === 'sheets' && other.kind === 'sheets' && JSON.stringify(one.sheets) === JSON.stringify(other.sheets)
  );
}
