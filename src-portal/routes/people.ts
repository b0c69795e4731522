// `PATCH /v1/people`: a provider's managers load its list of people into their hub.
import type { Environment } from '../environment.ts';
import type { CallServer } from '../http/calls.ts';
import { takePeople } from '../people/take-people.ts';
import { Refused } from '../problem.ts';

export function servePeople(calls: CallServer, { authority }: Environment): void {
  calls.write('sendPeople', {}, async (writing, { body }) => {
    if (authority !== 'hub') throw new Refused('not-allowed', 'The list of people is the council’s here.');
    return { outcomes: await takePeople(writing, body.people) };
  });
}
