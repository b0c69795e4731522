// A new passphrase or PIN as it was typed, twice: what is wrong with it, at its field.
import { type AppProblem, secretForm, whyNotSecret } from '../../../src-shared/app-api/index.ts';

export interface NewSecret {
  secret: string;
  again: string;
}

export const noSecretYet: NewSecret = { secret: '', again: '' };

export type NewSecretErrors = Partial<Record<keyof NewSecret, string>>;

/** @param names of the person and the organisation: no secret of theirs */
export function newSecretErrors({ secret, again }: NewSecret, names: readonly string[]): NewSecretErrors {
  const weak = whyNotSecret(secret, names);
  if (weak !== null) return { secret: weak };
  if (secretForm(secret) !== secretForm(again)) return { again: 'This is not the same as above.' };
  return {};
}

/** The sentence that an answer gave for the field, if it gave one. */
export function secretErrorOf({ fields }: AppProblem): NewSecretErrors {
  const sentence = fields?.secret;
  return sentence === undefined ? {} : { secret: sentence };
}
