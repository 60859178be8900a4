let changes = 0;

/**
 * How many times this process changed what authorities say of themselves: what is kept in memory is then read
 * again.
 */
export const authorityChanges = (): number => changes;

export function noteChange(): void {
  changes += 1;
}
