import type { Sentence } from "../../../kernel/errors.ts";

/** Why a definition cannot be offered, by code: those of @ardeco/contracts, of @ardeco/rules, and ours. */
const sentences: Readonly<Record<string, Sentence>> = {
  "service.malformed": {
    fr: "Cette partie est absente ou mal formée.",
    en: "This part is missing or malformed.",
  },
  "service.unknown_element": {
    fr: "Cet élément n’existe pas dans le registre.",
    en: "This element is not in the registry.",
  },
  "service.element_asked_twice": {
    fr: "Cet élément est demandé deux fois.",
    en: "This element is asked for twice.",
  },
  "service.form_mismatch": {
    fr: "Cet élément ne se demande pas sous cette forme.",
    en: "This element cannot be asked for in this form.",
  },
  "service.brackets_needed": { fr: "Indiquez les tranches.", en: "Give the brackets." },
  "service.brackets_not_ascending": {
    fr: "Les tranches vont de la plus basse à la plus haute.",
    en: "Brackets go from the lowest to the highest.",
  },
  "service.kept_but_not_asked": {
    fr: "On ne conserve pas un élément qu’on n’a pas demandé.",
    en: "An element that was not asked for cannot be kept.",
  },
  "service.owed_text_needed": {
    fr: "Dites ce qui reste dû quand le service ne s’arrête pas tout de suite.",
    en: "Tell what is still owed when the service does not stop at once.",
  },
  "service.address_needed": {
    fr: "Donnez l’adresse du site vers lequel ce lien conduit.",
    en: "Give the address of the site that this link leads to.",
  },
  "service.asks_nothing": {
    fr: "Une page d’information ou un lien ne demande aucun élément.",
    en: "A page of information or a link asks for no element.",
  },
  "service.cost_not_ascending": {
    fr: "Le prix le plus haut dépasse le prix le plus bas.",
    en: "The highest price is above the lowest.",
  },
  "catalogue.slug_taken": {
    fr: "Un autre service du document porte déjà cet identifiant.",
    en: "Another service of the document already has this identifier.",
  },
  "cpsv.too_long": { fr: "Le document dépasse 4 Mo.", en: "The document is over 4 MB." },
  "cpsv.too_deep": {
    fr: "Le document est trop imbriqué pour être un catalogue.",
    en: "The document is nested too deep to be a catalogue.",
  },
  "cpsv.too_many_nodes": {
    fr: "Le document décrit trop de choses pour un catalogue.",
    en: "The document describes too many things for a catalogue.",
  },
  "cpsv.null_character": {
    fr: "Le document contient un caractère nul, invisible : retirez « \\u0000 ».",
    en: "The document holds a null character, which nobody sees: take “\\u0000” out.",
  },
  "cpsv.not_json": { fr: "Ce n’est pas du JSON.", en: "This is not JSON." },
  "cpsv.remote_context": {
    fr: "Le document renvoie à un contexte d’un autre site : écrivez les préfixes dans le document.",
    en: "The document refers to a context on another site: write the prefixes in the document.",
  },
  "cpsv.inner_context": {
    fr: "Un contexte ne se donne qu’au début du document.",
    en: "A context is given only at the beginning of the document.",
  },
  "cpsv.no_service": {
    fr: "Aucun service public n’est décrit (cpsv:PublicService).",
    en: "No public service is described (cpsv:PublicService).",
  },
  "catalogue.model_decides": {
    fr: "Le modèle décide de ce point : reprenez ses mots, ou demandez à qui le publie de le changer.",
    en: "The model decides this: use its words, or ask its publisher to change them.",
  },
  "catalogue.purpose_blank": {
    fr: "Dites, en français et en anglais, à quoi sert cet élément.",
    en: "Say, in French and English, what this element is for.",
  },
  "catalogue.basis_refused": {
    fr: "Une collectivité ne peut pas invoquer l’intérêt légitime pour ses missions (RGPD, art. 6.1).",
    en: "An authority cannot rely on legitimate interests for its tasks (GDPR art. 6.1).",
  },
  "catalogue.reason_without_condition": {
    fr: "Cette phrase explique une condition qui n’est pas dans la règle.",
    en: "This sentence explains a condition that the rule does not have.",
  },
  "rule.syntax": {
    fr:
      "La règle n’est pas écrite comme nous savons la lire. Par exemple : age(birthdate, " +
      "today) >= 16. « Les mots de la règle », sous la case, en donne la liste.",
    en:
      "The rule is not written as we can read it. For example: age(birthdate, " +
      "today) >= 16. “The words of the rule”, below the box, lists them.",
  },
  "rule.unknown_variable": {
    fr: "La règle nomme une donnée qui n’existe pas.",
    en: "The rule names a datum that does not exist.",
  },
  "rule.type": {
    fr: "La règle compare des données de natures différentes.",
    en: "The rule compares data of different kinds.",
  },
  "rule.not_boolean": {
    fr: "La règle doit répondre par oui ou par non.",
    en: "The rule must answer yes or no.",
  },
  "rule.forbidden": { fr: "La règle utilise un mot interdit.", en: "The rule uses a forbidden word." },
};

const other: Sentence = { fr: "Ce point est à corriger.", en: "This point needs correcting." };

export function formatProblemSentence(code: string): Sentence {
  return sentences[code] ?? other;
}
