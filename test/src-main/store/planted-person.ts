// Somebody whose data cannot be mistaken for anybody else's, in every table that can hold something of one person.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from '../../../src-main/store/database.ts';
import type { OpenRequest } from '../../../src-main/store/open.ts';
import { unlock } from '../../../src-main/store/pragmas.ts';
import type { Store } from '../../../src-main/store/store.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import type { Change } from '../../../src-shared/portal-api/index.ts';
import { actual, aisha, edit, line, person, record, variation, weekStart } from '../fixtures.ts';
import { plantCare } from './planted-care.ts';

export const planted = {
  ssRef: '7654321',
  formerRef: '6543217',
  name: 'Zebedee Quillfeather',
  nhsNumber: '9990000042',
  address: '9 Sentinel Lane',
  line: 'line-sentinel',
  stay: 'stay-sentinel',
  absence: 'absence-sentinel',
  request: 'request-sentinel',
  end: 'end-sentinel',
  log: 'log-sentinel',
  dispute: 'dispute-sentinel',
} as const;

/** Whatever of these is found after the erasure was left. */
export const sentinels = [...Object.values(planted), 'Quillfeather', 'Marigold'];

const by = { id: 'u-aisha', name: 'Aisha Khan', at: '2025-03-10T09:00:00.000Z' };

export function plantedChanges(): Change[] {
  const { ssRef, name, nhsNumber, address } = planted;
  const finding = {
    rule: 'comment-missing',
    level: 'error',
    key: `comment-missing|${weekStart}|${planted.line}|comment|`,
    weekStart,
    lineId: planted.line,
    field: 'comment',
    message: 'Marigold has no comment',
    fix: '',
    source: { kind: 'ours' },
    actions: [],
  };
  const value = actual({ lineId: planted.line, comment: 'Marigold of the portal' });
  return [
    { kind: 'person', person: person({ ssRef, name, nhsNumber, address }) },
    { kind: 'line', line: line({ id: planted.line, ssRef, endDate: '2025-03-09' }) },
    { kind: 'actual', record: { ...record({ actual: value }), exceptions: [finding as never] } },
    {
      kind: 'dispute',
      dispute: {
        id: planted.dispute,
        weekStart,
        lineId: planted.line,
        state: 'closed',
        messages: [{ id: 'm-1', from: 'council', by, text: 'Marigold asks' }],
      },
    },
    {
      kind: 'week',
      week: { weekStart, status: 'confirmed', generated: true, generatedAt: null, services: [], exceptions: [] },
    },
  ];
}

const header = bradford.csv.columns.map(({ header }) => header).join(',');
export const otherRow = 'Home Support,Single,0012345,03/03/2025,10.00,0.00,0.00,0.00,7,"Seen, as ever"';
export const councilCsv = `${header}\r\n${otherRow}\r\nHome Support,Single,${planted.ssRef},03/03/2025,8.00,0.00,2.00,0.00,7,"Marigold, again"\r\n`;

const meta = { by: aisha, source: 'typed' as const };

/** Puts them into every table; the store has the small provider of the fixtures. */
export function plant(store: Store): void {
  const { ssRef, name, nhsNumber, address } = planted;
  store.sync.applyChanges(plantedChanges(), 'cursor-2');
  edit(
    store,
    actual({
      lineId: planted.line,
      actual: 800,
      missed: 200,
      comment: 'Marigold refused',
      variations: [variation({ note: 'Marigold' })],
    }),
  );
  plantCare(store, planted);
  store.command({ ...meta, what: 'save-site' }, (write) =>
    write.site('site-1', {
      id: 'site-1',
      name: 'Mill Lane',
      inCharge: '',
      writeTo: '',
      services: [],
      lineIds: [planted.line],
    }),
  );
  const change = {
    kind: 'people',
    before: person({ ssRef: planted.formerRef, name, nhsNumber, address }),
    after: person({ ssRef, name, nhsNumber, address }),
  };
  store.command({ ...meta, what: 'edit-person' }, (write) => {
    write.peopleList.save({
      ssRef,
      name,
      nhsNumber,
      address,
      serviceType: null,
      other: [{ heading: 'Key safe', value: 'Marigold' }],
    } as never);
    write.note('edit-person', { weekStart: null, ssRef, content: change });
  });
  store.command({ ...meta, what: 'message-sent' }, (write) =>
    write.note('message-sent', {
      weekStart: null,
      ssRef,
      content: { kind: 'message', subject: 'Marigold', text: `About ${name}` },
    }),
  );
  store.command({ ...meta, what: 'saved-file' }, (write) =>
    write.note('saved-file', { weekStart: null, content: { kind: 'saved-file', fileName: `${name}.pdf` } }),
  );
  store.command({ ...meta, what: 'acknowledge' }, (write) =>
    write.acknowledge(
      weekStart,
      { key: `hospital-not-told||${planted.stay}|told|`, reason: 'Marigold knew' },
      planted.line,
    ),
  );
  store.sync.putAside([
    {
      kind: 'stay',
      id: planted.stay,
      weekStart: null,
      name: `stay ${planted.stay}`,
      why: 'a day',
      body: JSON.stringify({ ssRef, note: 'Marigold' }),
    } as never,
  ]);
  store.sync.stage([{ kind: 'person', person: person({ ssRef, name, nhsNumber, address }) }], 'cursor-3');
  plantFiles(store);
}

/** What goes by files: export, file, evidence, picture. */
function plantFiles(store: Store): void {
  const bytes = Buffer.from(councilCsv);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const source = { fileName: 'export.csv', digest, exportedAt: by.at, importedAt: by.at, importedBy: aisha };
  const cells = { actual: 800, frustrated: 0, missed: 200, extra: 0, visits: 7, comment: 'Marigold, again' };
  const plannedLine = (lineId: string, ssRef: string, comment: string) => ({
    lineId,
    ssRef,
    service: 'Home Support',
    serviceLevel: 'Single',
    planned: 1000,
    visits: 7,
    exported: { ...cells, comment },
  });
  const difference = {
    kind: 'other-value' as const,
    lineId: planted.line,
    ssRef: planted.ssRef,
    service: 'Home Support',
    serviceLevel: 'Single',
    row: 3,
    field: 'comment' as const,
    intended: 'Marigold',
    held: 'Mari',
    sentence: 'Marigold is not there',
    mend: '',
  };
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(64, 1)]);
  const pictureDigest = createHash('sha256').update(png).digest('hex');
  store.command({ what: 'import-export', by: aisha, source: 'file' }, (write) => {
    write.councilFile({ weekStart, name: 'council.csv', bytes, keepExtraColumns: true } as never);
    write.portalExports.plan({
      plan: {
        weekStart,
        service: 'Home Support',
        source,
        plannedFrom: source,
        lines: [
          plannedLine('line-1', '0012345', 'Seen, as ever'),
          plannedLine(planted.line, planted.ssRef, 'Marigold, again'),
        ],
      },
      bytes,
      keepExtraColumns: true,
    });
    write.portalExports.evidence(weekStart, 'Home Support', {
      kind: 'read-back',
      id: 'evidence-1',
      at: by.at,
      by: aisha,
      figures: digest,
      source,
      sameBytesAsFile: false,
      result: { outcome: 'differs', lines: 2, matched: 1, differences: [difference] },
    });
    write.portalExports.evidence(weekStart, 'Home Support', {
      kind: 'confirmation-reported',
      id: 'evidence-2',
      at: by.at,
      by: aisha,
      confirmedBy: 'Aisha Khan',
      reportedAt: by.at,
      figures: digest,
      totalPence: null,
      picture: { fileName: 'page.png', digest: pictureDigest },
    });
    write.portalExports.picture({ digest: pictureDigest, fileName: 'page.png', bytes: png }, by.at);
    const cell = { column: 'Comments', field: 'comment' as const, cause: 'recorded' as const, refused: null };
    write.portalExports.madeFile({
      evidenceId: 'evidence-3',
      digest,
      weekStart,
      service: 'Home Support',
      cells: [
        { ...cell, row: 2, from: '', to: 'Seen, as ever' },
        { ...cell, row: 3, from: '', to: 'Marigold refused' },
      ],
      path: '/tmp/upload.csv',
    });
    write.device.made({
      packetId: 'packet-1',
      at: by.at,
      byName: 'Aisha Khan',
      subjects: [{ subject: `actual ${weekStart} ${planted.line}`, baseVersion: 1 }],
    });
    write.device.markHandled('packet-1', `actual ${weekStart} ${planted.line}`);
    write.note('import-export', { weekStart, content: { kind: 'export' } });
  });
}

/** Every value of every table, as text. */
export function dump(request: OpenRequest): string {
  const db = openDatabase(request.file, { readonly: true, mustExist: true });
  try {
    unlock(db, request.key);
    const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    const rows = tables.flatMap((table) => db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all());
    return rows
      .flatMap((row) => Object.values(row))
      .map((value) =>
        Buffer.isBuffer(value) ? `${value.toString('latin1')} ${value.toString('utf16le')}` : String(value),
      )
      .join('\n');
  } finally {
    db.close();
  }
}

/** The pages of a store as they lie on the disk, decrypted: also those that hold nothing any more. */
export function pagesOf(file: string, key: Uint8Array, folder: string): Buffer {
  const copy = path.join(folder, `plain-${path.basename(file)}`);
  copyFileSync(file, copy);
  const db = openDatabase(copy, { readonly: false, mustExist: true });
  unlock(db, key);
  db.pragma('journal_mode = DELETE');
  db.pragma("rekey = ''");
  db.close();
  return readFileSync(copy);
}

/** Which of the words the bytes have, in any way that programs write letters. */
export function found(bytes: Buffer, words: readonly string[]): string[] {
  return words.filter((word) => {
    const base64 = [0, 1, 2].map((shift) =>
      Buffer.from(' '.repeat(shift) + word)
        .toString('base64')
        .slice(shift === 0 ? 0 : 4, -4),
    );
    return (
      bytes.includes(word) ||
      bytes.includes(Buffer.from(word, 'utf16le')) ||
      base64.some((text) => text.length > 5 && bytes.includes(text))
    );
  });
}

export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
