// What is tried first at a secret, as lists of leaked passwords have it, and what lies near in this work. A dictionary of
// megabytes in the window (such as zxcvbn’s) would refuse little more: tries are slowed down, and need this computer.

export const wordsTriedFirst: readonly string[] = [
  // What it is
  ...['password', 'passwort', 'passphrase', 'passcode', 'secret', 'login', 'letmein', 'welcome', 'hello', 'changeme'],
  ...[
    'admin',
    'administrator',
    'root',
    'user',
    'guest',
    'test',
    'default',
    'master',
    'computer',
    'internet',
    'trustno',
  ],
  // What it opens
  ...[
    'provideractuals',
    'provider',
    'actuals',
    'practice',
    'portal',
    'council',
    'bradford',
    'leeds',
    'yorkshire',
    'carer',
  ],
  ...['homecare', 'care', 'support', 'coordinator', 'office', 'work', 'google', 'windows', 'laptop'],
  // What is near to a heart
  ...[
    'iloveyou',
    'sunshine',
    'princess',
    'football',
    'liverpool',
    'arsenal',
    'chelsea',
    'everton',
    'rangers',
    'celtic',
  ],
  ...[
    'manchester',
    'united',
    'england',
    'london',
    'dragon',
    'monkey',
    'tigger',
    'shadow',
    'superman',
    'batman',
    'starwars',
  ],
  ...['pokemon', 'charlie', 'daniel', 'thomas', 'jessica', 'ashley', 'michael', 'george', 'jordan', 'hannah', 'sophie'],
  ...['whatever', 'cheese', 'chocolate', 'flower', 'butterfly', 'rainbow', 'angel', 'lovely', 'forever', 'family'],
  ...['killer', 'freedom', 'ginger', 'summer', 'winter', 'spring', 'autumn', 'christmas', 'birthday', 'holiday'],
  ...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  ...[
    'january',
    'february',
    'march',
    'april',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ],
];

/** Keys that lie beside each other, and the alphabet. */
export const rowsOfKeys: readonly string[] = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qwertz',
  '12345678901234567890',
  'abcdefghijklmnopqrstuvwxyz',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
];

/** Those that are no run, row, mirror or repetition. */
export const pinsTriedFirst: readonly string[] = [
  ...['246810', '24681012', '135790', '13579', '142536', '123654', '321654', '102030', '10203040', '010203', '112358'],
  ...[
    '314159',
    '31415926',
    '271828',
    '20022002',
    '123789',
    '789123',
    '147852',
    '159632',
    '147896',
    '520131',
    '5201314',
  ],
];
