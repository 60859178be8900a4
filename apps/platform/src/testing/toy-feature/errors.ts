import { defineErrors } from "../../kernel/errors.ts";

export const toysErrors = defineErrors({
  "toys.name_missing": {
    status: 422,
    fr: "Le jouet n’a pas de nom.",
    en: "The toy has no name.",
    todo: { fr: "Écrivez son nom.", en: "Write its name." },
  },
});
