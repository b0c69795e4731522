// drizzle-kit reads the portal's tables from here and writes migrations, which are then reviewed by hand.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: './src-portal/store/schema.ts',
  out: './drizzle/portal',
});
