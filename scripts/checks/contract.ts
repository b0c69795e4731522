// The portal's OpenAPI document by redocly's recommended rules, warnings as well: among them that every example is what
// its schema says. Run by `npm run check`; test/ground/contract.test.ts plants violations that it must find.
import { fileURLToPath } from 'node:url';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { openApiDocument } from '../../src-portal/contract/document.ts';

/** @returns a sentence for each: the rule, what is wrong and where */
export async function objectionsToContract(document: object): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] });
  const found = await lintFromString({ source: JSON.stringify(document), absoluteRef: 'openapi.json', config });
  return found.map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer ?? ''})`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const document = openApiDocument();
  const objections = await objectionsToContract(document);
  for (const objection of objections) console.error(objection);
  if (objections.length === 0) console.log(`${Object.keys(document.paths).length} paths: all in order.`);
  process.exitCode = objections.length === 0 ? 0 : 1;
}
