// `node generate-types.ts FILE`: the types of a client, by openapi-typescript, from the contract. The generator needs the
// programming interface of TypeScript 5, which later versions do not have, so it is given that one.
import { writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { openApiDocument } from '../../../src-portal/contract/document.ts';

registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'typescript' ? 'typescript-5' : specifier, context),
});
const { default: openapiTypescript, astToString } = await import('openapi-typescript');
const ast = await openapiTypescript(JSON.stringify(openApiDocument()));
writeFileSync(process.argv[2] ?? '', astToString(ast));
