import type { DraftValues } from "./draft-values.ts";

export const formatReasonRowName = (row: number): string => `eligibilityReasons_${row}`;

/** Numbers of the conditions of the rule that have a place for a sentence. */
export function listReasonRows(values: DraftValues): readonly number[] {
  const rows = [...values.keys()].flatMap(
    (name) => /^eligibilityReasons_(\d{1,2})_condition$/.exec(name)?.[1] ?? [],
  );
  return rows.map(Number).sort((left, right) => left - right);
}
