// A week by the portal's files alone: the plan from its export, the file to give back, the comparison with a fresh
// export, and what may be said of the week at each step.

export {
  type CellField,
  type ExportComparison,
  type MovedCell,
  type PlanDifference,
  planDifferenceSentence,
} from './compare-plans.ts';
export {
  type DifferingReadBack,
  exportPurpose,
  type FileEvidence,
  type FileStep,
  type FileWeek,
  type FileWeekEvidence,
  fileEvidenceSchema,
  fileWeek,
  type MatchedReadBack,
  nextFileStep,
  whyNoReadBack,
} from './evidence.ts';
export {
  fileWeekSentence,
  formatPence,
  reportedWords,
  type ServiceWeek,
  type Standing,
  serviceStatus,
  type Tone,
  weekStatus,
  weekSummary,
} from './evidence-words.ts';
export type { Doubt, DoubtCode } from './export-doubts.ts';
export { type GivenBack, giveBack, giveBackNames, type WeekToGiveBack } from './give-back.ts';
export { type HubWeek, hubWeek, hubWeekSentence } from './hub-week.ts';
export { changedLines, type IntendedLine, intendedLineSchema, intendedLines, intendedText } from './intended.ts';
export { type Hash, type LineKey, lineIdOf } from './line-id.ts';
export {
  type ExportSource,
  exportedActual,
  exportSourceSchema,
  linesAfterPlan,
  type PlannedLine,
  planLabel,
  plannedLineSchema,
  type ServicePlan,
  servicePlanSchema,
  takeLines,
} from './plan.ts';
export { isLookDue, type LookedAt, lookedAtSchema, lookedAtSentence, portalAccessSentence } from './portal-visits.ts';
export {
  type ReadBack,
  type ReadBackDifference,
  type ReadBackResult,
  readBack,
  readBackDifferenceSchema,
  readBackResultSchema,
  readBackSentence,
} from './read-back.ts';
export {
  type ExportReading,
  type ExportToRead,
  type KnownBefore,
  type Refusal,
  readExport,
  type ServiceReading,
} from './read-export.ts';
export {
  type ServiceTypeAnswer,
  type ServiceTypeQuestion,
  serviceTypeAnswerSchema,
  serviceTypeOf,
  serviceTypeQuestions,
  suggestServiceType,
} from './service-types.ts';
