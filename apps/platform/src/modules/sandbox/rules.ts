/** What a vendor's space may hold, so that one vendor takes nobody else's room. */
export const limits = {
  spaces: 2_000,
  spacesPerDay: 100,
  waitingLinks: 5,
  applications: 10,
  gesturesPerDay: 300,
  traces: 1_000,
  traceDays: 30,
  unusedDays: 90,
} as const;

/** "bac-a-sable-7k2m9q4x": an address that nobody guesses, though nothing depends on that. */
export function spaceSlug(random: string): string {
  return `bac-a-sable-${random.replaceAll("-", "").slice(0, 12)}`;
}
