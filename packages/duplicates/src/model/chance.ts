import type { Feature } from "../compare/feature.ts";

/** Pairs drawn to learn how strangers agree by chance; more in a large file, where pairs are more. */
const drawnOf = (size: number): number => Math.min(300_000, Math.max(60_000, size / 2));

/** For each feature, how often two strangers reach each level: their pairs are nearly all pairs. */
export function chanceOf(
  features: readonly Feature[],
  size: number,
  random: () => number,
): readonly Float64Array[] {
  const counts = features.map(({ levels }) => new Float64Array(levels).fill(0.5));
  const rows = () => Math.floor(random() * size);
  const draws = drawnOf(size);
  for (let drawn = 0; drawn < draws; drawn++) {
    const [one, other] = [rows(), rows()];
    if (one === other) continue;
    features.forEach((feature, at) => {
      const level = feature.compare(Math.min(one, other), Math.max(one, other));
      const count = counts[at];
      if (level >= 0 && count !== undefined) count[level] = (count[level] ?? 0) + 1;
    });
  }
  return counts.map((count, at) => withAgreeing(shares(count), features[at]?.agreeing));
}

/** What is too rare to be drawn, such as one telephone twice, is counted instead. */
function withAgreeing(drawn: Float64Array, agreeing: number | undefined): Float64Array {
  const top = drawn.length - 1;
  if (agreeing === undefined || agreeing >= 1) return drawn;
  const others = 1 - (drawn[top] ?? 0);
  return drawn.map((share, level) => (level === top ? agreeing : (share / others) * (1 - agreeing)));
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
