// Evidence that 0.1.0 signed is verified today by the script that knows nothing of the app, as JSON and inside a PDF.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sampleFile, sampleJson, sampleText, temporaryFolder, verifyEvidence } from './opening.ts';

const version = '0.1.0';
const { fingerprint } = sampleJson<{ fingerprint: string }>(version, 'evidence/evidence.json');

test.each([
  ['evidence-2025-06-09.json', '3 of 3 lines match'],
  ['evidence-2025-06-16.pdf', 'reported uploading the file'],
])('%s is signed by the key that it was signed by, and does not contradict itself', (name, words) => {
  const said = verifyEvidence(sampleFile(version, `evidence/${name}`), fingerprint);
  expect(said).toContain('The signature fits, and the pack does not contradict itself.');
  expect(said).toContain(words);
});

test('forged, it is found out', () => {
  const file = path.join(temporaryFolder(), 'forged.json');
  writeFileSync(file, sampleText(version, 'evidence/evidence-2025-06-09.json').replace('"missed":100', '"missed":0'));
  expect(() => verifyEvidence(file)).toThrow(/The signature does not fit/);
});
