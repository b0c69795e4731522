// The OpenAPI document: every call with its problems, served as it is linted.
import { describe, expect, test } from 'vitest';
import { openApiDocument } from '../../../src-portal/contract/document.ts';
import { examples } from '../../../src-portal/contract/examples.ts';
import { isWrite, operations, problemsOf } from '../../../src-portal/contract/operations.ts';
import { type PermittedCall, permissions } from '../../../src-portal/http/permissions.ts';
import { problemKinds } from '../../../src-portal/problem.ts';
import { type PortalCallName, portalCalls, problemNames, problemType } from '../../../src-shared/portal-api/index.ts';
import { portalForTests } from '../portal-under-test.ts';

const document = openApiDocument();
const names = Object.keys(operations) as PermittedCall[];
const operationOf = (name: PermittedCall) =>
  Object.values(document.paths)
    .flatMap((methods) => Object.values(methods))
    .find(({ operationId }) => operationId === name);

describe('the OpenAPI document', () => {
  const portal = portalForTests('PGlite');

  test('is what the portal serves, without a sign-in', async () => {
    const response = await fetch(`${portal.url}/openapi.json`);
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  test('has every call of the contract at its place', () => {
    for (const name of Object.keys(portalCalls) as PortalCallName[]) {
      const { method, path, request } = portalCalls[name];
      const operation = document.paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect(operation?.operationId).toBe(name);
      expect(operation?.requestBody !== undefined).toBe(request !== null);
    }
    expect(document.paths['/v1/weeks/{monday}/council-file']?.get?.operationId).toBe('councilFile');
  });

  test.each(names)('says of %s who may, what it needs, and each problem under its status', (name) => {
    const operation = operationOf(name);
    expect(operation?.security === undefined).toBe(permissions[name] !== 'anybody');
    const key = operation?.parameters?.find((one) => one.name === 'Idempotency-Key');
    expect(key?.required ?? false).toBe(isWrite(name));
    for (const problem of problemsOf(name)) {
      const response = operation?.responses[problemKinds[problem].status];
      expect(JSON.stringify(response?.content?.['application/problem+json']?.schema)).toContain(problemType(problem));
    }
  });

  test('has every problem with some call, and an example of each that a caller can bring about', () => {
    // Of one line among several only: it never refuses the call.
    const ofLines = ['line-not-planned'] as const;
    expect(new Set([...names.flatMap(problemsOf), ...ofLines])).toEqual(new Set(problemNames));
    const shown = new Set(examples.flatMap(({ answer }) => (answer.body as { type?: string } | undefined)?.type ?? []));
    const not = problemNames.filter((name) => !shown.has(problemType(name)));
    // They need a portal that is busy, a person who is away, a disabled account or a council that has paid.
    expect(not).toEqual([
      'account-locked',
      'account-unused',
      'idempotency-key-in-progress',
      'line-not-planned',
      'payment-processed',
      'too-many-requests',
      'overloaded',
      'unexpected',
    ]);
  });

  test('names no shape that is not there', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/([^"]+)"/g)];
    expect(refs.length).toBeGreaterThan(100);
    const missing = refs.filter(([, kind = '', id = '']) => {
      const of = document.components[kind as 'schemas' | 'headers'] as Record<string, unknown> | undefined;
      return of?.[id] === undefined;
    });
    expect(missing.map(([, , id]) => id)).toEqual([]);
  });
});
