/** What a vendor's space may hold, so that one vendor takes nobody else's room. */
export const limits = {
  spaces: 2_000,
  spacesPerDay: 100,
  /**
   * Addresses at a domain of one's own are made up without end: one organisation leaves room for the others.
   */
  spacesPerDomainPerDay: 5,
  waitingLinks: 5,
  applications: 10,
  gesturesPerDay: 300,
  traces: 1_000,
  traceDays: 30,
  unusedDays: 90,
} as const;

const SPACE = "Bac à sable";

/** Never the organisation's name alone: nobody's space passes for a town. */
export const formatSpaceName = (organisation: string): string => `${SPACE} : ${organisation}`;

/** "Bac à sable : Acme" → "Acme", to be shown under the name of the sandbox. */
export const parseSpaceOwner = (name: string): string => name.slice(`${SPACE} : `.length);

/** "bac-a-sable-7k2m9q4x": an address that nobody guesses, though nothing depends on that. */
export function buildSpaceSlug(random: string): string {
  return `bac-a-sable-${random.replaceAll("-", "").slice(0, 12)}`;
}
