// Amounts of time as people write them: `1:30`, `1h30`, `90m`, `1.5 h`, `½`, `1½ hours`, `1 hr 15`. The grid, the log
// and every file take the same words. Counted in hundredths of a minute, of which an hour's hundredth is a whole number,
// so that nothing is rounded before somebody can see it.

export interface AmountOfTime {
  /** Hundredths of a minute: 1.5 hours is 9,000. */
  centiminutes: number;
  /** False for a bare number, which is hours in one place and minutes in another. */
  hasUnit: boolean;
  /** True where a bare number has decimals or a fraction: then it can only be hours. */
  hasFraction: boolean;
}

const vulgar: Readonly<Record<string, string>> = {
  '½': '.5',
  '¼': '.25',
  '¾': '.75',
  '⅛': '.125',
  '⅜': '.375',
  '⅝': '.625',
  '⅞': '.875',
  '⅒': '.1',
  '⅕': '.2',
  '⅖': '.4',
  '⅗': '.6',
  '⅘': '.8',
};
const fractions: Readonly<Record<string, string>> = { '1/2': '.5', '1/4': '.25', '3/4': '.75', '2/4': '.5' };
const hourWord = 'h|hr|hrs|hour|hours|std|stunden?';
const minuteWord = "m|min|mins|minute|minutes|'|′";
const number = String.raw`\d{1,9}(?:[.,]\d{0,9})?|[.,]\d{1,9}`;

/** Fractions as decimals: `1½`, `1 ½`, `1 1/2` and `¾` as `1.5`, `1.5`, `1.5` and `.75`. */
export function plainFractions(text: string): string {
  return text
    .replace(/(\d*) ?([½¼¾⅛⅜⅝⅞⅒⅕⅖⅗⅘])(?!\d)/g, (_, whole: string, sign: string) => `${whole}${vulgar[sign] ?? ''}`)
    .replace(/(?:(\d+) )?\b(1\/2|1\/4|3\/4|2\/4)(?![\d/])/g, (_, whole: string | undefined, sign: string) => {
      return `${whole ?? ''}${fractions[sign] ?? ''}`;
    });
}

/** Reads an amount of time; null when the text is none. The text has plain blanks and digits. */
export function amountOfTime(text: string): AmountOfTime | null {
  const hadFraction = /[½¼¾⅛⅜⅝⅞⅒⅕⅖⅗⅘]|\d\/\d/.test(text);
  const plain = plainFractions(text.toLowerCase())
    .replace(/\b(?:and )?(?:a )?half(?: an?)?(?= ?(?:h|hour))/g, '.5')
    .replace(/\b(?:a )?quarter(?: of)?(?: an)?(?= ?(?:h|hour))/g, '.25')
    .replace(/(\d) +(\.\d)/g, '$1$2')
    .replace(/\s+/g, ' ')
    .trim();
  const with_ = (centiminutes: number): AmountOfTime => ({ centiminutes, hasUnit: true, hasFraction: false });

  // 1:30 and 07:30:00; a spreadsheet that adds times up writes 26:15:00. Seconds are kept as parts of a minute.
  const clock = /^(\d{0,4}):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)?(?: ?(?:h|hr|hrs|hours?))?$/.exec(plain);
  if (clock !== null) {
    const [, hours = '', minutes = '', seconds = '0'] = clock;
    return with_((Number(hours) * 60 + Number(minutes)) * 100 + Math.round((Number(seconds) * 100) / 60));
  }
  // 1.5 h, 1h30, 1 h 30 min
  const hours = new RegExp(
    `^(${number}) ?(?:${hourWord})\\.?(?:(?:,? (?:and )?|, ?)?(\\d{1,2}) ?(?:${minuteWord})?\\.?)?$`,
  ).exec(plain);
  if (hours !== null) {
    const whole = centihours(hours[1] ?? '');
    if (whole === null) return null;
    const rest = Number(hours[2] ?? '0');
    // 1.5h30 says nothing that anybody could mean.
    if (hours[2] !== undefined && (/[.,]\d/.test(hours[1] ?? '') || rest > 59)) return null;
    return with_(whole + rest * 100);
  }
  const minutes = new RegExp(`^(${number}) ?(?:${minuteWord})\\.?$`).exec(plain);
  if (minutes !== null) {
    const parts = (minutes[1] ?? '').replace(',', '.');
    return with_(Math.round(Number(parts) * 100));
  }
  const bare = new RegExp(`^(${number})$`).exec(plain);
  if (bare === null) return null;
  const all = centihours(bare[1] ?? '');
  return all === null
    ? null
    : { centiminutes: all, hasUnit: false, hasFraction: hadFraction || /[.,]/.test(bare[1] ?? '') };
}

/** Hours as text to hundredths of a minute. */
function centihours(text: string): number | null {
  const [whole = '', decimals = ''] = text.replace(',', '.').split('.');
  if (whole === '' && decimals === '') return null;
  return Number(whole || '0') * 6000 + Math.round((Number(decimals || '0') / 10 ** decimals.length) * 6000);
}
