import type { Sentence } from "../../kernel/errors.ts";
import type { Provenance } from "./element.ts";

/** In the place of a value that another representative declared. */
export const withheldText: Sentence = {
  fr: "Indiqué par un autre représentant. Nous ne l’affichons pas ici.",
  en: "Given by another representative. We do not show it here.",
};

/** Who a value comes from, by name: an agent, a register of the State, the platform; empty when a person said it. */
export const deciderOf = ({ by, register }: Provenance): string =>
  register?.name ?? (by?.kind === "person" ? "" : (by?.label ?? ""));
