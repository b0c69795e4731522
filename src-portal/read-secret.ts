// Secrets from standard input: lines of a pipe, or typed at a terminal without being shown. Never from arguments or
// the environment, which other users of a machine can read and shells keep.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks for one line after another. @returns the lines, or fewer when the input ends */
export async function readSecrets(questions: readonly string[]): Promise<string[]> {
  const terminal = process.stdin.isTTY === true;
  // What readline would echo goes nowhere; the questions are written past it.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal });
  lines.on('SIGINT', () => process.exit(130));
  const answers: string[] = [];
  if (terminal) process.stderr.write(questions[0] ?? '');
  for await (const line of lines) {
    answers.push(line);
    if (terminal) process.stderr.write(`\n${questions[answers.length] ?? ''}`);
    if (answers.length === questions.length) break;
  }
  lines.close();
  return answers;
}
