import type { Sentence } from "../../../kernel/errors.ts";
import { type SupportKind, type SupportState, supportKinds } from "./support.ts";

const kinds: Readonly<Record<SupportKind, Sentence>> = {
  card: { fr: "Carte", en: "Card" },
  printed: { fr: "Carte imprimée", en: "Printed card" },
  phone: { fr: "Téléphone", en: "Phone" },
  nfc_phone: { fr: "Téléphone sans contact", en: "Contactless phone" },
};

/** As people say them. */
export function formatSupportKind(kind: unknown): Sentence {
  const known = supportKinds.find((one) => one === kind);
  return known === undefined ? { fr: "Support", en: "Support" } : kinds[known];
}

export const stateWords: Readonly<Record<SupportState, Sentence>> = {
  ordered: { fr: "Demandé", en: "Ordered" },
  personalised: { fr: "Prêt à remettre", en: "Ready to hand over" },
  issued: { fr: "Remis", en: "Handed over" },
  active: { fr: "En service", en: "In use" },
  suspended: { fr: "Suspendu", en: "Suspended" },
  lost: { fr: "Déclaré perdu", en: "Declared lost" },
  revoked: { fr: "Arrêté", en: "Ended" },
  expired: { fr: "Terminé", en: "Past its end" },
  replaced: { fr: "Remplacé", en: "Replaced" },
};
