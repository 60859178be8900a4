import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";

/** Tells the lines that erasing writes; it holds nothing itself. */
export const peopleContribution: Contribution = {
  ...buildEmptyContribution("people"),
  journal: {
    "people.newcomer_erased": () => ({
      fr: "Un brouillon abandonné a été effacé, avec tout ce qu’il contenait.",
      en: "An abandoned draft was erased, with everything in it.",
    }),
    "people.erased_on_request": ({ number }) => ({
      fr: `Une personne a été effacée, à sa demande (${number}).`,
      en: `Somebody was erased, at their request (${number}).`,
    }),
    "people.keys_wrapped_again": () => ({
      fr: "Les clés des personnes ont été renouvelées : leurs données restent telles quelles.",
      en: "The keys of people were renewed: their data is as it was.",
    }),
    "people.erased_again": () => ({
      fr: "Une personne déjà effacée revenait d’une sauvegarde restaurée : elle a été effacée de nouveau.",
      en: "Somebody erased before came back from a restored backup: they were erased again.",
    }),
    "people.inactive_told": () => ({
      fr:
        "Sans nouvelles depuis longtemps, nous vous avons écrit : " +
        "vos informations seront effacées, sauf si vous revenez.",
      en: "Without news for long, we wrote to you: your information will be erased, unless you come back.",
    }),
    "people.inactive_erased": () => ({
      fr:
        "Les informations d’une personne restée longtemps " +
        "sans nouvelles ont été effacées, après deux messages.",
      en: "The information of somebody without news for long was erased, after two messages.",
    }),
    "people.deceased_erased": () => ({
      fr: "Les informations d’une personne décédée ont été effacées, au terme du délai.",
      en: "The information of somebody who died was erased, at the end of its time.",
    }),
  },
};
