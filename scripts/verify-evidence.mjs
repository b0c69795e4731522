// Verifies an evidence pack offline, with nothing but Node: `node scripts/verify-evidence.mjs evidence-2025-02-17.pdf`.
// Takes the PDF or the evidence.json inside it. Checks the signature, and that the figures which the evidence speaks of
// are those in the pack; then says what the evidence is. It shares no code with the app, on purpose.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const [file, expectedFingerprint] = process.argv.slice(2);
if (file === undefined) {
  console.error('Usage: node scripts/verify-evidence.mjs <evidence.pdf or evidence.json> [fingerprint of the key]');
  process.exit(2);
}

const wrong = [];
const { pack, signature } = JSON.parse(packIn(readFileSync(file)));
if (pack?.format !== 'provider-actuals-evidence' || pack.formatVersion !== 1) {
  console.error('This is no evidence pack of a version that this script knows.');
  process.exit(2);
}

const raw = Buffer.from(signature.publicKey, 'base64');
const key = createPublicKey({
  key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]),
  format: 'der',
  type: 'spki',
});
const isSigned = verify(null, Buffer.from(canonical(pack)), key, Buffer.from(signature.value, 'base64'));
if (!isSigned) wrong.push('The signature does not fit: the pack was changed after it was made.');
const fingerprint = createHash('sha256').update(raw).digest('hex').slice(0, 32);
if (expectedFingerprint !== undefined && expectedFingerprint !== fingerprint) {
  wrong.push(`It was signed by another key than expected: ${fingerprint}.`);
}
if (pack.changeLog.verified !== true) wrong.push('The change log was not unbroken when the pack was made.');

console.log(`${pack.provider.name}, week of ${pack.weekStart}, made by ${pack.madeBy.name} at ${pack.madeAt}`);
console.log(`Key ${fingerprint}; change log ${pack.changeLog.entries} entries, head ${pack.changeLog.head}`);
console.log(`${pack.recorded.length} lines recorded.`);
for (const service of pack.services) {
  console.log(`\n${service.service}: ${service.intended.length} lines, ${service.sentCells.length} cells written`);
  const figures = digestOf(pack.weekStart, service.intended);
  const withdrawn = new Set(service.evidence.flatMap((piece) => (piece.kind === 'withdrawn' ? [piece.what] : [])));
  for (const piece of service.evidence) {
    if (piece.kind === 'withdrawn') continue;
    const about = piece.figures === figures ? '' : ' (of earlier figures)';
    const back = withdrawn.has(piece.id) ? ' (taken back)' : '';
    console.log(`  ${piece.at} ${piece.by.name}: ${wordsOf(piece)}${about}${back}`);
    if (piece.kind === 'read-back' && piece.figures === figures && piece.result.lines !== service.intended.length) {
      wrong.push(`A read-back of ${service.service} compared another number of lines than there are.`);
    }
  }
  for (const line of service.intended) {
    const recorded = pack.recorded.find(({ lineId }) => lineId === line.lineId);
    if (recorded !== undefined && line.intended.actual !== null && recorded.actual.actual !== line.intended.actual) {
      wrong.push(`Line ${line.lineId} was recorded otherwise than it is meant to stand in the portal.`);
    }
  }
}

for (const sentence of wrong) console.error(`\nWRONG: ${sentence}`);
if (wrong.length === 0) console.log('\nThe signature fits, and the pack does not contradict itself.');
process.exit(wrong.length === 0 ? 0 : 1);

/** The text of the pack: the file itself, or the PDF's attachment. */
function packIn(bytes) {
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return bytes.toString('utf8');
  const text = bytes.toString('latin1');
  const at = text.indexOf('/EmbeddedFile', text.search(/\/Type\s*\/EmbeddedFile\b/));
  const dictionary = text.slice(text.lastIndexOf(' obj', at), text.indexOf('stream', at));
  const start = at === -1 ? -1 : text.indexOf('stream', at) + 'stream'.length;
  if (start <= 0) {
    console.error('This PDF has no evidence attached.');
    process.exit(2);
  }
  const from = start + (text[start] === '\r' ? 2 : 1);
  const content = bytes.subarray(from, text.indexOf('endstream', from));
  return (dictionary.includes('FlateDecode') ? inflateSync(content) : content).toString('utf8');
}

/** One text for one value: keys in order of their code units, no blanks. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}

/** SHA-256 over week, line and cells, in order of the lines: what a piece of evidence names as its figures. */
function digestOf(weekStart, intended) {
  const hours = (hundredths) => (hundredths === null ? '' : (hundredths / 100).toFixed(2));
  const cells = intended
    .map(({ lineId, intended: to }) => [
      lineId,
      hours(to.actual),
      hours(to.frustrated),
      hours(to.missed),
      hours(to.extra),
      to.visits === null ? '' : String(to.visits),
      to.comment === null ? '' : to.comment.replace(/\r\n?/g, '\n').trim(),
    ])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return createHash('sha256')
    .update(JSON.stringify([weekStart, cells]))
    .digest('hex');
}

function wordsOf(piece) {
  switch (piece.kind) {
    case 'file-made':
      return `made the file ${piece.fileName}, ${piece.changedCells} cells, SHA-256 ${piece.fileDigest}`;
    case 'upload-reported':
      return `reported uploading the file with SHA-256 ${piece.fileDigest}`;
    case 'read-back': {
      const matched = piece.result.outcome === 'matches' ? piece.result.lines : piece.result.matched;
      return `compared an export of ${piece.source.exportedAt}: ${matched} of ${piece.result.lines} lines match`;
    }
    case 'confirmation-reported':
      return `reported that ${piece.confirmedBy} confirmed in Scheduled Payments`;
    default:
      return piece.kind;
  }
}
