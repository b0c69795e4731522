// A week by the portal's files alone: the plan from its export, the file to give back, the comparison with a fresh
// export, and what may be said of the week at each step.

export { type WhatIsKnown, whyPlanned } from './asked-for.ts';
export {
  comparePlans,
  planChangeKind,
  planDifferenceSentence,
} from './compare-plans.ts';
export {
  exportPurpose,
  type FileEvidence,
  type FileStep,
  type FileWeek,
  fileEvidenceSchema,
  fileWeek,
  nextFileStep,
  whyNoReadBack,
} from './evidence.ts';
export { formatPence, reportedWords, serviceStatus, weekStatus } from './evidence-words.ts';
export { type GivenBack, giveBack, giveBackNames } from './give-back.ts';
export { changedLines, type IntendedLine, intendedLines, intendedText } from './intended.ts';
export {
  type ExportSource,
  exportedActual,
  linesAfterPlan,
  type PlannedLine,
  planLabel,
  type ServicePlan,
  servicePlanSchema,
  takeLines,
} from './plan.ts';
export { isLookDue, type LookedAt, lookedAtSentence, portalAccessSentence } from './portal-visits.ts';
export { readBack, readBackSentence } from './read-back.ts';
export type { ReadBackResult } from './read-back-result.ts';
export { type ExportReading, readExport, type ServiceReading } from './read-export.ts';
export type { SameLinesAnswer } from './same-lines.ts';
export { type ServiceTypeAnswer, serviceTypeAnswerSchema, serviceTypeQuestions } from './service-types.ts';
