import { formatOfName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";

export const duplicatesWords = defineMessages({
  fr: {
    title: "Doublons possibles",
    lead: "Ces personnes sont peut-être inscrites deux fois. Ouvrez les deux fiches et comparez-les.",
    elsewhere:
      "Ici, une personne inscrite deux fois sur la plateforme. Les fiches des fichiers d’établissements se rapprochent dans l’administration.",
    elsewhereGo: "Voir les rapprochements de fiches d’établissements",
    empty: "Aucun doublon à comparer",
    emptyText: "La recherche passe chaque dimanche dans la nuit. Ce qu’elle trouve apparaît ici.",
    pair: "Les deux fiches",
    reasons: "Pourquoi",
    likely: "Même personne ?",
    and: "et",
    done: "Votre réponse est gardée. Ces deux fiches ne seront plus proposées.",
    compare: "Comparer deux fiches",
    compareLead: (likely: string, reasons: string) => `${likely} : ${reasons}.`,
    information: "Information",
    one: "Première fiche",
    other: "Seconde fiche",
    differs: "différent",
    open: (which: string, name: string) => `${which} : ouvrir la page ${formatOfName(name)}`,
    unknown: "non renseigné",
    question: "Est-ce la même personne ?",
    questionLead:
      "Ne répondez oui ou non que si vous le savez : par un document, ou en demandant. Rien n’est réuni sur cette page : la réunion se fait ensuite, et se défait.",
    answers: {
      same: "C’est la même personne",
      different: "Ce sont deux personnes",
      unsure: "Je ne sais pas",
    },
    answered: {
      same: "Réponse donnée : c’est la même personne.",
      different: "Réponse donnée : ce sont deux personnes.",
      unsure: "Réponse donnée : on ne sait pas.",
    },
  },
  en: {
    title: "Possible duplicates",
    lead: "These people may be enrolled twice. Open the two records and compare them.",
    elsewhere:
      "Here, a person enrolled twice on the platform. Records from establishments’ files are compared in the administration.",
    elsewhereGo: "See the proposals of establishments’ records",
    empty: "No duplicate to compare",
    emptyText: "The search runs each Sunday night. What it finds shows here.",
    pair: "The two records",
    reasons: "Why",
    likely: "Same person?",
    and: "and",
    done: "Your answer is kept. These two records will not be proposed again.",
    compare: "Compare two records",
    compareLead: (likely: string, reasons: string) => `${likely}: ${reasons}.`,
    information: "Information",
    one: "First record",
    other: "Second record",
    differs: "differs",
    open: (which: string, name: string) => `${which}: open the page of ${name}`,
    unknown: "not given",
    question: "Is it the same person?",
    questionLead:
      "Answer yes or no only if you know: by a document, or by asking. Nothing is merged on this page: the merge comes after, and can be undone.",
    answers: {
      same: "It is the same person",
      different: "They are two people",
      unsure: "I do not know",
    },
    answered: {
      same: "Answered: it is the same person.",
      different: "Answered: they are two people.",
      unsure: "Answered: it is not known.",
    },
  },
});
