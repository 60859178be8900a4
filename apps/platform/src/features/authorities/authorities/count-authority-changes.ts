let changes = 0;

/**
 * How many times this process changed what authorities say of themselves: what is kept in memory is then read
 * again.
 */
export const countAuthorityChanges = (): number => changes;

export function recordAuthorityChange(): void {
  changes += 1;
}
