// How the week reaches the council, in words: whose portal an account talks to, and the ways that there are to choose from.
import type { Connection } from '../../src-shared/app-api/index.ts';
import { bradford } from '../../src-shared/council/index.ts';

/** @param council its name, where it is known */
export function connectionWords(connection: Connection, council = ''): string {
  switch (connection.kind) {
    case 'practice':
      return 'Practice portal on this computer';
    case 'files':
      return council === '' ? 'By the portal’s files' : `${council}, by the portal’s files`;
    case 'api':
      return `${connection.authority === 'council' ? 'The council’s portal' : 'Our own hub'}, ${new URL(connection.address).host}`;
  }
}

export type ConnectionKind = Connection['kind'];

/** Each way as a choice. */
export const ways: Record<ConnectionKind, { value: ConnectionKind; label: string; hint: string }> = {
  practice: {
    value: 'practice',
    label: 'Practice portal',
    hint: `On this computer, with an invented provider, by the rules of ${bradford.name}. Nothing reaches a council.`,
  },
  files: {
    value: 'files',
    label: 'By the portal’s files',
    hint: 'You export, upload and confirm in the council’s portal; the app does the rest and keeps the proof.',
  },
  api: {
    value: 'api',
    label: 'A portal by its address',
    hint: 'The council’s, or a hub of your own organisation.',
  },
};
