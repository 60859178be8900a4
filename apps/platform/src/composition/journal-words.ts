import type { JournalEntry } from "../features/trust/audit/index.ts";
import type { Contribution } from "../kernel/contributions.ts";
import type { Sentence } from "../kernel/errors.ts";

/** How every line of the journal reads: each module tells its own. */
export function buildJournalFormatter(
  contributions: readonly Contribution[],
): (entry: Pick<JournalEntry, "action" | "data">) => Sentence {
  const tellers = new Map(contributions.flatMap(({ journal }) => Object.entries(journal)));
  return ({ action, data }) => tellers.get(action)?.(data) ?? formatUnknownAction(action);
}

/**
 * How the journal reads, and what of it changed the ways into an account, each module marking its own: for
 * who looks after theirs.
 */
export const buildAccountJournal = (contributions: readonly Contribution[]) => ({
  tell: buildJournalFormatter(contributions),
  opensAccount: new Set(contributions.flatMap(({ opensAccount = [] }) => opensAccount)),
});

/** A line written by a version that no longer tells it: shown all the same, never hidden. */
function formatUnknownAction(action: string): Sentence {
  return { fr: `Une action a été enregistrée (${action}).`, en: `An action was recorded (${action}).` };
}
