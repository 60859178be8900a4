import type { Sentence } from "../../../../../../../kernel/errors.ts";
import { buildSentence } from "../build-sentence.ts";

interface ProofWords {
  readonly path: string;
  readonly title: Sentence;
  readonly why: Sentence;
  /** The question, then the name of what is handed in. */
  readonly which: Sentence;
  readonly scan: Sentence;
}

/** How each document page speaks. */
export const proofWords: Readonly<Record<"identity" | "home" | "children", ProofWords>> = {
  identity: {
    path: "piece-d-identite",
    title: buildSentence("Votre pièce d’identité", "Your identity document"),
    why: buildSentence(
      "Elle prouve votre nom et votre date de naissance, une fois pour tous les services.",
      "It proves your name and date of birth, once for every service.",
    ),
    which: buildSentence("Quelle pièce d’identité avez-vous ?", "Which identity document do you have?"),
    scan: buildSentence(
      "Votre pièce d’identité, en photo ou en PDF",
      "Your identity document, as a photo or a PDF",
    ),
  },
  home: {
    path: "justificatif-de-domicile",
    title: buildSentence("Votre justificatif de domicile", "Your proof of address"),
    why: buildSentence(
      "Facture d’énergie, de téléphone, quittance ou avis d’impôt de moins d’un an : il prouve votre adresse.",
      "An energy or phone bill, rent receipt or tax notice under a year old: it proves your address.",
    ),
    which: buildSentence("Quel justificatif de domicile avez-vous ?", "Which proof of address do you have?"),
    scan: buildSentence(
      "Votre justificatif de domicile, en photo ou en PDF",
      "Your proof of address, as a photo or a PDF",
    ),
  },
  children: {
    path: "livret-de-famille",
    title: buildSentence("Le lien avec vos enfants", "Your relation to your children"),
    why: buildSentence(
      "Le livret de famille prouve l’identité de vos enfants et votre autorité parentale.",
      "The family record book proves who your children are, and your parental authority.",
    ),
    which: buildSentence(
      "Quel document prouve votre lien avec vos enfants ?",
      "Which document proves your relation?",
    ),
    scan: buildSentence(
      "Le document sur vos enfants, en photo ou en PDF",
      "The document about your children, as a photo or a PDF",
    ),
  },
};
