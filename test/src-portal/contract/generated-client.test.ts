// Whoever builds on the contract alone: a client generated from the OpenAPI document compiles, signs in, reads the feed,
// and can tell one problem from another by its type.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { project } from '../../../scripts/electron.ts';
import { plantFiles } from '../../ground/planted.ts';
import { portalForTests } from '../portal-under-test.ts';

const portal = portalForTests('PGlite');
const run = promisify(execFile);
const node = path.join(project, 'node_modules/node/bin/node');
const tsc = path.join(project, 'node_modules/typescript/bin/tsc');

const program = `import createClient from 'openapi-fetch';
import type { components, paths } from './types.ts';

const [, , baseUrl = '', user = '', password = ''] = process.argv;
const client = createClient<paths>({ baseUrl });
const wrong = await client.POST('/v1/sessions', { body: { user, password: 'wrong', securityCode: '123456' } });
const session = await client.POST('/v1/sessions', { body: { user, password, securityCode: '123456' } });
// @ts-expect-error a password is needed
if (session.data === undefined) await client.POST('/v1/sessions', { body: { user, securityCode: '123456' } });
const headers = { authorization: \`Bearer \${session.data?.token}\` };
const page = await client.GET('/v1/changes', { headers, params: { query: { limit: 100 } } });
const lines: components['schemas']['ServiceLine'][] = (page.data?.changes ?? []).flatMap((change) =>
  change.kind === 'line' ? [change.line] : [],
);
const week = await client.POST('/v1/weeks/{monday}/generation', {
  headers,
  params: { path: { monday: '2025-03-03' }, header: { 'Idempotency-Key': '0195f3a0-0000-7000-8000-000000000001' } },
});
const confirmed = await client.POST('/v1/weeks/{monday}/confirmation', {
  headers,
  params: { path: { monday: '2025-03-03' }, header: { 'Idempotency-Key': '0195f3a0-0000-7000-8000-000000000002' } },
  body: { services: ['Home Support'], digest: '0'.repeat(64), statement: 'I confirm.', acknowledgements: [] },
});
// @ts-expect-error the contract has no such problem
const never = confirmed.error?.type === 'urn:provider-actuals:problem:week-forgotten';
const changed = confirmed.error?.type === 'urn:provider-actuals:problem:week-changed';
console.log(
  JSON.stringify({
    refused: wrong.error?.type,
    name: session.data?.user.name,
    lines: lines.map(({ plannedQuantity }) => plannedQuantity),
    generated: week.data?.generated,
    changed,
    never,
  }),
);
`;

test('a client generated from the document compiles and signs in', async () => {
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: 'es2023',
    lib: ['es2023', 'dom'],
    module: 'nodenext',
    allowImportingTsExtensions: true,
    types: ['node'],
    skipLibCheck: true,
  };
  const planted = plantFiles({
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({ compilerOptions, files: ['client.ts'] }),
    'client.ts': program,
  });
  onTestFinished(planted.remove);
  const cwd = planted.folder;
  await run(node, [fileURLToPath(new URL('generate-types.ts', import.meta.url)), path.join(cwd, 'types.ts')]);
  expect(readFileSync(path.join(cwd, 'types.ts'), 'utf8')).toContain('superseded: boolean');
  const compiled = await run(node, [tsc, '-p', cwd]).catch((error: { stdout: string }) => error);
  expect(compiled.stdout).toBe('');

  const data = await portal.addProvider();
  const { user = '', password = '' } = data.accounts[0] ?? {};
  const { stdout } = await run(node, ['client.ts', portal.url, user, password], { cwd });
  expect(JSON.parse(stdout)).toEqual({
    refused: 'urn:provider-actuals:problem:wrong-credentials',
    name: 'Aisha Khan',
    lines: [1000, 500, 1000],
    generated: 3,
    changed: true,
    never: false,
  });
});
