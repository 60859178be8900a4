import type { Sentence } from "../../kernel/errors.ts";

/** In the place of a value that another representative declared. */
export const withheldText: Sentence = {
  fr: "Indiqué par un autre représentant. Nous ne l’affichons pas ici.",
  en: "Given by another representative. We do not show it here.",
};
