// How the kit asks a portal: raw HTTP, so that what is wrong with a request or an answer can be seen. Every answer is held
// against the contract as it comes; what is found is judged at the end (sentences/everywhere.ts).
import { randomBytes } from 'node:crypto';
import { problemsOf } from '../../src-portal/contract/operations.ts';
import { newId } from '../../src-portal/environment.ts';
import {
  type PortalCallName,
  type PortalProblem,
  type ProblemName,
  portalCalls,
  portalProblemSchema,
  problemName,
} from '../../src-shared/portal-api/index.ts';

export interface Asked {
  params?: Record<string, string>;
  query?: Record<string, string>;
  /** As JSON; a text is sent as it is. */
  body?: unknown;
  /** Another idempotency key than a new one; null sends none. */
  key?: string | null;
  /** null: nobody is signed in. */
  token: string | null;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body, where it is JSON. */
  json: unknown;
  /** Where it is a refusal of the closed set. */
  problem: PortalProblem | null;
  name: ProblemName | null;
}

/** What was wrong with an answer, whatever it was asked for. */
export interface Observations {
  answers: number;
  shapes: string[];
  problems: string[];
  dates: string[];
}

export interface Caller {
  ask(name: PortalCallName, asked: Asked): Promise<Answer>;
  /** A path that is no call of the contract. */
  askFor(path: string, token: string): Promise<Answer>;
  /** The portal's time by its `Date`, in milliseconds since 1970; this computer's where it says none. */
  now(): Promise<number>;
  /** Holds back for so many milliseconds. */
  wait(milliseconds: number): Promise<unknown>;
  seen: Observations;
}

export const newKey = (): string => newId({ clock: Date.now, randomBytes: (count) => randomBytes(count) });

/** So often a refusal that asks to come back is obeyed. */
const mostTimes = 5;

/** @param wait holds back for so many milliseconds */
export function makeCaller(url: string, wait: (milliseconds: number) => Promise<unknown>): Caller {
  const seen: Observations = { answers: 0, shapes: [], problems: [], dates: [] };
  let latest = 0;

  async function send(label: string, path: string, init: RequestInit): Promise<Answer> {
    for (let times = 1; ; times += 1) {
      const response = await fetch(`${url}${path}`, init);
      const answer = await readAnswer(response);
      seen.answers += 1;
      latest = lookAtDate(label, answer, latest, seen);
      if ((answer.status !== 429 && answer.status !== 503) || times === mostTimes) return answer;
      const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
      if (!(seconds >= 1)) seen.problems.push(`${label}: ${answer.status} without Retry-After in whole seconds`);
      await wait(1000 * Math.min(60, seconds >= 1 ? seconds : 1));
    }
  }

  return {
    seen,
    wait,
    async now() {
      const { headers } = await fetch(`${url}/v1/changes`);
      const instant = Date.parse(headers.get('date') ?? '');
      return Number.isNaN(instant) ? Date.now() : instant;
    },
    async ask(name, { params = {}, query, body, key, token, headers = {} }) {
      const call = portalCalls[name];
      const path = call.path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(params[part] ?? ''));
      const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
      const sentKey = key === undefined && call.write ? newKey() : key;
      const answer = await send(name, `${path}${search}`, {
        method: call.method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(sentKey == null ? {} : { 'idempotency-key': sentKey }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      lookAtAnswer(name, answer, seen);
      return answer;
    },
    async askFor(path, token) {
      const answer = await send(path, path, { headers: { authorization: `Bearer ${token}` } });
      if (answer.problem === null) seen.problems.push(`${path}: ${answer.status} without a problem of the contract`);
      return answer;
    },
  };
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const { status, headers } = response;
  let json: unknown;
  try {
    json = text === '' ? undefined : JSON.parse(text);
  } catch {
    json = undefined;
  }
  const parsed = portalProblemSchema.safeParse(json);
  const problem = !response.ok && parsed.success ? parsed.data : null;
  return { status, headers, text, json, problem, name: problem === null ? null : problemName(problem) };
}

function lookAtAnswer(name: PortalCallName, answer: Answer, seen: Observations): void {
  const { status, problem, headers, json } = answer;
  if (status === 304) return;
  if (status === 200) {
    const parsed = portalCalls[name].answer.safeParse(json);
    const [issue] = parsed.error?.issues ?? [];
    if (issue !== undefined) seen.shapes.push(`${name}: ${issue.path.map(String).join('.')} ${issue.message}`);
    return;
  }
  const type = headers.get('content-type') ?? '';
  if (problem === null) seen.problems.push(`${name}: ${status} without a problem of the closed set`);
  else if (!type.startsWith('application/problem+json')) seen.problems.push(`${name}: a problem as ${type}`);
  else if (problem.status !== status) seen.problems.push(`${name}: status ${status} says that it is ${problem.status}`);
  else if (problem.type.endsWith(':unexpected')) seen.problems.push(`${name}: unexpected`);
  else if (!problemsOf(name).includes(problemName(problem)))
    seen.problems.push(`${name}: ${problemName(problem)}, which the contract does not name for it`);
}

/** @returns the latest instant that the portal has said, in milliseconds since 1970 */
function lookAtDate(label: string, { headers }: Answer, latest: number, seen: Observations): number {
  const text = headers.get('date');
  const instant = Date.parse(text ?? '');
  if (Number.isNaN(instant)) {
    seen.dates.push(`${label}: ${text === null ? 'no Date' : `Date: ${text}`}`);
    return latest;
  }
  // Answers of two processes may differ by a little.
  if (instant < latest - 5_000) seen.dates.push(`${label}: Date goes back to ${text}`);
  return Math.max(latest, instant);
}
