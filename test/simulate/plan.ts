// A run's plan: what people, the council, machines and the network will do, one step after the other. It is plain
// data, so that a failing one can be shortened step by step and still means the same.

/** What the network, or somebody on the way, does to one request. `reaches`: the portal gets it all the same. */
export type Fault =
  | { kind: 'refused' }
  | { kind: 'broken-off'; reaches: boolean }
  | { kind: 'silence'; reaches: boolean }
  | { kind: 'late'; millis: number }
  | { kind: 'slow-answer'; millis: number }
  | { kind: 'twice'; afterMillis: number }
  | { kind: 'truncated' }
  | { kind: 'body-breaks-off' }
  | { kind: 'gateway'; status: 408 | 425 | 429 | 500 | 502 | 503 | 504; retryAfter: string | null; reaches: boolean }
  | { kind: 'captive-page' }
  | { kind: 'redirect' }
  | { kind: 'other-json'; reaches: boolean };

/** Which requests a fault waits for. */
export type Which = 'any' | 'write' | 'confirm' | 'feed';

type Deed =
  | { do: 'record'; line: number; week: number; quarters: number; category: 'missed' | 'extra' | 'plan' }
  | { do: 'attest'; week: number; lines: number[] }
  | { do: 'undo' | 'redo' | 'acknowledge' | 'sync' | 'sign-in' | 'allow-removals' | 'mend' | 'withdraw' | 'quit' }
  | { do: 'stay'; person: number; day: number }
  | { do: 'adjustment'; line: number }
  | { do: 'end'; line: number; day: number }
  | { do: 'remove-care'; which: number }
  | { do: 'message' }
  | { do: 'resolve'; keep: 'mine' | 'theirs' }
  | { do: 'generate'; week: number }
  | { do: 'preview'; accept: boolean }
  | { do: 'confirm'; service: number | 'all' }
  | { do: 'offline'; offline: boolean }
  | { do: 'crash'; atPoint: number; downMillis: number }
  | { do: 'clock'; millis: number }
  | { do: 'fault'; fault: Fault; which: Which; times: number };

type CouncilDeed =
  | { do: 'plan-change'; line: number; quarters: number }
  | { do: 'new-line' }
  | { do: 'end-line' | 'remove-line'; line: number }
  | { do: 'pay-week'; week: number }
  | { do: 'pay-service'; service: number }
  | { do: 'council-word' | 'end-sessions' | 'expire-cursors' | 'new-rules' }
  | { do: 'portal-clock'; millis: number }
  | { do: 'portal-down'; downMillis: number }
  | { do: 'portal-kill'; atStatement: number; downMillis: number };

/** `id` names the step for good, also once others were taken out; `gap`: milliseconds since the step before. */
export type Step = { id: number; gap: number } & (({ by: number } & Deed) | CouncilDeed);

export interface Plan {
  seed: number;
  desktops: number;
  /** Each computer's clock against true time, in milliseconds. */
  clocks: number[];
  steps: Step[];
}
