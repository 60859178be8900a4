import type { Sentence } from "../../../kernel/errors.ts";
import type { Provenance } from "./element.ts";

/** In the place of a value that another representative declared. */
export const withheldText: Sentence = {
  fr: "Indiqué par un autre représentant. Nous ne l’affichons pas ici.",
  en: "Given by another representative. We do not show it here.",
};

/**
 * Who a value comes from, by name: an agent, a register of the State, the platform; empty when a person said
 * it.
 */
export const formatDecider = ({ by, register }: Provenance): string =>
  register?.name ?? (by?.kind === "person" ? "" : (by?.label ?? ""));

const articles: Readonly<Record<string, Sentence>> = {
  CAF: { fr: "la CAF", en: "the CAF" },
  MSA: { fr: "la MSA", en: "the MSA" },
  CROUS: { fr: "le CROUS", en: "the CROUS" },
  "Éducation nationale": { fr: "l’Éducation nationale", en: "the Ministry of Education" },
  "Ministère de l’Enseignement supérieur": {
    fr: "le ministère de l’Enseignement supérieur",
    en: "the Ministry of Higher Education",
  },
};

/** A register as a sentence names it; one without an article, as it is. */
export const registerNamed = (name: string): Sentence => articles[name] ?? { fr: name, en: name };
