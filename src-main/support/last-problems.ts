// What the log says went wrong, newest at the end. The log itself sees to it that its lines hold codes and numbers only.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { SupportProblem } from '../../src-shared/support/support-report.ts';

const lineSchema = z
  .object({ at: z.string(), level: z.enum(['info', 'refused', 'bug']), event: z.string() })
  .catchall(z.union([z.string(), z.number(), z.boolean(), z.null()]));

/**
 * Refusals, bugs and what kept a sync from its end; null when the log is there and cannot be read.
 * @param folder the log's
 * @param most how many
 */
export function lastProblems(folder: string, most = 50): SupportProblem[] | null {
  const files = ['app.1.log', 'app.log'].map((file) => readLines(path.join(folder, file)));
  if (files.includes(null)) return null;
  return files
    .flatMap((lines) => lines ?? [])
    .flatMap((text): SupportProblem[] => {
      const parsed = lineSchema.safeParse(parseJson(text));
      if (!parsed.success) return [];
      const { at, level, event, ...details } = parsed.data;
      return level === 'info' && details.trouble == null ? [] : [{ at, level, event, details }];
    })
    .slice(-most);
}

/** None where there is no such file yet; null where it cannot be read. */
function readLines(file: string): string[] | null {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? [] : null;
  }
}

/** A line that a power cut left half written is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
