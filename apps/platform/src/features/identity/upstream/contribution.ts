import type { Contribution } from "../../../kernel/contributions.ts";
import { listUpstreamLinks } from "./create-upstream-link.ts";
import { deleteLinks } from "./store.ts";
import { formatProviderName } from "./words.ts";

export const upstreamContribution: Contribution = {
  module: "upstream",
  exportPerson: async (_tx, context, personId) => ({
    connexions_de_l_etat: (await listUpstreamLinks(context, personId)).map((link) => ({
      fournisseur: formatProviderName(link.kind),
      relie_le: link.linkedOn,
      derniere_connexion: link.lastUsedOn,
    })),
  }),
  erasePerson: async (tx, context, personId) => {
    await deleteLinks(tx, context.authorityId, { subjectId: personId });
  },
  purge: async () => 0,
  opensAccount: ["upstream.linked", "upstream.unlinked"],
  journal: {
    "upstream.provider_configured": ({ kind, enabled }) => ({
      fr: `La connexion par ${formatProviderName(kind)} a été réglée : ${enabled ? "proposée" : "fermée"}.`,
      en: `Signing in with ${formatProviderName(kind)} was set up: ${enabled ? "offered" : "closed"}.`,
    }),
    "upstream.linked": ({ kind }) => ({
      fr: `${formatProviderName(kind)} ouvre désormais ce compte.`,
      en: `${formatProviderName(kind)} now opens this account.`,
    }),
    "upstream.unlinked": ({ kind }) => ({
      fr: `${formatProviderName(kind)} n’ouvre plus ce compte.`,
      en: `${formatProviderName(kind)} no longer opens this account.`,
    }),
  },
};
