// The council's rules as they were last served. What must stay true: rules that could not be read never replace the last
// good ones; every new edition leaves what it changed behind, until somebody has read it, and in the change log for good.

import type { AppProblem } from '../../src-shared/app-api/index.ts';
import { profileChanges } from '../../src-shared/council/changes.ts';
import { type CouncilProfile, councilProfileSchema } from '../../src-shared/council/schema.ts';
import { type ChangeLog, thePortal } from './change-log.ts';
import { type Db, inTransaction } from './database.ts';
import { storedProblem } from './stored-problem.ts';

/** What one edition of the council's rules changed, in sentences. */
export interface ProfileChange {
  id: number;
  at: string;
  fromVersion: string;
  toVersion: string;
  sentences: string[];
}

export interface ProfileReads {
  /** The last good profile, kept offline; null before the first sync. */
  get(): CouncilProfile | null;
  etag(): string | null;
  /** When the rules in force were fetched (ISO), or null before the first sync. */
  savedAt(): string | null;
  /** The name of the file that somebody took the rules in force from; null: from a portal, or with the app. */
  fromFile(): string | null;
  /** Why the newest edition is not in force; null while it is. */
  refused(): AppProblem | null;
  /** What editions changed that nobody has read yet, oldest first. */
  unseen(): ProfileChange[];
}

/** Which rules are in force: for the sync, and for accounts whose rules come with the app. */
export interface ProfileWriter {
  /** Takes an edition as the rules in force, and notes what it changed. */
  save(profile: CouncilProfile, etag: string | null): void;
  /** Notes that the portal's newest edition is not taken; the last good one stays in force. */
  refuse(problem: AppProblem): void;
  /** Another portal is asked for its edition in full. */
  forgetTag(): void;
}

interface ChangeRow {
  id: number;
  at: string;
  from_version: string;
  to_version: string;
  sentences: string;
}

export function profileRepository(db: Db, { log, now }: { log: ChangeLog; now: () => string }) {
  const get = db.prepare<[], { body: string; etag: string | null; saved_at: string; from_file: string | null }>(
    'SELECT body, etag, saved_at, from_file FROM profile WHERE one = 1',
  );
  const save = db.prepare<[string, string | null, string, string | null]>(
    'INSERT OR REPLACE INTO profile (one, body, etag, saved_at, from_file) VALUES (1, ?, ?, ?, ?)',
  );
  const forgetTag = db.prepare('UPDATE profile SET etag = NULL WHERE one = 1');
  const addChange = db.prepare<[string, string, string, string]>(
    'INSERT INTO profile_change (at, from_version, to_version, sentences) VALUES (?, ?, ?, ?)',
  );
  const unseen = db.prepare<[], ChangeRow>(
    'SELECT id, at, from_version, to_version, sentences FROM profile_change WHERE seen_at IS NULL ORDER BY id',
  );
  const see = db.prepare<[string, string, number]>(
    'UPDATE profile_change SET seen_at = ?, seen_by = ? WHERE id <= ? AND seen_at IS NULL',
  );
  const refusal = db.prepare<[], { problem: string }>('SELECT problem FROM profile_refusal WHERE one = 1');
  const refuse = db.prepare<[string, string]>(
    'INSERT OR REPLACE INTO profile_refusal (one, at, problem) VALUES (1, ?, ?)',
  );
  const forgive = db.prepare('DELETE FROM profile_refusal');
  const marks = db.prepare<[], { marks: string }>(
    'SELECT json_array(etag, saved_at, octet_length(body)) AS marks FROM profile WHERE one = 1',
  );
  // Read and parsed once an edition: every screen asks for it, and it is long.
  let parsed: { marks: string; profile: CouncilProfile } | null = null;

  function held(): CouncilProfile | null {
    const current = marks.get();
    if (current !== undefined && parsed?.marks === current.marks) return parsed.profile;
    const row = get.get();
    if (current === undefined || row === undefined) return null;
    // An edition that an older version kept lacks what came later: the schema says what holds without it.
    parsed = { marks: current.marks, profile: councilProfileSchema.parse(JSON.parse(row.body)) };
    return parsed.profile;
  }

  const repository: ProfileReads & ProfileWriter = {
    get: held,
    etag: () => get.get()?.etag ?? null,
    savedAt: () => get.get()?.saved_at ?? null,
    fromFile: () => get.get()?.from_file ?? null,
    save: (profile, etag) =>
      inTransaction(db, () => {
        const before = held();
        const sentences = before === null ? [] : profileChanges(before, profile);
        save.run(JSON.stringify(profile), etag, now(), null);
        parsed = null;
        forgive.run();
        if (before === null || sentences.length === 0) return;
        addChange.run(now(), before.version, profile.version, JSON.stringify(sentences));
        log.enter({ what: 'profile-changed', by: thePortal, source: 'sync', after: { kind: 'profile', sentences } });
      }),
    refuse: (problem) =>
      inTransaction(db, () => {
        refuse.run(now(), JSON.stringify(problem));
        // Asked for in full next time: "nothing changed" would say that the old edition is current again.
        forgetTag.run();
      }),
    forgetTag: () => void forgetTag.run(),
    refused() {
      const row = refusal.get();
      return row === undefined ? null : storedProblem(row.problem);
    },
    unseen: () =>
      unseen.all().map(({ id, at, from_version, to_version, sentences }) => ({
        id,
        at,
        fromVersion: from_version,
        toVersion: to_version,
        sentences: JSON.parse(sentences) as string[],
      })),
  };
  return {
    ...repository,
    /**
     * Takes rules that somebody chose, having seen what they change. Its note is the command's.
     * @returns what they change, in sentences
     */
    take(profile: CouncilProfile, fileName: string | null): string[] {
      const before = held();
      save.run(JSON.stringify(profile), null, now(), fileName);
      parsed = null;
      forgive.run();
      return before === null ? [] : profileChanges(before, profile);
    },
    /** Somebody has read this change and those before it. Its note is the command's. @returns false: it was read before */
    see: (id: number, by: { name: string }): boolean => see.run(now(), by.name, id).changes > 0,
  };
}
export type Profile = ReturnType<typeof profileRepository>;
