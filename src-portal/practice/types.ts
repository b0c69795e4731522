// What the practice provider consists of: data only, the same every run. `practiceProvider()` in index.ts makes it;
// the portal stores it at its first start. Nothing in it names a real person, and no account of it opens anything real.
import type { WeeklyActual } from '../../src-shared/domain/actuals.ts';
import type {
  AdjustmentRequest,
  HospitalStay,
  Person,
  ServiceEnd,
  ServiceLine,
} from '../../src-shared/domain/lines.ts';
import type { LogEntry } from '../../src-shared/domain/log.ts';
import type { By, Dispute, Payment, Receipt, Role, WeekStatus } from '../../src-shared/portal-api/index.ts';

/** An account that can sign in to the practice portal. Its password is printed at start: practice only. */
export interface PracticeAccount {
  /** Stable id, as it stands in `By.id`. */
  id: string;
  /** What is typed as user name. */
  user: string;
  /** Shown on screen as who did something. */
  name: string;
  password: string;
  /** Six digits. */
  securityCode: string;
  roles: Role[];
}

/** One actual as the practice portal holds it at first start. */
export interface PracticeActual {
  actual: WeeklyActual;
  /** Who said "as planned"; null when nobody did, or when the line differs from plan. */
  attested: By | null;
  /** Who last changed it; null while it stands as generated. */
  changed: By | null;
}

export interface PracticeWeek {
  weekStart: string;
  status: WeekStatus;
  /** When the week was generated (ISO instant); null when it is not generated yet, then `actuals` is empty. */
  generatedAt: string | null;
  actuals: PracticeActual[];
  /** Receipts of its confirmations. Leave `digest` as '' : the portal fills in the digest of what it stores. */
  receipts: Receipt[];
  payments: Payment[];
}

/** A service end with the id under which the portal keeps it as a care record. */
export interface PracticeEnd {
  id: string;
  end: ServiceEnd;
}

export interface PracticeData {
  /** Never changes for the life of the practice data: clients notice another portal at the old address by it. */
  portalId: string;
  provider: { id: string; name: string };
  accounts: PracticeAccount[];
  people: Person[];
  lines: ServiceLine[];
  /** Oldest first: twelve processed weeks, then the current one, not generated. */
  weeks: PracticeWeek[];
  stays: HospitalStay[];
  adjustments: AdjustmentRequest[];
  ends: PracticeEnd[];
  log: LogEntry[];
  disputes: Dispute[];
  /** The instant (ISO) at which practice time begins at the first start; it goes on from there. */
  clockStart: string;
}
