import type { AccessibilityReport } from "./report.ts";

/** Decree 2019-768, art. 4: the authority answers within a week. */
export const ANSWER_DAYS = 7;
export const KEPT_MONTHS = 12;

/**
 * A rate under half is no partial conformity, and no audit no conformity at all (RGAA, "Obligations
 * légales").
 */
export function computeDeclaredConformity({
  audit,
}: Pick<AccessibilityReport, "audit">): AccessibilityReport["conformity"] {
  if (!audit || audit.ratePercent < 50) return "none";
  return audit.ratePercent === 100 ? "full" : "partial";
}
