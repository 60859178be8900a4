import { defineMessages } from "../../../../../../web/index.ts";

export const actWords = defineMessages({
  fr: {
    validate: "Valider",
    correct: "Corriger",
    correctSubmit: "Corriger et valider",
    refuse: "Refuser",
    ask: "Autre pièce",
    askSubmit: "Demander cette pièce",
    exception: "Exception",
    exceptionSubmit: "Accorder l’exception",
    exceptionHint:
      "Accepte la valeur sans le justificatif habituel. Le motif reste dans le journal de la personne.",
    confirm: "Confirmer",
    confirmSubmit: "Confirmer cette valeur",
    confirmHint:
      "Dites comment vous le savez : la personne est au guichet, vous l’avez rappelée, elle a répondu à un message.",
    evidence: "Vu sur",
    evidenceMissing: (element: string) => `${element} : dites sur quoi vous l’avez vu.`,
    evidenceOriginal: (kind: string) => `Original vu, non conservé : ${kind}`,
    evidencePiece: (n: number, kind: string) => `Pièce ${n} : ${kind}`,
    evidenceDoubted: (piece: string) => `À regarder, ${piece}`,
    inSpite: "Pourquoi l’accepter malgré le contrôle ?",
    inSpiteWhy:
      "Nécessaire si vous choisissez une pièce « À regarder ». La personne le lira, et le journal le garde.",
    reason: "Motif",
    reasonRead: "La personne le lira.",
    appeal:
      "Elle sera informée de ses voies de recours : deux mois pour demander à la collectivité de revoir sa décision, ou saisir le tribunal administratif.",
    kind: "Document à demander",
    of: (label: string) => ` : ${label}`,
  },
  en: {
    validate: "Validate",
    correct: "Correct",
    correctSubmit: "Correct and validate",
    refuse: "Refuse",
    ask: "Other item",
    askSubmit: "Ask for it",
    exception: "Exception",
    exceptionSubmit: "Grant the exception",
    exceptionHint: "Accepts the value without the usual evidence. The reason stays in the person’s journal.",
    confirm: "Confirm",
    confirmSubmit: "Confirm this value",
    confirmHint:
      "Say how you know: the person is at the desk, you called them back, they answered a message.",
    evidence: "Seen on",
    evidenceMissing: (element: string) => `${element}: say what you saw it on.`,
    evidenceOriginal: (kind: string) => `Original seen, not kept: ${kind}`,
    evidencePiece: (n: number, kind: string) => `Item ${n}: ${kind}`,
    evidenceDoubted: (piece: string) => `To be looked at, ${piece}`,
    inSpite: "Why accept it against the check?",
    inSpiteWhy:
      "Needed if you choose an item “To be looked at”. The person will read it, and the journal keeps it.",
    reason: "Reason",
    reasonRead: "The person will read it.",
    appeal:
      "They will be told how to appeal: two months to ask the authority to review its decision, or to go to the administrative court.",
    kind: "Document to ask for",
    of: (label: string) => `: ${label}`,
  },
});
