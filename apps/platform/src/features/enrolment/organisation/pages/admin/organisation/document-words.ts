import { defineMessages } from "../../../../../../web/index.ts";

/** Document types of the 2D-Doc specification that may validate an address. */
export const documentPolicyWords = defineMessages({
  fr: {
    title: "Documents vérifiés sans agent",
    lead: "Certains documents portent un cachet électronique. La plateforme vérifie ce cachet et compare le document avec la demande.",
    rules: "Ce qu’un document peut valider",
    ruleAddress:
      "L’adresse, et rien d’autre. Il faut que le nom sur le document soit déjà validé par un agent.",
    ruleNever:
      "Jamais un nom ni une date de naissance : un vrai document peut être présenté par quelqu’un d’autre.",
    ruleAgent: "Une machine ne refuse rien. Au moindre écart, un agent regarde.",
    choose: "Votre choix",
    age: "Âge le plus grand du document",
    names: {
      "00": "Justificatif de domicile",
      "01": "Facture (énergie, téléphone, internet, eau)",
      "27": "Avis de situation déclarative à l’impôt sur le revenu",
      "28": "Avis d’impôt sur le revenu",
    },
    months: (count: number) =>
      count === 0 ? "Jamais : un agent regarde" : count === 1 ? "1 mois" : `${count} mois`,
    save: "Enregistrer",
    done: "C’est enregistré.",
    doneText: "Les dossiers déjà décidés ne changent pas.",
    share: "La part décidée sans agent est dans les indicateurs.",
    link: "Documents vérifiés sans agent",
    linkText: "Ce que les documents avec un cachet électronique valident tout seuls.",
  },
  en: {
    title: "Documents checked without an agent",
    lead: "Some documents bear an electronic seal. The platform verifies it and compares the document with the application.",
    rules: "What a document may validate",
    ruleAddress:
      "The address, and nothing else. An agent must have validated the name on the document before.",
    ruleNever: "Never a name nor a birth date: somebody else may show a genuine document.",
    ruleAgent: "A machine refuses nothing. At the least difference, an agent looks.",
    choose: "Your choice",
    age: "Greatest age of the document",
    names: {
      "00": "Proof of address",
      "01": "Bill (energy, telephone, internet, water)",
      "27": "Statement of income declared for tax",
      "28": "Income tax notice",
    },
    months: (count: number) =>
      count === 0 ? "Never: an agent looks" : count === 1 ? "1 month" : `${count} months`,
    save: "Save",
    done: "Saved.",
    doneText: "Files already decided do not change.",
    share: "The share decided without an agent is in the indicators.",
    link: "Documents checked without an agent",
    linkText: "What documents with an electronic seal validate by themselves.",
  },
});
