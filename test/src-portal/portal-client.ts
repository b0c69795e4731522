// A client for tests. It checks every answer against the contract's schema, both ways: what parses to something else
// than was sent has fields that the contract does not know. A refusal has to be one that the contract names for the call.
import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import type { z } from 'zod';
import { problemsOf } from '../../src-portal/contract/operations.ts';
import { newId } from '../../src-portal/environment.ts';
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import {
  type ActualRecord,
  type Change,
  type ConfirmationRequest,
  type PortalCallName,
  type PortalProblem,
  type ProblemName,
  portalCalls,
  portalProblemSchema,
  problemName,
  type Session,
} from '../../src-shared/portal-api/index.ts';
import { confirmationOf } from './confirmation-of.ts';

type Calls = typeof portalCalls;
type AnswerOf<Name extends PortalCallName> = z.output<Calls[Name]['answer']>;
type BodyOf<Name extends PortalCallName> = Calls[Name]['request'] extends z.ZodType
  ? z.input<Calls[Name]['request']>
  : undefined;

export interface Asked<Name extends PortalCallName> {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: BodyOf<Name>;
  /** Another idempotency key than a new one; null sends none. */
  key?: string | null;
  headers?: Record<string, string>;
}

export type Answered<Name extends PortalCallName> =
  | { ok: true; status: number; answer: AnswerOf<Name>; headers: Headers; text: string }
  | { ok: false; status: number; problem: PortalProblem; name: ProblemName; headers: Headers };

/** A new idempotency key. */
export const newKey = () => newId({ clock: Date.now, randomBytes: (count) => randomBytes(count) });

export class PortalClient {
  readonly url: string;
  session: Session | null = null;

  constructor(url: string) {
    this.url = url;
  }

  async signIn(
    secrets: { user: string; password: string; securityCode: string },
    headers: Record<string, string> = {},
  ): Promise<Session> {
    const { user, password, securityCode } = secrets;
    this.session = answerOf(await this.ask('signIn', { body: { user, password, securityCode }, headers }));
    return this.session;
  }

  async ask<Name extends PortalCallName>(name: Name, asked: Asked<Name> = {}): Promise<Answered<Name>> {
    const call = portalCalls[name];
    const path = call.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(asked.params?.[key] ?? ''));
    const query = asked.query === undefined ? '' : `?${new URLSearchParams(asked.query)}`;
    const key = asked.key === undefined && call.write ? newKey() : asked.key;
    const response = await fetch(`${this.url}${path}${query}`, {
      method: call.method,
      headers: {
        ...(this.session === null ? {} : { authorization: `Bearer ${this.session.token}` }),
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key ? { 'idempotency-key': key } : {}),
        ...asked.headers,
      },
      ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    });
    const { status, headers } = response;
    const text = await response.text();
    if (!response.ok) {
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      const problem = portalProblemSchema.parse(JSON.parse(text));
      expect(problem.status).toBe(status);
      expect(problemsOf(name), `the contract says that ${name} can be refused so`).toContain(problemName(problem));
      return { ok: false, status, problem, name: problemName(problem), headers };
    }
    const answer = call.answer.parse(JSON.parse(text));
    expect(JSON.parse(text)).toEqual(answer);
    return { ok: true, status, answer: answer as AnswerOf<Name>, headers, text };
  }

  /** The answer to a call that is expected to succeed. */
  async get<Name extends PortalCallName>(name: Name, asked: Asked<Name> = {}): Promise<AnswerOf<Name>> {
    return answerOf(await this.ask(name, asked));
  }

  /** The problem's name of a call that is expected to be refused. */
  async refusal<Name extends PortalCallName>(name: Name, asked: Asked<Name> = {}): Promise<ProblemName> {
    const answered = await this.ask(name, asked);
    expect(answered.ok, 'should have been refused').toBe(false);
    return answered.ok ? 'unexpected' : answered.name;
  }

  /** Everything after the cursor, page by page. */
  async pull(cursor?: string, limit?: number): Promise<{ changes: Change[]; cursor: string }> {
    const changes: Change[] = [];
    let at = cursor;
    for (;;) {
      const query = {
        ...(at === undefined ? {} : { cursor: at }),
        ...(limit === undefined ? {} : { limit: `${limit}` }),
      };
      const page = await this.get('changes', { query });
      changes.push(...page.changes);
      at = page.cursor;
      if (!page.more) return { changes, cursor: at };
    }
  }

  /** The actuals of a week as the feed has them, by line id. */
  async actuals(monday: string): Promise<Map<string, ActualRecord>> {
    const { changes } = await this.pull();
    const records = changes.flatMap((change) => (change.kind === 'actual' ? [change.record] : []));
    return new Map(records.filter((one) => one.actual.weekStart === monday).map((one) => [one.actual.lineId, one]));
  }

  generate(monday: string) {
    return this.get('generate', { params: { monday } });
  }

  /** Sends one changed line. */
  async send(monday: string, baseVersion: number, actual: WeeklyActual, attested: ActualRecord['attested'] = null) {
    const change = { lineId: actual.lineId, baseVersion, actual, attested };
    const { outcomes } = await this.get('sendActuals', { params: { monday }, body: { changes: [change] } });
    const [outcome] = outcomes;
    if (outcome === undefined) throw new Error('there is no outcome');
    return outcome;
  }

  /** A confirmation of exactly what the feed shows, every warning accepted. */
  async confirmation(monday: string, services: string[]): Promise<ConfirmationRequest> {
    const by = { id: 'somebody', name: 'Somebody', at: '2025-03-10T09:00:00.000Z' };
    return confirmationOf((await this.pull()).changes, { monday, services, by });
  }

  async confirm(monday: string, services: string[]) {
    return this.ask('confirm', { params: { monday }, body: await this.confirmation(monday, services) });
  }
}

/** The answer, or a failed test that shows the problem. */
export function answerOf<Name extends PortalCallName>(answered: Answered<Name>): AnswerOf<Name> {
  if (answered.ok) return answered.answer;
  throw new Error(`${answered.name}: ${answered.problem.detail} ${JSON.stringify(answered.problem.fields ?? [])}`);
}
