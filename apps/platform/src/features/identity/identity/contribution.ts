import { elementDefinition, formatElement, isElementName } from "@ardeco/contracts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { removeFinalStop } from "../../../kernel/text.ts";
import type { Element } from "./element.ts";
import { listElementHistory, listElements } from "./list-elements.ts";
import { setPersonStatus } from "./persons.ts";
import { setCandidateRows } from "./store/candidates.ts";
import { eraseElements } from "./store/elements.ts";
import { deletePersonMerges } from "./store/person-merges.ts";
import { removePersonCreator } from "./store/persons.ts";
import { registerNamed, withheldText } from "./words.ts";

const formatElementName = (name: unknown, language: "fr" | "en") =>
  typeof name === "string" && isElementName(name) ? elementDefinition(name).label[language] : String(name);

const formatReasonWord = (reason: unknown, word: string) =>
  typeof reason === "string" ? `${word}${removeFinalStop(reason)}.` : "";

/** Who answered; lines written before it was kept do not say. */
const formatRegister = (register: unknown) =>
  typeof register === "string" ? registerNamed(register) : undefined;

const exportElement = (element: Element) => ({
  nom: elementDefinition(element.name).label.fr,
  code: element.name,
  etat: element.state,
  valeur: element.value ?? null,
  texte: element.withheld ? withheldText.fr : formatElement(element.name, element.value, "fr"),
  provenance: element.provenance,
  valable_jusqu_au: element.validUntil ?? null,
});

export const identityContribution: Contribution = {
  module: "identity",
  exportPerson: async (tx, context, personId) => {
    const live = await listElements(tx, context, personId);
    // Said under another number of the same person, and counting for this one.
    const lent = live.flatMap(({ validated }) => (validated?.lent ? [validated] : []));
    const own = await listElementHistory(context, personId);
    return {
      elements: own.map(exportElement),
      ...(lent.length === 0 ? {} : { elements_d_une_autre_fiche: lent.map(exportElement) }),
    };
  },
  erasePerson: async (tx, context, personId) => {
    await eraseElements(tx, context.authorityId, personId);
    await setCandidateRows(tx, context.authorityId, personId, []);
    await removePersonCreator(tx, personId);
    await deletePersonMerges(tx, context.authorityId, personId);
    await setPersonStatus(tx, context, personId, "erased");
  },
  purge: async () => 0,
  journal: {
    "identity.element_declared": ({ element }) => ({
      fr: `${formatElementName(element, "fr")} : une valeur a été déclarée.`,
      en: `${formatElementName(element, "en")}: a value was declared.`,
    }),
    "identity.declaration_withdrawn": ({ element }) => ({
      fr: `${formatElementName(element, "fr")} : la valeur déclarée a été retirée.`,
      en: `${formatElementName(element, "en")}: the declared value was taken back.`,
    }),
    "identity.element_validated": ({ element, method, register, isConfirmed }) => {
      const who = formatRegister(register);
      if (who && isConfirmed === true)
        return {
          fr: `${formatElementName(element, "fr")} : ${who.fr} a confirmé la valeur.`,
          en: `${formatElementName(element, "en")}: ${who.en} confirmed the value.`,
        };
      if (who)
        return {
          fr: `${formatElementName(element, "fr")} : ${who.fr} a donné la valeur, qui compte désormais.`,
          en: `${formatElementName(element, "en")}: ${who.en} gave the value, which counts from now on.`,
        };
      return method === "federated_login"
        ? {
            fr: `${formatElementName(element, "fr")} : la valeur donnée par FranceConnect a été enregistrée.`,
            en: `${formatElementName(element, "en")}: the value given by FranceConnect was recorded.`,
          }
        : {
            fr: `${formatElementName(element, "fr")} : la valeur a été validée.`,
            en: `${formatElementName(element, "en")}: the value was validated.`,
          };
    },
    "identity.element_corrected": ({ element, reason, register }) => {
      const who = formatRegister(register);
      return who
        ? {
            fr:
              `${formatElementName(element, "fr")} : ${who.fr} ` +
              "a donné une autre valeur, qui compte désormais.",
            en:
              `${formatElementName(element, "en")}: ${who.en} ` +
              "gave another value, which counts from now on.",
          }
        : {
            fr:
              `${formatElementName(element, "fr")} : la valeur a ` +
              `été corrigée.${formatReasonWord(reason, " Motif : ")}`,
            en:
              `${formatElementName(element, "en")}: the value was ` +
              `corrected.${formatReasonWord(reason, " Reason: ")}`,
          };
    },
    "identity.element_refused": ({ element, reason }) => ({
      fr:
        `${formatElementName(element, "fr")} : la valeur a ` +
        `été refusée.${formatReasonWord(reason, " Motif : ")}`,
      en:
        `${formatElementName(element, "en")}: the value was ` +
        `refused.${formatReasonWord(reason, " Reason: ")}`,
    }),
    "identity.element_expired": ({ element }) => ({
      fr: `${formatElementName(element, "fr")} : la validation est arrivée à son terme.`,
      en: `${formatElementName(element, "en")}: the validation has run out.`,
    }),
  },
};
