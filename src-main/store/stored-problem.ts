// A problem as it was stored, which may have been years ago or by another version of the app.
import { type AppProblem, appProblemSchema } from '../../src-shared/app-api/index.ts';

/** @param text the column; null: there is no problem */
export function storedProblem(text: string): AppProblem;
export function storedProblem(text: string | null): AppProblem | null;
export function storedProblem(text: string | null): AppProblem | null {
  return text === null ? null : appProblemSchema.parse(JSON.parse(text));
}
