import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";
import { removeFinalStop } from "../../../kernel/text.ts";

/** Services are public facts; agents' ids in them are of the authority's own records. */
export const catalogueContribution: Contribution = {
  ...buildEmptyContribution("catalogue"),
  journal: {
    "catalogue.model_localised": () => ({
      fr: "Un service a été préparé à partir d’un modèle.",
      en: "A service was prepared from a model.",
    }),
    "catalogue.model_taken": () => ({
      fr: "Un service a repris les changements de son modèle.",
      en: "A service took the changes of its model.",
    }),
    "catalogue.version_drafted": () => ({
      fr: "Une version d’un service a été commencée.",
      en: "A version of a service was started.",
    }),
    "catalogue.version_saved": () => ({
      fr: "Une version d’un service a été modifiée.",
      en: "A version of a service was changed.",
    }),
    "catalogue.version_submitted": () => ({
      fr: "Une version d’un service a été soumise à approbation.",
      en: "A version of a service was submitted for approval.",
    }),
    "catalogue.version_returned": ({ reason }) => ({
      fr: `Une version d’un service a été renvoyée à ses auteurs. Motif : ${removeFinalStop(reason)}.`,
      en: `A version of a service was sent back to its writers. Reason: ${removeFinalStop(reason)}.`,
    }),
    "catalogue.version_approved": () => ({
      fr: "Une version d’un service a été approuvée.",
      en: "A version of a service was approved.",
    }),
    "catalogue.version_published": () => ({
      fr: "Une version d’un service a été publiée.",
      en: "A version of a service was published.",
    }),
    "catalogue.version_retired": () => ({
      fr: "Une version d’un service n’est plus proposée.",
      en: "A version of a service is no longer offered.",
    }),
  },
};
