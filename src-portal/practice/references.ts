// The references by which people are known: SS Refs, NHS numbers and addresses, all invented and all recognisable
// as such. NHS numbers come only from the range that is kept for tests; postcodes only from ZZ99, which no street has.
import type { Random } from './random.ts';

/**
 * Seven digits as text, each given once. Two in five start with 0, because that is what spreadsheets damage and what
 * the import has to repair.
 */
export function ssRefSource(random: Random): () => string {
  const given = new Set<string>();
  return () => {
    for (;;) {
      const ssRef = String(random.chance(0.4) ? random.between(10_000, 999_999) : random.between(1_000_000, 9_999_999));
      const padded = ssRef.padStart(7, '0');
      if (given.has(padded)) continue;
      given.add(padded);
      return padded;
    }
  };
}

/**
 * The tenth digit for the first nine of an NHS number: weights 10 … 2, check = 11 − (sum mod 11), 11 is written 0.
 * @returns null where it would be 10: such a number is never issued
 */
export function nhsCheckDigit(nine: string): number | null {
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? null : check % 11;
}

/** NHS numbers with valid check digits from 999 000 0000 to 999 999 9999, in an order without pattern, each once. */
export function nhsNumberSource(random: Random): () => string {
  // Steps that share no factor with a million visit every six digits once before any comes again.
  let six = random.between(0, 999_999);
  const step = random.pick([99_991, 123_457, 271_829, 314_159, 618_033]);
  return () => {
    for (;;) {
      six = (six + step) % 1_000_000;
      const nine = `999${String(six).padStart(6, '0')}`;
      const check = nhsCheckDigit(nine);
      if (check !== null) return `${nine}${check}`;
    }
  };
}

const streets = [
  'Larkrise Terrace',
  'Fernhollow Road',
  'Teasel Mount',
  'Millrace Fold',
  'Quernstone Street',
  'Shuttle Row',
  'Curlew Bank',
  'Woolcomber Avenue',
  'Heatherlea Grove',
  'Packhorse Lane',
  'Bobbin Square',
  'Damson Close',
];
const districts = ['Upper Fernhollow', 'Nether Teasel', 'Quernside', 'Larkmoor', 'Shuttleworth Green', 'Curlew Beck'];

/** A house of its own: `14 Larkrise Terrace, Quernside, Bradford, ZZ99 3AB`. */
export function inventedAddress(random: Random): string {
  const letters = 'ABDEFGHJLNPQRSTUWXYZ';
  const letter = () => letters[random.between(0, letters.length - 1)] ?? 'A';
  const postcode = `ZZ99 ${random.between(1, 9)}${letter()}${letter()}`;
  return `${random.between(1, 98)} ${random.pick(streets)}, ${random.pick(districts)}, Bradford, ${postcode}`;
}
