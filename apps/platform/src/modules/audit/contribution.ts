import type { Contribution } from "../../kernel/contributions.ts";
import { readPersonJournal } from "./read-journal.ts";

export const auditContribution: Contribution = {
  module: "audit",
  exportPerson: async (tx, context, personId) => ({
    journal: (await readPersonJournal(tx, context, personId, { limit: 10_000 })).entries.map(
      ({ at, action, actor, data }) => ({
        le: at.toISOString(),
        par: actor.label ?? actor.kind,
        action,
        data,
      }),
    ),
  }),
  // Lines stay in the chain; they become unreadable when the person's key is destroyed.
  erasePerson: async () => {},
  purge: async () => 0,
  journal: {},
};
