import type { Sentence } from "../../../kernel/errors.ts";
import type { PresentationName } from "./rules/presentation.ts";

const names: Readonly<Record<PresentationName, Sentence>> = {
  name: { fr: "le nom", en: "the name" },
  colour: { fr: "la couleur", en: "the colour" },
  showsPrivateOffers: { fr: "les offres de partenaires privés", en: "the offers of private partners" },
  street: { fr: "la rue", en: "the street" },
  postalCode: { fr: "le code postal", en: "the postcode" },
  locality: { fr: "la localité", en: "the locality" },
  phone: { fr: "le téléphone", en: "the telephone" },
  email: { fr: "l’adresse électronique", en: "the e-mail address" },
  dataProtectionEmail: {
    fr: "l’adresse du délégué à la protection des données",
    en: "the address of the data-protection officer",
  },
  hours: { fr: "les horaires", en: "the opening hours" },
};

const isPresentationName = (name: unknown): name is PresentationName =>
  typeof name === "string" && Object.hasOwn(names, name);

/** The line of the journal: what changed, never to what. */
export function formatPresentationChange(changed: unknown): Sentence {
  const said = (Array.isArray(changed) ? changed : []).filter(isPresentationName).map((name) => names[name]);
  return {
    fr: `La page de la collectivité a changé : ${said.map(({ fr }) => fr).join(", ")}.`,
    en: `What the authority says of itself has changed: ${said.map(({ en }) => en).join(", ")}.`,
  };
}
