import { defineMessages } from "../../../../../../web/index.ts";

export const mergeWords = defineMessages({
  fr: {
    pages: {
      waiting: {
        title: "Réunir deux fiches",
        lead: "Un agent a répondu que c’est la même personne. Réunies, les deux fiches n’en font plus qu’une. Rien n’est effacé : tout peut être défait.",
      },
      asked: {
        title: "Réunir deux fiches",
        lead: "Un agent a demandé de réunir ces deux fiches. Un collègue doit répondre. Rien n’est effacé : tout peut être défait.",
      },
      active: {
        title: "Deux fiches réunies",
        lead: "Les deux fiches n’en font plus qu’une : celle qui est close mène à l’autre.",
      },
      undone: {
        title: "Réunion défaite",
        lead: "Les deux fiches sont séparées, comme avant leur réunion. Dites que ce sont deux personnes, ou réunissez-les de nouveau.",
      },
      apart: {
        title: "Deux personnes",
        lead: "Les deux fiches sont séparées. Elles ne sont plus proposées.",
      },
    },
    lists: {
      waiting: { title: "À réunir", lead: "Un agent a répondu que c’est la même personne." },
      inForce: {
        title: "Fiches réunies",
        lead: "Chaque réunion peut être défaite : les deux fiches redeviennent comme avant.",
      },
      undone: {
        title: "Réunions défaites",
        lead: "Les fiches sont séparées. Ouvrez les deux fiches pour dire que ce sont deux personnes, ou pour les réunir de nouveau.",
      },
      apart: {
        title: "Fiches de deux personnes",
        lead: "Un agent a répondu ensuite que ce sont deux personnes. Ouvrez les deux fiches pour revenir sur cette réponse.",
      },
    },
    people: "Les deux fiches",
    where: "Où l’on en est",
    and: "et",
    states: {
      waiting: "À faire",
      asked: (by: string) => `Demandée par ${by} : un collègue doit répondre`,
      active: (day: string, by: string) => `Réunies le ${day} par ${by}`,
      undoing: (by: string) => `${by} demande de défaire la réunion : un collègue doit répondre`,
      undone: (day: string, by: string, reason: string) => `Défaite le ${day} par ${by} : ${reason}`,
      apart: (day: string, by: string) => `Le ${day}, ${by} a répondu que ce sont deux personnes`,
    },
    sides: "Les deux fiches",
    kept: "Gardée",
    folded: "Close",
    refusedTitle: "Ce n’est pas possible pour l’instant",
    refusedLead: "Aucune des deux fiches ne peut être close :",
    onlyOne: (name: string) => `L’autre fiche (${name}) ne peut pas être close :`,
    opened: "a ouvert",
    unseen: (which: string, count: number) =>
      count > 1
        ? `${which} a ${count} services que le guichet ne voit pas : la personne les arrête depuis son espace, dans « Services ».`
        : `${which} a un service que le guichet ne voit pas : la personne l’arrête depuis son espace, dans « Services ».`,
    keep: "Quelle fiche est gardée ?",
    keepWhy: "Son numéro, son compte et ses services restent. L’autre fiche y mène.",
    createdAs: (which: string, name: string) => `${which} : ${name}`,
    choose: (label: string) => `${label} : quelle valeur garder ?`,
    what: "Ce qui va se passer",
    effects: {
      one: "Le guichet, l’espace et les services voient une seule personne, avec les valeurs choisies ici.",
      account: "Le compte de la fiche close n’ouvre plus. Un message part aux deux adresses.",
      service:
        "Un service garde la personne sous le nom qu’il lui connaît : il n’apprend rien de cette réunion.",
      journal: "Les deux journaux le disent.",
    },
    colleague:
      "Un collègue devra confirmer. C’est demandé quand deux comptes n’en font plus qu’un, quand aucun message n’atteint la personne, ou quand vous portez son nom.",
    submit: "Réunir les deux fiches",
    askedTitle: "Un collègue doit confirmer",
    askedOfYou: "Confirmez-vous cette réunion ?",
    askedLead: (by: string) =>
      `${by} demande cette réunion. Confirmez si vous avez vu que c’est la même personne.`,
    confirm: "Confirmer la réunion",
    setAside: "Ne pas réunir",
    giveUp: "Renoncer à réunir",
    waitsForColleague:
      "Vous avez demandé cette réunion. Un collègue la confirme, ou non, sur cette page : il l’ouvre depuis « Doublons ».",
    undoTitle: "Défaire cette réunion",
    undoLead:
      "Les deux fiches redeviennent comme avant, comptes compris. Ce qui a été dit ou validé depuis reste à la fiche gardée.",
    reason: "Pourquoi la défaire ?",
    reasonHint: "Une phrase. Les deux personnes la lisent dans leur journal.",
    undo: "Défaire la réunion",
    undoAsked: (by: string, reason: string) =>
      `${by} demande de défaire la réunion. Motif : ${reason}. Un compte s’ouvrira de nouveau : c’est à un collègue de la défaire, sur cette page.`,
    lapses: (day: string) => `Sans réponse d’un collègue, cette demande s’annule d’elle-même le ${day}.`,
    byAnother:
      "Un autre agent doit répondre. Vous l’avez demandé, ou l’un de vous deux vient d’ajouter l’autre : il compte après sept jours.",
    tied: "Un autre agent doit répondre : une des fiches a votre nom ou votre adresse.",
    takeBack: "Renoncer à la défaire",
    apartTitle: "Ou bien ce sont deux personnes",
    apartLead:
      "Les deux fiches restent séparées et ne sont plus proposées. Vous pourrez revenir sur cette réponse.",
    apart: "Ce sont deux personnes",
    apartBack: "Revenir sur cette réponse",
    done: {
      dit: "Votre réponse est gardée.",
      reunir: "Les deux fiches n’en font plus qu’une.",
      demande: "La demande est gardée. Un collègue doit maintenant confirmer.",
      ecarter: "La réunion n’est pas faite.",
      defaire_demande: "La demande est gardée. Un collègue doit maintenant défaire la réunion.",
      renoncer: "La demande est retirée. Les deux fiches restent réunies.",
      defaire: "La réunion est défaite. Les deux fiches sont comme avant.",
      deux: "Votre réponse est gardée : ce sont deux personnes.",
      revenir: "La réponse est retirée.",
    },
    notice: "Cette fiche en réunit deux",
    noticeText: "La personne était inscrite deux fois.",
    see: "Voir ou défaire",
    go: "Voir où en est leur réunion",
  },
  en: {
    pages: {
      waiting: {
        title: "Merge two records",
        lead: "An agent answered that it is the same person. Merged, the two records are one. Nothing is erased: everything can be undone.",
      },
      asked: {
        title: "Merge two records",
        lead: "An agent asked to merge these two records. A colleague must answer. Nothing is erased: everything can be undone.",
      },
      active: {
        title: "Two records merged",
        lead: "The two records are one: the closed one leads to the other.",
      },
      undone: {
        title: "Merge undone",
        lead: "The two records are separate, as before they were merged. Say that they are two people, or merge them again.",
      },
      apart: {
        title: "Two people",
        lead: "The two records are separate. They are proposed no more.",
      },
    },
    lists: {
      waiting: { title: "To merge", lead: "An agent answered that it is the same person." },
      inForce: {
        title: "Merged records",
        lead: "Each merge can be undone: both records become as before.",
      },
      undone: {
        title: "Merges undone",
        lead: "The records are separate. Open the two records to say that they are two people, or to merge them again.",
      },
      apart: {
        title: "Records of two people",
        lead: "An agent answered later that they are two people. Open the two records to take this answer back.",
      },
    },
    people: "The two records",
    where: "Where it is",
    and: "and",
    states: {
      waiting: "To do",
      asked: (by: string) => `Asked by ${by}: a colleague must answer`,
      active: (day: string, by: string) => `Merged on ${day} by ${by}`,
      undoing: (by: string) => `${by} asks for the merge to be undone: a colleague must answer`,
      undone: (day: string, by: string, reason: string) => `Undone on ${day} by ${by}: ${reason}`,
      apart: (day: string, by: string) => `On ${day}, ${by} answered that they are two people`,
    },
    sides: "The two records",
    kept: "Kept",
    folded: "Closed",
    refusedTitle: "This is not possible for now",
    refusedLead: "Neither record can be closed:",
    onlyOne: (name: string) => `The other record (${name}) cannot be closed:`,
    opened: "has opened",
    unseen: (which: string, count: number) =>
      count > 1
        ? `${which} has ${count} services that the desk does not see: the person stops them from their space, under “Services”.`
        : `${which} has one service that the desk does not see: the person stops it from their space, under “Services”.`,
    keep: "Which record is kept?",
    keepWhy: "Its number, its account and its services stay. The other record leads there.",
    createdAs: (which: string, name: string) => `${which}: ${name}`,
    choose: (label: string) => `${label}: which value is kept?`,
    what: "What will happen",
    effects: {
      one: "The desk, the space and services see one person, with the values chosen here.",
      account: "The account of the closed record opens no more. A message goes to both addresses.",
      service: "A service keeps the person under the name that it knows: it learns nothing of this merge.",
      journal: "Both journals say it.",
    },
    colleague:
      "A colleague will have to confirm. This is asked when two accounts become one, when no message reaches the person, or when you bear their name.",
    submit: "Merge the two records",
    askedTitle: "A colleague must confirm",
    askedOfYou: "Do you confirm this merge?",
    askedLead: (by: string) =>
      `${by} asks for this merge. Confirm if you have seen that it is the same person.`,
    confirm: "Confirm the merge",
    setAside: "Do not merge",
    giveUp: "Give up merging",
    waitsForColleague:
      "You asked for this merge. A colleague confirms it, or not, on this page: they open it from “Duplicates”.",
    undoTitle: "Undo this merge",
    undoLead:
      "Both records become as before, accounts included. What was said or checked since stays with the record kept.",
    reason: "Why undo it?",
    reasonHint: "One sentence. Both people read it in their journal.",
    undo: "Undo the merge",
    undoAsked: (by: string, reason: string) =>
      `${by} asks for the merge to be undone. Reason: ${reason}. An account will open again: a colleague undoes it, on this page.`,
    lapses: (day: string) => `Without a colleague’s answer, this request is cancelled by itself on ${day}.`,
    byAnother:
      "Another agent must answer. You asked for it, or one of you two has just added the other: they count after seven days.",
    tied: "Another agent must answer: one of the records has your name or your address.",
    takeBack: "Give up undoing it",
    apartTitle: "Or they are two people",
    apartLead: "The two records stay separate and are proposed no more. You can take this answer back.",
    apart: "They are two people",
    apartBack: "Take this answer back",
    done: {
      dit: "Your answer is kept.",
      reunir: "The two records are now one.",
      demande: "The request is kept. A colleague must now confirm.",
      ecarter: "The merge is not done.",
      defaire_demande: "The request is kept. A colleague must now undo the merge.",
      renoncer: "The request is taken back. The two records stay merged.",
      defaire: "The merge is undone. Both records are as before.",
      deux: "Your answer is kept: they are two people.",
      revenir: "The answer is taken back.",
    },
    notice: "This record is two in one",
    noticeText: "The person was enrolled twice.",
    see: "See or undo",
    go: "See where their merge is",
  },
});

export const isDone = (text: string): text is keyof ReturnType<typeof mergeWords>["done"] =>
  Object.hasOwn(mergeWords("fr").done, text);
