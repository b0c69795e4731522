// For `npx drizzle-kit generate --config drizzle/desktop.config.ts`: makes the next migration of the desktop's store
// from its schema. Add STRICT to every new table and review the SQL by hand; a shipped migration is never changed.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'sqlite',
  schema: './src-main/store/schema.ts',
  out: './drizzle/desktop',
});
