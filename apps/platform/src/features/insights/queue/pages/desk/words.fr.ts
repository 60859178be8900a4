import type { KeyLetters } from "../../../../../frames/desk/common/kept-keys.ts";

const formatCount = (count: number, one: string, more: string) => (count === 1 ? one : more);

export const fr = {
  title: "À traiter",
  start: "Commencer",
  openFirst: "\u00a0: ouvrir le premier dossier",
  filters: "Choisir ce qui est montré",
  fold: "Filtrer",
  kinds: "Choisir par nature",
  everything: "Tout",
  counted: (count: number, cap: number) => (count >= cap ? `${cap} ou plus` : String(count)),
  views: {
    all: () => "à traiter",
    fresh: (n: number) => formatCount(n, "nouveau", "nouveaux"),
    late: () => "en retard",
    mine: () => "à moi",
    unassigned: () => "à prendre",
    waiting: (n: number) => formatCount(n, "attend la personne", "attendent la personne"),
    decided: () => "Décidés",
  },
  notShown: {
    quote: (label: string) => `« ${label} »`,
    title: (names: string) => `Les lignes ${names} ne peuvent pas être affichées pour le moment`,
    text: "Tout le reste est là. Rechargez la page dans quelques minutes ; si cela dure, prévenez votre administrateur.",
  },
  freshSince: (since: string) => `Arrivés depuis ${since}, et que personne n’a pris`,
  yesterday: "hier",
  desk: "Guichet",
  allDesks: "Tous les guichets",
  search: "Chercher dans la liste",
  searchHint: "Nom de famille, naissance ou numéro",
  searchGo: "Chercher",
  found: (search: string) => `Recherche\u00a0: «\u00a0${search}\u00a0»`,
  clear: "Effacer la recherche",
  caption: "Ce qui attend un agent",
  columns: {
    person: "Personne",
    what: "Nature",
    work: "À vérifier",
    due: "Échéance",
    received: "Reçu",
    agent: "Confié à",
  },
  receivedAt: (day: string, time: string) => `${day} à\u00a0${time}`,
  late: (days: number) => `En retard de ${days} ${formatCount(days, "jour", "jours")}`,
  suspended: "Délai suspendu",
  today: "Aujourd’hui",
  soon: (days: number) => `Dans ${days} ${formatCount(days, "jour", "jours")}`,
  fresh: "Nouveau",
  take: "Prendre",
  takeOf: (what: string) => `\u00a0: ${what}`,
  choose: (what: string) => `Cocher\u00a0: ${what}`,
  assign: {
    label: "Confier les lignes cochées à",
    me: "moi",
    submit: "Confier",
    title: (done: number, to: string) =>
      done === 0
        ? "Rien n’a été confié"
        : `${done} ${formatCount(done, "ligne confiée", "lignes confiées")} à ${to}`,
    none: "Aucune ligne n’est cochée",
    noneText: "Cochez d’abord les lignes à confier, dans la première colonne.",
    line: "Ligne",
    result: "Résultat",
    why: "Pourquoi",
    done: "Confié",
    refused: "Pas confié",
    back: "Revenir à la liste",
  },
  live: {
    arrived: (n: number) => (n === 1 ? "1 nouvelle ligne" : `${n} nouvelles lignes`),
    changed: "La liste a changé",
    refresh: "Actualiser",
  },
  keys: {
    on: ({ next, previous, take }: KeyLetters) =>
      `Au clavier : ${next} et ${previous} passent d’une ligne à l’autre, Entrée ouvre, ${take} prend, / cherche.`,
    off: "Les touches du clavier sont désactivées sur cette page.",
    switchOff: "Désactiver ces touches",
    switchOn: "Activer les touches",
    change: "Changer les lettres",
  },
  letters: {
    title: "Touches du clavier",
    lead: "Choisissez une lettre pour chaque geste dans la liste et dans un dossier. Elles sont gardées sur cet ordinateur.",
    acts: {
      next: "Ligne suivante",
      previous: "Ligne précédente",
      take: "Prendre la ligne",
      validate: "Dans un dossier\u00a0: concorde",
      refuse: "Dans un dossier\u00a0: refuser",
      ask: "Dans un dossier\u00a0: demander une autre pièce",
      send: "Dans un dossier\u00a0: valider et enregistrer",
      nextFile: "Dans un dossier\u00a0: dossier suivant",
    },
    oneLetter: "Écrivez une seule lettre, de a à z, sans accent.",
    repeated: "Cette lettre sert déjà : choisissez-en une autre.",
    submit: "Enregistrer ces lettres",
    back: "Revenir à la liste",
  },
  pages: "Suite de la liste",
  next: "Lignes suivantes",
  first: "Revenir au début",
  empty: {
    all: {
      title: "Tout est traité",
      text: "Les demandes envoyées cette nuit apparaîtront ici demain matin.",
    },
    fresh: { title: "Rien de nouveau", text: "Ce qui arrivera cette nuit apparaîtra ici demain matin." },
    late: { title: "Rien n’est en retard", text: "Ce qui dépasse son échéance apparaîtra ici." },
    mine: {
      title: "Aucun dossier ne vous est confié",
      text: "Prenez un dossier dans la liste « à prendre » : il s’affichera ici.",
    },
    unassigned: {
      title: "Tous les dossiers sont pris",
      text: "Les nouvelles demandes apparaîtront ici jusqu’à ce qu’un agent les prenne.",
    },
    waiting: {
      title: "Personne n’a de document à envoyer",
      text: "Quand vous demandez un document, le dossier attend ici et le délai est suspendu.",
    },
    decided: {
      title: "Aucune décision récente",
      text: "Les dossiers décidés restent ici jusqu’à la fin du délai de recours, deux mois.",
    },
    search: {
      title: "Rien ne correspond dans cette liste",
      text: "Vérifiez le nom ou le numéro, ou cherchez parmi toutes les personnes.",
    },
  },
  enrol: "Inscrire quelqu’un au guichet",
};

export type Words = typeof fr;
