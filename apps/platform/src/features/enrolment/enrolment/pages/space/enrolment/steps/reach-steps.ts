import type { Step } from "../../../../../../../web/index.ts";
import { frEn } from "../fr-en.ts";

export const reachSteps: readonly Step[] = [
  {
    id: "reach",
    path: "contact",
    about: () => frEn("Pour vous joindre", "To reach you"),
    title: frEn("Comment vous joindre ?", "How can we reach you?"),
    why: frEn(
      "Pour vous répondre. Sans adresse électronique, nous vous écrivons par courrier.",
      "To answer you. Without an e-mail address, we write to you by post.",
    ),
    legalBasis: frEn(
      "mission d’intérêt public (RGPD, art. 6.1.e). Vous pouvez ne rien indiquer.",
      "public task (GDPR, art. 6.1.e). You may leave this empty.",
    ),
    fields: [
      {
        kind: "email",
        name: "email",
        label: frEn("Adresse électronique", "E-mail address"),
        hint: frEn(
          "Elle peut être partagée : deux personnes d’une famille gardent chacune leur dossier.",
          "It may be shared: two people of one family each keep their own file.",
        ),
        optional: true,
      },
      {
        kind: "phone",
        name: "phone_number",
        label: frEn("Téléphone", "Phone number"),
        optional: true,
      },
    ],
  },
];
