// The provider's care sites: which there are, what belongs to each, and whether they have reported a week.

import { z } from 'zod';
import { idSchema } from '../domain/id.ts';
import { longestText } from '../domain/limits.ts';
import { siteHeardSchema, siteReportSchema, siteSchema } from '../domain/sites.ts';
import { weekStartSchema } from '../domain/week.ts';
import { bySchema } from '../portal-api/records.ts';
import { nothing } from './call.ts';

const siteOfWeekSchema = z.object({
  site: siteSchema,
  /** Lines of the week that belong to it. */
  lineIds: z.array(z.string()),
  /** The last that was heard of it in the week; null: nothing. */
  heard: siteHeardSchema.nullable(),
  missing: z.boolean(),
  /** When somebody noted last that they reminded it about this week; null: nobody did. */
  reminded: bySchema.nullable(),
});

export const siteCalls = {
  'site.list': {
    request: z.object({ weekStart: weekStartSchema }),
    answer: z.object({
      /** Those that are missing first. */
      sites: z.array(siteOfWeekSchema),
      /** Lines of the week that belong to no site; empty where there are no sites. */
      withoutSite: z.array(z.string()),
      /** From when on a site that has not reported the week is missing (ISO). */
      dueFrom: z.string(),
      /** Nobody has confirmed the week yet. */
      open: z.boolean(),
    }),
  },
  'site.save': {
    // `seen`: the site as it was when somebody began to change it. Where it says something else by now, nothing is saved.
    request: z.object({ site: siteSchema.extend({ id: idSchema.nullable() }), seen: siteSchema.nullish() }),
    /** `lost`: names of other sites that had some of its services or lines until now. */
    answer: z.object({ id: z.string(), lost: z.array(z.string()) }),
  },
  'site.remove': { request: z.object({ id: idSchema }), answer: nothing },
  /** Somebody says that a site has reported its week; `reported` false: they take that back. */
  'site.note-reported': {
    request: siteReportSchema.omit({ how: true }).extend({ reported: z.boolean() }),
    answer: nothing,
  },
  /** Kept in the history of this computer, with its text. */
  'site.note-reminded': {
    request: siteReportSchema
      .omit({ how: true })
      .extend({ subject: z.string().max(longestText), text: z.string().max(longestText) }),
    answer: nothing,
  },
} as const;
