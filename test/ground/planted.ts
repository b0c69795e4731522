// A folder outside the project with files that break a rule, or keep one.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { project } from '../../scripts/electron.ts';

/** Writes the files (by their paths) where the project's packages can be found. @returns the folder, and its end */
export function plantFiles(files: Record<string, string>): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'planted-'));
  symlinkSync(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, file), `${text}\n`);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
