import type { Feature } from "../compare/feature.ts";

/** Pairs drawn to learn how strangers agree by chance. */
const DRAWN = 60_000;

/** For each feature, how often two strangers reach each level: their pairs are nearly all pairs. */
export function chanceOf(
  features: readonly Feature[],
  size: number,
  random: () => number,
): readonly Float64Array[] {
  const counts = features.map(({ levels }) => new Float64Array(levels).fill(0.5));
  const rows = () => Math.floor(random() * size);
  for (let drawn = 0; drawn < DRAWN; drawn++) {
    const [one, other] = [rows(), rows()];
    if (one === other) continue;
    features.forEach((feature, at) => {
      const level = feature.compare(Math.min(one, other), Math.max(one, other));
      const count = counts[at];
      if (level >= 0 && count !== undefined) count[level] = (count[level] ?? 0) + 1;
    });
  }
  return counts.map(shares);
}

/** Counts turned into shares of their sum. */
export function shares(counts: Float64Array): Float64Array {
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.map((count) => count / sum);
}

/** Numbers between 0 and 1, the same at each run: mulberry32. */
export function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
