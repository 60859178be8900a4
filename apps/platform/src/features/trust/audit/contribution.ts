import type { Contribution } from "../../../kernel/contributions.ts";
import { readPersonJournal } from "./read-journal.ts";
import { removeOtherPeople } from "./rules.ts";

export const auditContribution: Contribution = {
  module: "audit",
  exportPerson: async (_tx, context, personId) => ({
    journal: (await readPersonJournal(context, personId, { limit: 10_000 })).entries.map(
      ({ at, action, actor, data }) => ({
        le: at.toISOString(),
        par: actor.label ?? actor.kind,
        action,
        data: removeOtherPeople(data),
      }),
    ),
  }),
  // Lines stay in the chain; they become unreadable when the person's key is destroyed.
  erasePerson: async () => {},
  purge: async () => 0,
  journal: {
    "audit.journal_consulted": ({ lines }) => ({
      fr: `Le journal de la collectivité a été consulté : ${String(lines)} lignes.`,
      en: `The authority’s journal was consulted: ${String(lines)} lines.`,
    }),
    "audit.verification_asked": () => ({
      fr: "La vérification du journal a été demandée.",
      en: "The verification of the journal was asked for.",
    }),
    "audit.verification_resumed": () => ({
      fr: "La vérification du journal a été relancée.",
      en: "The verification of the journal was set going again.",
    }),
    "audit.journal_verified": ({ lines, intact }) => ({
      fr: `Le journal a été vérifié : ${String(lines)} lignes, ${intact ? "intact" : "altéré"}.`,
      en: `The journal was verified: ${String(lines)} lines, ${intact ? "intact" : "altered"}.`,
    }),
  },
};
