// What the field is called in which somebody types what opens an account.
import type { OpensWith } from '../../../src-shared/app-api/index.ts';

export function secretWords(opensWith: OpensWith): string {
  return opensWith === 'printed-password' ? 'Printed password' : 'Passphrase or PIN';
}
