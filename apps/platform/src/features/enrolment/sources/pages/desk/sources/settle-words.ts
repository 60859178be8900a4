import { formatOfName } from "../../../../../../kernel/text.ts";
import { defineMessages } from "../../../../../../web/index.ts";

export const settleWords = defineMessages({
  fr: {
    title: "Écarts de quotients",
    lead: "La réponse de la CAF ou de la MSA ne va pas de soi : rien ne change tant que vous n’avez pas décidé. Les plus anciens d’abord.",
    none: "Aucun écart à examiner",
    noneOfKind: "Plus rien de ce genre à examiner",
    noneText: "Ceux de la prochaine mise à jour arriveront ici.",
    filters: "Par genre",
    all: "Tous",
    answeredOn: (day: string, register?: string) =>
      register ? `Réponse reçue le ${day} (${register}).` : `Depuis le ${day}.`,
    openOf: (name: string) => `Voir la page ${formatOfName(name)}`,
    former: "Quotient actuel",
    answered: "Quotient de la réponse",
    people: "Personnes nommées dans la réponse",
    children: "Enfants nommés dans la réponse",
    born: (name: string, day: string) => `${name} (naissance : ${day})`,
    reason: "Motif, que la famille lira",
    apply: "Le nouveau quotient compte",
    keep: "Garder l’ancien",
    reasonMissing: "Écrivez le motif : la famille le lira.",
    done: "L’écart est réglé",
    doneText: "La famille le voit dans son espace, avec votre motif.",
    lines: "Lignes de fichier sans famille",
    linesLead:
      "Le fichier reçu contient des lignes qui ne répondent à aucune demande. Rien n’en a été retenu.",
    file: (received: string, started: string) =>
      received === started
        ? `Réponse reçue le ${received}.`
        : `Réponse reçue le ${received}, à l’échange commencé le ${started}.`,
    linesOf: (shown: number, problems: number, lines: number) =>
      `${problems} ${problems === 1 ? "ligne sans famille" : "lignes sans famille"} sur ${lines}${shown < problems ? ` ; voici les ${shown} premières` : ""}`,
    line: "Ligne (titres compris)",
    what: "Ce qui ne va pas",
    todo: "À faire",
    seen: (count: number) => (count === 1 ? "Cette ligne est traitée" : `Ces ${count} lignes sont traitées`),
    linesDone: "C’est noté : ces lignes sont traitées",
    open: "Voir sa page",
  },
  en: {
    title: "Quotient differences",
    lead: "The answer of the CAF or MSA is not straightforward: nothing changes until you decide. The oldest first.",
    none: "No difference to examine",
    noneOfKind: "Nothing of this kind is left to examine",
    noneText: "Those of the next refresh will arrive here.",
    filters: "By kind",
    all: "All",
    answeredOn: (day: string, register?: string) =>
      register ? `Answer received on ${day} (${register}).` : `Since ${day}.`,
    openOf: (name: string) => `See the page of ${name}`,
    former: "Quotient today",
    answered: "Quotient of the answer",
    people: "People named in the answer",
    children: "Children named in the answer",
    born: (name: string, day: string) => `${name} (born on ${day})`,
    reason: "Reason, which the family will read",
    apply: "The new quotient counts",
    keep: "Keep the former one",
    reasonMissing: "Write the reason: the family will read it.",
    done: "The difference is settled",
    doneText: "The family sees it in their space, with your reason.",
    lines: "File lines without a family",
    linesLead: "The file received holds lines that answer no request. Nothing of them was kept.",
    file: (received: string, started: string) =>
      received === started
        ? `Answer received on ${received}.`
        : `Answer received on ${received}, to the exchange begun on ${started}.`,
    linesOf: (shown: number, problems: number, lines: number) =>
      `${problems} ${problems === 1 ? "line without a family" : "lines without a family"} of ${lines}${shown < problems ? `; the first ${shown} follow` : ""}`,
    line: "Line (headings included)",
    what: "What is wrong",
    todo: "To do",
    seen: (count: number) =>
      count === 1 ? "This line is dealt with" : `These ${count} lines are dealt with`,
    linesDone: "Noted: these lines are dealt with",
    open: "See their page",
  },
});
