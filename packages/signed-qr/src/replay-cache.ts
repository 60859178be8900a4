/**
 * What was used already. One per place where a code may be used twice: all the terminals of a platform, or
 * one that is offline.
 */
export interface ReplayCache {
  /**
   * True once for an id and a step; false for that step again, and for every step before it: who photographs
   * a code is behind its holder.
   */
  claim(id: Uint8Array, step: number): boolean | Promise<boolean>;
}

/**
 * In memory, for a terminal that is offline. Ids not seen during the last steps are forgotten: their codes
 * are outside the window.
 */
export function replayCache(): ReplayCache {
  const last = new Map<string, number>();
  let newest = 0;
  return {
    claim(id, step) {
      if (step > newest) {
        newest = step;
        for (const [known, used] of last) if (used < newest - 3) last.delete(known);
      }
      const name = id.join();
      if (step <= (last.get(name) ?? -1)) return false;
      last.set(name, step);
      return true;
    },
  };
}
