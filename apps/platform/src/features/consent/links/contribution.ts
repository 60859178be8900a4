import type { Contribution } from "../../../kernel/contributions.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { listLinkRows, listPersonLinks } from "./own-links.ts";
import { deleteLink, deletePastTickets } from "./store.ts";

export const linksContribution: Contribution = {
  module: "links",
  exportPerson: async (tx, context, personId) => {
    await requireRepresentative(tx, context, { forPersonId: personId });
    const links = await listPersonLinks(tx, context, personId);
    return {
      comptes_relies: links.map(({ account, linkedOn }) => ({ compte: account, relie_le: linkedOn })),
    };
  },
  erasePerson: async (tx, context, personId) => {
    for (const { service_id: serviceId, subject } of await listLinkRows(tx, context, personId)) {
      await deleteLink(tx, context.authorityId, { serviceId, subject });
    }
  },
  purge: (tx, context) => deletePastTickets(tx, context.authorityId, context.now()),
  journal: {
    "links.agreed": ({ title }) => ({
      fr: `Vous avez dit qu’un compte ouvert chez${formatLinkedService(title, "fr")} est le vôtre.`,
      en: `You said that an account at${formatLinkedService(title, "en")} is yours.`,
    }),
    "links.linked": ({ title }) => ({
      fr: `Un compte déjà tenu chez${formatLinkedService(title, "fr")} a été relié.`,
      en: `An account kept already at${formatLinkedService(title, "en")} was tied.`,
    }),
    "links.read": ({ title }) => ({
      fr: `L’application a relu un compte relié chez${formatLinkedService(title, "fr")}.`,
      en: `The application read an account tied at${formatLinkedService(title, "en")} again.`,
    }),
    "links.removed": ({ title }) => ({
      fr: `Un compte relié chez${formatLinkedService(title, "fr")} ne l’est plus.`,
      en: `An account tied at${formatLinkedService(title, "en")} is no longer so.`,
    }),
  },
};

/** Lines written before titles were kept name no service. */
function formatLinkedService(title: unknown, language: "fr" | "en"): string {
  const name: unknown =
    typeof title === "object" && title !== null ? Reflect.get(title, language) : undefined;
  if (typeof name !== "string") return { fr: " un service", en: " a service" }[language];
  return { fr: ` « ${name} »`, en: ` “${name}”` }[language];
}
