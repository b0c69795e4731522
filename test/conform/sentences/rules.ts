// The council's rules in force.
import { holds, type Sentence } from '../sentence.ts';

export const rules: readonly Sentence[] = [
  {
    id: 'rules/etag',
    text: 'The profile has an `ETag`, and with it in `If-None-Match` is answered with 304 and no body.',
    async show({ ask }) {
      const whole = await ask('profile');
      const etag = whole.headers.get('etag');
      holds(whole.status === 200 && etag !== null, `${whole.name ?? whole.status}, ETag ${etag}`);
      const again = await ask('profile', { headers: { 'if-none-match': etag } });
      holds(again.status === 304 && again.text === '', `the same profile is ${again.name ?? again.status}`);
      const other = await ask('profile', { headers: { 'if-none-match': '"another"' } });
      holds(other.status === 200, `with another ETag it is ${other.name ?? other.status}`);
    },
  },
];
