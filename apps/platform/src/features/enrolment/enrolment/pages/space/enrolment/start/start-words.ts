import { defineMessages } from "../../../../../../../web/index.ts";

export const startWords = defineMessages({
  fr: {
    title: "Créer mon compte",
    lead: "Vous répondez une fois. Ensuite, chaque service que vous choisissez vous connaît déjà.",
    time: "6 minutes, à toute heure",
    timeText:
      "Vos réponses sont enregistrées à chaque étape. Vous pouvez vous arrêter et reprendre ailleurs.",
    documents: "Deux documents à portée de main",
    documentsText:
      "Une pièce d’identité et un justificatif de domicile ; le livret de famille si vous inscrivez un enfant. " +
      "Vous préférez les montrer au guichet ? C’est possible.",
    free: "Ni adresse électronique ni téléphone obligatoires",
    freeText: "Sans eux, nous vous répondons par courrier.",
    forWhich: "Pour quel service venez-vous ?",
    forWhichWhy: "Son guichet vérifie votre dossier. Ensuite, il sert à tous les services.",
    forNone: "Je ne sais pas encore",
    begin: "Commencer",
    resume: "J’ai un code de reprise",
    signIn: "J’ai déjà un compte",
    elsewhere: "Vous préférez le faire avec un agent ?",
    elsewhereText: (contact: string) => `Le même dossier s’ouvre au guichet, sans ordinateur. ${contact}`,
    privacy: "Ce que deviennent vos informations",
    who: "Qui en répond",
    why: "Pour quoi faire",
    whyText:
      "Tenir votre dossier d’habitant et vérifier vos informations une fois pour toutes : mission d’intérêt public " +
      "(RGPD, art. 6.1.e).",
    seen: "Qui les voit",
    seenText:
      "Les agents qui traitent votre demande. Aucun service ne reçoit rien sans votre accord, et chaque consultation " +
      "est écrite dans votre journal.",
    kept: "Combien de temps",
    keptText:
      "Un dossier non envoyé est effacé après 30 jours. Les documents, trois mois au plus après la décision. Le reste, " +
      "tant que vous gardez votre compte.",
    rights: "Vos droits",
    rightsText:
      "Consulter, corriger, emporter, effacer vos informations, vous opposer à leur usage, réclamer auprès de la CNIL (cnil.fr).",
    officer: "Délégué à la protection des données",
    more: "La politique de confidentialité complète",
  },
  en: {
    title: "Create my account",
    lead: "You answer once. Then each service you choose already knows you.",
    time: "6 minutes, at any hour",
    timeText: "Your answers are saved at each step. You can stop and carry on elsewhere.",
    documents: "Two documents at hand",
    documentsText:
      "An identity document and a proof of address; the family record book if you enrol a child. " +
      "Would you rather show them at the desk? You can.",
    free: "Neither e-mail nor phone required",
    freeText: "Without them, we answer by post.",
    forWhich: "Which service do you come for?",
    forWhichWhy: "Its desk checks your file. Then it serves for every service.",
    forNone: "I do not know yet",
    begin: "Start",
    resume: "I have a resume code",
    signIn: "I already have an account",
    elsewhere: "Would you rather do it with somebody?",
    elsewhereText: (contact: string) => `The same file is opened at the desk, without a computer. ${contact}`,
    privacy: "What becomes of your information",
    who: "Who answers for it",
    why: "What for",
    whyText: "Keeping your resident’s file and checking it once for all: public task (GDPR, art. 6.1.e).",
    seen: "Who sees it",
    seenText:
      "The agents who handle your request. No service receives anything without your agreement, and each look is " +
      "written in your journal.",
    kept: "How long",
    keptText:
      "A file not sent is erased after 30 days. Documents, three months at most after the decision. The rest, as long " +
      "as you keep your account.",
    rights: "Your rights",
    rightsText:
      "See, correct, take away, erase your information, object to its use, complain to the CNIL (cnil.fr).",
    officer: "Data-protection officer",
    more: "The whole privacy notice",
  },
});
