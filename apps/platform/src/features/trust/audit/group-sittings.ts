import type { JournalEntry } from "./entry.ts";

/** Without looking for longer, looking again is another time. */
const APART_MS = 15 * 60_000;

export interface SittingEntry extends JournalEntry {
  /**
   * When an agent began to look, where the line tells of several pages opened since; `at` is the last of
   * them.
   */
  readonly since?: Date;
}

/**
 * An agent who goes from page to page about one person, for one purpose, reads as one line: a person finds
 * what was done among them. Nothing else is put together: neither an act, nor two agents, purposes, documents
 * or people. ADR 0062.
 * @param entries newest first, as they are kept: every opening stays in the chain
 */
export function groupSittings(entries: readonly JournalEntry[]): readonly SittingEntry[] {
  const told: SittingEntry[] = [];
  const places = new Map<string, number>();
  for (const entry of entries) {
    const key = toSittingLook(entry);
    const place = key === undefined ? undefined : places.get(key);
    const later = place === undefined ? undefined : told[place];
    if (later && place !== undefined && isSameSitting(entry, later)) {
      told[place] = { ...later, since: entry.at };
      continue;
    }
    if (key !== undefined) places.set(key, told.length);
    told.push(entry);
  }
  return told;
}

const isSameSitting = ({ at }: JournalEntry, later: SittingEntry): boolean =>
  (later.since ?? later.at).getTime() - at.getTime() <= APART_MS;

/**
 * Who looks at what, why; undefined for an act. A line that says a purpose tells that somebody looked, and
 * changed nothing.
 */
function toSittingLook({ actor, action, personId, data }: JournalEntry): string | undefined {
  if (actor.kind !== "staff" || typeof data.purpose !== "string") return undefined;
  return JSON.stringify([actor.id, actor.delegationId, action, personId, data]);
}
