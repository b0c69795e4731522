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
      const expected =
        cause instanceof NotAsExpected ? cause.message : `expected it to go through, but: ${firstLine(cause)}`;
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

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
