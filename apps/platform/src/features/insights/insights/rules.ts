/** Fewer files than this would tell of one person. */
export const FEWEST = 3;

/** A part in whole percents; undefined of nothing. */
export function computePercentage(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : Math.round((part / whole) * 100);
}
