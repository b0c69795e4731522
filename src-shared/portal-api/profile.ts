// The council's rules in force.
import { councilProfileSchema } from '../council/schema.ts';

export const profileCalls = {
  profile: { method: 'GET', path: '/v1/profile', write: false, request: null, answer: councilProfileSchema },
} as const;
