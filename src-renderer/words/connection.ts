// Whose portal an account talks to, in words.
import type { Connection } from '../../src-shared/desk-api.ts';

export function connectionWords(connection: Connection): string {
  switch (connection.kind) {
    case 'practice':
      return 'Practice portal on this computer';
    case 'files':
      return 'Bradford Council, by the portal’s files';
    case 'api':
      return `${connection.authority === 'council' ? 'The council’s portal' : 'Our own hub'}, ${new URL(connection.address).host}`;
  }
}
