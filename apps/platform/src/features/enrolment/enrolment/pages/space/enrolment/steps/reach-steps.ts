import type { Step } from "../../../../../../../web/index.ts";
import { buildSentence } from "../build-sentence.ts";

export const reachSteps: readonly Step[] = [
  {
    id: "reach",
    path: "contact",
    about: () => buildSentence("Pour vous joindre", "To reach you"),
    title: buildSentence("Comment vous joindre ?", "How can we reach you?"),
    why: buildSentence(
      "Pour vous répondre. Sans adresse électronique, nous vous écrivons par courrier.",
      "To answer you. Without an e-mail address, we write to you by post.",
    ),
    legalBasis: buildSentence(
      "mission d’intérêt public (RGPD, art. 6.1.e). Vous pouvez ne rien indiquer.",
      "public task (GDPR, art. 6.1.e). You may leave this empty.",
    ),
    fields: [
      {
        kind: "email",
        name: "email",
        label: buildSentence("Adresse électronique", "E-mail address"),
        hint: buildSentence(
          "Elle peut être partagée : deux personnes d’une famille gardent chacune leur dossier.",
          "It may be shared: two people of one family each keep their own file.",
        ),
        optional: true,
      },
      {
        kind: "phone",
        name: "phone_number",
        label: buildSentence("Téléphone", "Phone number"),
        optional: true,
      },
    ],
  },
];
