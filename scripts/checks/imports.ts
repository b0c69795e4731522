// Which file imports which, as dependency-cruiser reads it, with what its rules object to. Type imports count.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { cruise, type ICruiseOptions, type IForbiddenRuleType } from 'dependency-cruiser';
import { project } from '../electron.ts';

export interface Import {
  /** Paths from the project's root, with `/`. */
  from: string;
  to: string;
}

export interface Imports {
  modules: number;
  all: Import[];
  /** What breaks a rule of .dependency-cruiser.mjs: `rule: from → to`. */
  objections: string[];
}

/** @returns the rules and options of .dependency-cruiser.mjs */
export async function importRules(): Promise<{ forbidden: IForbiddenRuleType[]; options: ICruiseOptions }> {
  return (await import(pathToFileURL(path.join(project, '.dependency-cruiser.mjs')).href)).default;
}

/** Reads the imports of the four programs' folders under `baseDir`. */
export async function readImports(baseDir: string): Promise<Imports> {
  const { forbidden, options } = await importRules();
  const sources = ['src-shared', 'src-main', 'src-renderer', 'src-portal'];
  const { output } = await cruise(sources, { ...options, baseDir, ruleSet: { forbidden }, validate: true });
  if (typeof output === 'string') throw new Error(output);
  return {
    modules: output.summary.totalCruised,
    all: output.modules.flatMap(({ source, dependencies }) =>
      dependencies.map(({ resolved }) => ({ from: source, to: resolved })),
    ),
    objections: output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}
