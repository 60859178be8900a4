import { defineMessages } from "../../../../../../../web/index.ts";
import type { FieldName } from "../../../../index.ts";
import { recordWords } from "../files/record-words.ts";

const formatProposalCount = (count: number, one: string, several: string) =>
  `${count} ${count > 1 ? several : one}`;
const formatEnglishProposalCount = (count: number, one: string, several: string) =>
  `${count} ${count === 1 ? one : several}`;

export const formatFieldLabel = (field: FieldName, language: "fr" | "en"): string =>
  recordWords(language).roles[field];

export const proposalWords = defineMessages({
  fr: {
    title: "Rapprochements",
    lead: "Ces fiches sont peut-être celles d’une même personne. Comparez-les. Réunissez-les, ou répondez que ce sont deux personnes. Tout peut être annulé.",
    elsewhere:
      "Ici, une fiche d’établissement rejoint une autre, ou une personne de la plateforme. Une personne inscrite deux fois sur la plateforme se voit à l’accueil.",
    elsewhereGo: "Voir les doublons de personnes inscrites",
    next: "Regarder le rapprochement suivant",
    compare: "Comparer de nouveau",
    comparingTitle: "Les fiches sont en train d’être comparées",
    comparing: "La comparaison est en cours : actualisez dans un instant.",
    compareFailed: "La dernière comparaison n’est pas allée au bout",
    compareFailedText:
      "Ce qui est proposé ci-dessus date de la précédente. Elle sera tentée de nouveau ; si ce message reste, prévenez l’exploitant.",
    compared: (count: number, day: string) =>
      `Dernière comparaison : ${formatProposalCount(count, "fiche et personne", "fiches et personnes")}, ${day}.`,
    tooMany:
      "Il y a plus de 200 000 fiches et personnes : elles n’ont pas été comparées. Les rapprochements d’avant restent. Pour continuer, demandez à l’exploitant de comparer les fichiers entre eux avec la commande « ardeco duplicates », qui va au million de lignes, puis réunissez ici les fiches trouvées.",
    waiting: (count: number) =>
      formatProposalCount(count, "rapprochement à regarder", "rapprochements à regarder"),
    empty: "Aucun rapprochement à regarder",
    emptyText: "Les fiches sont comparées après chaque reprise de fichier.",
    caption: "Rapprochements, les plus probables d’abord",
    columns: { who: "Qui", where: "Où", likely: "Même personne ?", why: "Pourquoi" },
    likelihood: { sure: "Presque certain", very: "Très probable", likely: "Probable", maybe: "Possible" },
    platform: "Personne de la plateforme",
    ofNumber: (establishment: string, number: string) => `${establishment}, n° ${number}`,
    rule: (count: number) => `Voir les ${count} presque certains, sans différence`,
    ruleOne: "Voir celui qui est presque certain, sans différence",
    ruleTitle: "Réunir par la règle",
    ruleLead:
      "La règle prend ce qui est presque certain (99 % et plus) et où rien ne diffère, cartes mises à part. Lisez la liste avant de réunir. Chaque réunion pourra être annulée, une par une.",
    ruleGo: (count: number) => (count > 1 ? `Réunir ces ${count}` : "Réunir celui-ci"),
    ruleNone: "Rien n’est assez certain pour la règle",
    ruleNoneText: "Regardez les rapprochements un par un.",
    merged: (count: number) => formatProposalCount(count, "réunion faite", "réunions faites"),
    ruleRunning:
      "Les fiches de la liste sont en train d’être réunies. Vous pouvez quitter cette page : cela continue.",
    ruleProgress: "Rapprochements examinés",
    ruleProgressText: (looked: number, pairs: number) => `${looked} sur ${pairs}`,
    ruleDone: (pairs: number, day: string) =>
      `Sur ${formatProposalCount(pairs, "rapprochement de la liste", "rapprochements de la liste")}, ${day}.`,
    ruleLeft: "Les autres restent à regarder un par un.",
    refresh: "Actualiser",
    decisions: "Décisions prises",
    decisionsLead:
      "Vous pouvez à tout moment annuler une réunion, ou revenir sur une réponse « deux personnes ».",
    merges: "Réunions",
    noMerges: "Aucune réunion",
    apart: "Déclarées distinctes",
    noApart: "Aucune fiche déclarée distincte",
    apartOn: (day: string) => `Le ${day}`,
    forget: "Revenir sur cette décision",
    one: (names: string) => `Même personne : ${names} ?`,
    oneLead:
      "Choisissez, pour ce qui diffère, ce que la fiche montrera. Rien ne s’efface : l’autre valeur reste avec sa source.",
    agree: "Ce qui se ressemble, ce qui diffère",
    sides: "Les deux fiches côte à côte",
    field: "Information",
    nothing: "Rien",
    history: "Historique",
    number: "Numéro",
    choose: (field: string) => `${field} : que montrer ?`,
    join: "C’est la même personne : réunir",
    differ: "Ce sont deux personnes",
    validatedNote:
      "Les informations de la personne sur la plateforme ne changent pas : celles de la fiche s’affichent à côté, comme connues ailleurs.",
    record: (name: string) => `Fiche : ${name}`,
    recordLead: (count: number) =>
      `${formatProposalCount(count, "établissement la connaît", "établissements la connaissent")}, une seule fiche.`,
    shown: "Ce que montre la fiche",
    alsoSaid: (text: string, from: string) => `${from} dit : ${text}`,
    fromWhom: "D’après",
    made: "Comment cette fiche s’est faite",
    notJoined: "Cette fiche n’a été réunie à aucune autre.",
    mergedBy: (by: string, day: string, rule: boolean) =>
      `Réunie ${rule ? "par la règle, suivie par" : "par"} ${by}, ${day}`,
    undoneBy: (by: string, day: string, reason: string) => `Annulée par ${by}, ${day} : ${reason}`,
    undo: "Annuler la réunion",
    undoTitle: "Annuler cette réunion ?",
    undoLead: "Les deux fiches redeviennent exactement ce qu’elles seraient sans cette réunion.",
    undoLater: "Ce qui a été réuni ensuite reste avec la fiche à laquelle on l’a comparé.",
    undoServices: "Aucun service n’avait été prévenu de cette réunion : aucun n’est à prévenir maintenant.",
    reason: "Pourquoi ?",
    reasonHint: "Vos collègues le liront. Par exemple : deux homonymes, vérifié au téléphone.",
    undoNow: "Oui, annuler la réunion",
    cancel: "Ne rien changer",
    undoneDone: "La réunion est annulée",
    joinedDone: "Les fiches sont réunies",
    joinedAlready: "Ces fiches étaient déjà réunies",
    apartAlready: "Déclarées distinctes : ces fiches ne sont plus rapprochées",
    apartDone: "C’est noté : ces deux fiches ne seront plus rapprochées",
    seeRecord: "Voir la fiche",
    seePerson: "Voir la personne",
    back: "Revenir aux rapprochements",
  },
  en: {
    title: "Proposals",
    lead: "These records may be of one person. Compare them. Join them, or answer that they are two people. Everything can be undone.",
    elsewhere:
      "Here, a record of an establishment joins another, or a person of the platform. Somebody enrolled twice on the platform is seen at the desk.",
    elsewhereGo: "See the duplicates of people enrolled",
    next: "Look at the next proposal",
    compare: "Compare again",
    comparingTitle: "The records are being compared",
    comparing: "The comparison is under way: refresh in a moment.",
    compareFailed: "The last comparison did not end",
    compareFailedText:
      "What is proposed above comes from the one before. It will be tried again; if this message stays, tell the operator.",
    compared: (count: number, day: string) =>
      `Last comparison: ${formatEnglishProposalCount(count, "record and person", "records and people")}, ${day}.`,
    tooMany:
      "There are more than 200,000 records and people: they were not compared. Former proposals stay. To go on, ask the operator to compare the files with the command “ardeco duplicates”, which goes to a million lines, then join the records found here.",
    waiting: (count: number) =>
      formatEnglishProposalCount(count, "proposal to look at", "proposals to look at"),
    empty: "No proposal to look at",
    emptyText: "Records are compared after each file that is taken over.",
    caption: "Proposals, the likeliest first",
    columns: { who: "Who", where: "Where", likely: "Same person?", why: "Why" },
    likelihood: { sure: "Almost certain", very: "Very likely", likely: "Likely", maybe: "Possible" },
    platform: "Person of the platform",
    ofNumber: (establishment: string, number: string) => `${establishment}, no. ${number}`,
    rule: (count: number) => `See the ${count} that are almost certain, without a difference`,
    ruleOne: "See the one that is almost certain, without a difference",
    ruleTitle: "Join by the rule",
    ruleLead:
      "The rule takes what is almost certain (99% and more) and where nothing differs, cards aside. Read the list before you join them. Each can be undone by itself.",
    ruleGo: (count: number) => (count > 1 ? `Join these ${count}` : "Join this one"),
    ruleNone: "Nothing is certain enough for the rule",
    ruleNoneText: "Look at the proposals one by one.",
    merged: (count: number) => formatEnglishProposalCount(count, "merge done", "merges done"),
    ruleRunning: "The records of the list are being joined. You may leave this page: it goes on.",
    ruleProgress: "Proposals examined",
    ruleProgressText: (looked: number, pairs: number) => `${looked} of ${pairs}`,
    ruleDone: (pairs: number, day: string) =>
      `Of ${formatEnglishProposalCount(pairs, "proposal of the list", "proposals of the list")}, ${day}.`,
    ruleLeft: "The others stay to be looked at one by one.",
    refresh: "Refresh",
    decisions: "Decisions made",
    decisionsLead: "At any time you can undo a merge, or take back an answer “two people”.",
    merges: "Merges",
    noMerges: "No merge",
    apart: "Said to be different",
    noApart: "No record said to be different",
    apartOn: (day: string) => `On ${day}`,
    forget: "Take this decision back",
    one: (names: string) => `Same person: ${names}?`,
    oneLead:
      "Where they differ, choose what the record will show. Nothing is erased: the other value stays with its source.",
    agree: "What is alike, what differs",
    sides: "The two records side by side",
    field: "Information",
    nothing: "Nothing",
    history: "History",
    number: "Number",
    choose: (field: string) => `${field}: what to show?`,
    join: "It is the same person: join",
    differ: "They are two people",
    validatedNote:
      "The person’s information on the platform does not change: the record’s shows beside it, as known elsewhere.",
    record: (name: string) => `Record: ${name}`,
    recordLead: (count: number) =>
      `Known to ${formatEnglishProposalCount(count, "establishment", "establishments")}, one record.`,
    shown: "What the record shows",
    alsoSaid: (text: string, from: string) => `${from} says: ${text}`,
    fromWhom: "According to",
    made: "How this record came to be",
    notJoined: "This record was joined to no other.",
    mergedBy: (by: string, day: string, rule: boolean) =>
      `Joined ${rule ? "by the rule, followed by" : "by"} ${by}, ${day}`,
    undoneBy: (by: string, day: string, reason: string) => `Undone by ${by}, ${day}: ${reason}`,
    undo: "Undo",
    undoTitle: "Undo this merge?",
    undoLead: "Both records become exactly what they would be without this merge.",
    undoLater: "What was joined later stays with the record to which it was compared.",
    undoServices: "No service had been told of this merge: none has to be told now.",
    reason: "Why?",
    reasonHint: "Your colleagues will read it. For example: two namesakes, checked by telephone.",
    undoNow: "Undo the merge",
    cancel: "Change nothing",
    undoneDone: "The merge is undone",
    joinedDone: "The records are joined",
    joinedAlready: "These records were joined already",
    apartAlready: "Said to be two people: these records are proposed no more",
    apartDone: "Noted: these two records will be proposed no more",
    seeRecord: "See the record",
    seePerson: "See the person",
    back: "Back to the proposals",
  },
});
