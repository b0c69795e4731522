// The council profiles that ship with the app. A portal may send a newer edition (`GET /v1/profile`).
import bradfordJson from './bradford.json' with { type: 'json' };
import { type CouncilProfile, councilProfileSchema } from './schema.ts';

/** Bradford Council, from its two published documents; what they leave open is marked in the data as such. */
export const bradford: CouncilProfile = councilProfileSchema.parse(bradfordJson);

export type { CouncilProfile } from './schema.ts';
