import type { Contribution } from "../../kernel/contributions.ts";
import { requireActFor } from "../households/index.ts";
import { linksOf, rowsOf } from "./own-links.ts";
import { deleteLink, deletePastTickets } from "./store.ts";

export const linksContribution: Contribution = {
  module: "links",
  exportPerson: async (tx, context, personId) => {
    await requireActFor(tx, context, { forPersonId: personId });
    const links = await linksOf(tx, context, personId);
    return {
      comptes_relies: links.map(({ account, linkedOn }) => ({ compte: account, relie_le: linkedOn })),
    };
  },
  erasePerson: async (tx, context, personId) => {
    for (const { service_id: serviceId, subject } of await rowsOf(tx, context, personId)) {
      await deleteLink(tx, context.authorityId, { serviceId, subject });
    }
  },
  purge: (tx, context) => deletePastTickets(tx, context.authorityId, context.now()),
  journal: {
    "links.agreed": () => ({
      fr: "Vous avez dit qu’un compte ouvert chez un service est le vôtre.",
      en: "You said that an account at a service is yours.",
    }),
    "links.linked": () => ({
      fr: "Un service a relié un compte qu’il tenait déjà.",
      en: "A service tied an account that it kept already.",
    }),
    "links.removed": () => ({
      fr: "Un compte relié à un service ne l’est plus.",
      en: "An account tied to a service is no longer so.",
    }),
  },
};
