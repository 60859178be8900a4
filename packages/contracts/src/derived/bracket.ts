/**
 * One tranche of family quotients, in euros: `at_least` ≤ quotient < `below`; `below` null for the last one.
 */
export interface QuotientBracket {
  readonly at_least: number;
  readonly below: number | null;
}

/** The tranche a quotient falls in. `bounds`: where each tranche after the first begins, ascending. */
export function bracketOf(quotient: number, bounds: readonly number[]): QuotientBracket {
  const reached = bounds.filter((bound) => bound <= quotient);
  const above = bounds.find((bound) => bound > quotient);
  return { at_least: reached.at(-1) ?? 0, below: above ?? null };
}
