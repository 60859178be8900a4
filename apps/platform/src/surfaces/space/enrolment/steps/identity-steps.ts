import type { Step } from "../../../../web/index.ts";
import { both } from "../both.ts";
import { publicTask } from "./legal-bases.ts";
import { NAME_LENGTH, namePattern } from "./name-pattern.ts";

const name = { kind: "text", pattern: namePattern, maxLength: NAME_LENGTH } as const;

export const identitySteps: readonly Step[] = [
  {
    id: "names",
    path: "noms",
    title: both("Comment vous appelez-vous ?", "What is your name?"),
    why: both(
      "Pour ouvrir un dossier à votre nom et le retrouver.",
      "To open a file in your name, and find it again.",
    ),
    legalBasis: publicTask,
    fields: [
      { ...name, name: "given_name", label: both("Prénom", "Given name"), autocomplete: "given-name" },
      {
        ...name,
        name: "family_name",
        label: both("Nom de naissance", "Birth name"),
        autocomplete: "family-name",
      },
      {
        ...name,
        name: "name_of_use",
        label: both("Nom d’usage", "Name used"),
        hint: both(
          "Si vous utilisez un autre nom que votre nom de naissance, par exemple celui de votre conjoint.",
          "If you use another name than your birth name, such as your spouse’s.",
        ),
        optional: true,
      },
    ],
  },
  {
    id: "birth",
    path: "naissance",
    title: both("Votre date de naissance", "Your date of birth"),
    why: both(
      "Pour vous distinguer d’un homonyme et appliquer les tarifs de votre âge.",
      "To tell you from a namesake and apply the prices of your age.",
    ),
    legalBasis: publicTask,
    fields: [
      {
        kind: "date",
        name: "birthdate",
        label: both("Quelle est votre date de naissance ?", "What is your date of birth?"),
        past: true,
        birthday: true,
        earliest: "1900-01-01",
      },
    ],
  },
];
