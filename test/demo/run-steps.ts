// Runs the steps one after the other, with a numbered picture of where each of them led. The first that fails ends the
// demonstration with a sentence: which step, what was expected, where the picture of the failure is.
import path from 'node:path';
import type { Demonstration, Step } from './demonstration.ts';
import { NotAsExpected } from './expecting.ts';

export async function runSteps(steps: readonly Step[], demo: Demonstration): Promise<void> {
  for (const [index, step] of steps.entries()) {
    const number = String(index + 1).padStart(2, '0');
    try {
      await step.act(demo);
      await demo.stage.picture(path.join(demo.out, `${number}-${fileName(step.title)}.png`));
      await step.finish?.(demo);
      console.log(`${number}  ${step.title}`);
    } catch (cause) {
      const picture = path.join(demo.out, `${number}-failed-${fileName(step.title)}.png`);
      const taken = await demo.stage.picture(picture).then(
        () => ` The picture of it is ${picture}`,
        () => ' No picture of it could be taken.',
      );
      const expected = cause instanceof NotAsExpected ? cause.message : `expected ${whatWasMissed(cause)}`;
      throw new Error(`Step ${number}, “${step.title}”, failed: ${expected}.${taken}`, { cause });
    }
  }
}

function fileName(title: string): string {
  return title
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** What an action waited for in vain, read from Playwright's account of it. */
function whatWasMissed(error: unknown): string {
  const account = error instanceof Error ? error.message : '';
  const [role, name] = [...account.matchAll(/getByRole\('(\w+)', \{ name: ('[^']*'|\/.*?\/)/g)].at(-1)?.slice(1) ?? [];
  if (role === undefined || name === undefined)
    return 'every key and click of it to be taken (DEBUG=1 says which was not)';
  return `to find and use the ${role} ${name}`;
}
