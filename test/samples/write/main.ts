// Writes the samples of this version, each by the real app and the real portal: `node test/samples/write/main.ts`, or one
// part of them by its name. What is encrypted or signed comes out otherwise each time; all else is the same.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeAfterCouncil } from './after-council.ts';
import { writeCouncil } from './council.ts';
import { writeFiles } from './files.ts';
import { writePractice } from './practice.ts';
import { writeProblems } from './problems.ts';
import { writeWindow } from './window.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'provider-actuals-samples-'));
const only = process.argv[2];
if (only === undefined || only === 'practice') await writePractice(path.join(folder, 'practice'));
if (only === undefined || only === 'council') {
  const council = await writeCouncil(path.join(folder, 'council'));
  await writeAfterCouncil(council, path.join(folder, 'council'));
}
if (only === undefined || only === 'files') await writeFiles(path.join(folder, 'files'));
if (only === undefined || only === 'problems') await writeProblems();
if (only === undefined || only === 'window') await writeWindow();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
