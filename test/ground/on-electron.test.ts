// The specs that run on a real Electron each time: they are there, and are about half of all.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { project } from '../../scripts/electron.ts';
import { onElectron } from '../e2e/on-electron.ts';

const specs = readdirSync(path.join(project, 'test/e2e')).filter((file) => file.endsWith('.spec.ts'));

it('names specs that are there, in order', () => {
  expect(onElectron.filter((name) => !specs.includes(`${name}.spec.ts`))).toEqual([]);
  expect([...onElectron].sort()).toEqual([...onElectron]);
});

it('is about half of them', () => {
  expect(onElectron.length / specs.length).toBeGreaterThan(0.4);
  expect(onElectron.length / specs.length).toBeLessThan(0.6);
});
