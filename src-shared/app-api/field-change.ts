// One figure or text that would become another: what every preview and every history is made of.
import { z } from 'zod';

/** `field` as the week's columns are headed; `from` and `to` as they are shown, empty where there is nothing. */
export const fieldChangeSchema = z.object({ field: z.string(), from: z.string(), to: z.string() });
export type FieldChange = z.infer<typeof fieldChangeSchema>;
