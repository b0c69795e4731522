// What the app said is saved, and what it was asked and had not answered when it was killed: of the first nothing may
// be missing, of the second either.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { WeekRow } from '../../src-shared/app-api/index.ts';

interface Line {
  saved: string;
  /** Asked for, not answered. */
  maybe: string[];
  /** How often it was asked to change: the portal may hold no more versions than that. */
  edits: number;
}

export class Broken extends Error {}

export class Told {
  readonly lines = new Map<string, Line>();
  /** Texts that go to the portal once each: answered ones must be there. */
  readonly texts = new Map<string, 'saved' | 'maybe'>();
  /** Files that left the store, by their paths: the bytes as they were when it was said. */
  readonly files = new Map<string, Buffer>();
  #answers = 0;
  #waiting: { answers: number; heard: () => void } | null = null;
  #importing: { lineIds: string[]; comment: string } | null = null;

  line(lineId: string): Line {
    const known = this.lines.get(lineId) ?? { saved: '', maybe: [], edits: 0 };
    this.lines.set(lineId, known);
    return known;
  }

  /** After so many more answers to what was to be saved: a cut of the power is no test of a program that has done nothing. */
  afterAnswers(count: number): Promise<void> {
    return new Promise((heard) => {
      this.#waiting = { answers: this.#answers + count, heard };
      this.#count(0);
    });
  }

  #count(more: number): void {
    this.#answers += more;
    if (this.#waiting !== null && this.#answers >= this.#waiting.answers) this.#waiting.heard();
  }

  /** A text that goes to the portal once was said to be saved. */
  savedText(text: string): void {
    this.texts.set(text, 'saved');
    this.#count(1);
  }

  asked(lineId: string, comment: string): void {
    const line = this.line(lineId);
    line.maybe.push(comment);
    line.edits += 1;
  }

  answered(lineId: string, comment: string): void {
    Object.assign(this.line(lineId), { saved: comment, maybe: [] });
    this.#count(1);
  }

  askedImport(lineIds: string[], comment: string): void {
    for (const lineId of lineIds) this.asked(lineId, comment);
    this.#importing = { lineIds, comment };
  }

  answeredImport(): void {
    for (const lineId of this.#importing?.lineIds ?? []) this.answered(lineId, this.#importing?.comment ?? '');
    this.#importing = null;
  }

  savedFile(file: string): void {
    this.files.set(file, readFileSync(file));
    this.#count(1);
  }

  /** What the app shows after it was started again. From here on that is what was saved. */
  check(rows: readonly WeekRow[]): void {
    const shown = new Map(rows.map(({ line, actual }) => [line.id, actual?.comment ?? '']));
    if (this.#importing !== null) {
      const { lineIds, comment } = this.#importing;
      const there = lineIds.filter((lineId) => shown.get(lineId) === comment).length;
      if (there !== 0 && there !== lineIds.length)
        throw new Broken(`half an import: ${there} of ${lineIds.length} lines`);
      this.#importing = null;
    }
    for (const [file, bytes] of this.files) {
      if (!existsSync(file)) throw new Broken(`${path.basename(file)} was saved and is gone`);
      if (!readFileSync(file).equals(bytes)) throw new Broken(`${path.basename(file)} is not what was saved`);
    }
    for (const [lineId, line] of this.lines) {
      const comment = shown.get(lineId) ?? '';
      if (comment !== line.saved && !line.maybe.includes(comment)) {
        throw new Broken(`${lineId} reads "${comment}", and "${line.saved}" was saved`);
      }
      line.saved = comment;
      line.maybe = [];
    }
  }
}
