import { expect, it } from 'vitest';
import { objectionsToContract } from '../../scripts/checks/contract.ts';
import { type Operation, openApiDocument } from '../../src-portal/contract/document.ts';

it('the contract has no call without a summary, a refusal, a way to sign in or a true example', async () => {
  const document = structuredClone(openApiDocument());
  const call = (path: string, method: string): Operation => {
    const operation = document.paths[path]?.[method];
    if (operation === undefined) throw new Error(`there is no ${path}`);
    return operation;
  };
  Object.assign(call('/v1/sessions', 'get'), { summary: '' });
  const receipts = call('/v1/weeks/{monday}/receipt', 'get');
  Object.assign(receipts, { responses: { '200': receipts.responses['200'] } });
  Object.assign(call('/v1/changes', 'get'), { security: [{ cookie: [] }] });
  const sent = call('/v1/sessions', 'post').requestBody?.content['application/json'];
  if (sent !== undefined) sent.examples = { wrong: { summary: 'Wrong', value: { user: '' } } };
  Object.assign(document.components.schemas, { Nothing: { type: 'object' } });

  const rules = (await objectionsToContract(document)).map((objection) => objection.split(':')[0]);
  expect([...new Set(rules)].toSorted()).toEqual([
    'no-invalid-media-type-examples',
    'no-unused-components',
    'operation-4xx-response',
    'operation-summary',
    'security-defined',
  ]);
});
