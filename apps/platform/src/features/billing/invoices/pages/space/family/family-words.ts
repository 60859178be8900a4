import { defineMessages } from "../../../../../../web/index.ts";

export const familyWords = defineMessages({
  fr: {
    title: "Le mois en famille",
    lead: "Ce que chacun a consommé, et ce qui a été payé.",
    above: "Mes services",
    counters: "Mes compteurs",
    none: "Aucun compteur dans votre famille pour l’instant",
    noneText: "Ouvrez-en un à la page « Mes compteurs ».",
    thisMonth: (month: string) => `Consommé en ${month}`,
    all: (parts: readonly string[]) => parts.join(" ; "),
    nothing: "rien",
    withGivenBack: (used: string, back: string) => (back === "" ? used : `${used}, rendu ${back}`),
    nothingYear: "Rien n’a été consommé en douze mois.",
    total: "En tout, en euros",
    year: "Mois par mois",
    chart: "Consommé chaque mois, en euros",
    chartText: "Toute la famille ensemble, sur un an au plus.",
    month: "Mois",
    counter: "Compteur",
    used: "Consommé",
    member: "Qui",
    household: "Tout le foyer",
    me: "Moi",
    unnamed: "Une personne sans nom",
    ofMember: (name: string, sum: string) => `${name} : ${sum} sur un an`,
    table: (name: string) => `Par mois et par compteur : ${name}`,
    byMeans: (sum: string) => `${sum} sur un an, par moyen de paiement`,
    means: {
      online: "En ligne",
      kiosk: "À une borne",
      direct_debit: "Prélèvement",
      cheque: "Chèque",
      cash: "Espèces",
    },
    payments: "Paiements",
    paymentsLead: "Chaque paiement est dit au mois où il est fait, avec ce qu’il paie.",
    paidIn: (month: string, sum: string) => `Payé en ${month} : ${sum}`,
    paymentsOf: (month: string) => `Paiements faits en ${month}`,
    noPayment: "Aucun paiement depuis un an.",
    toppedUp: (counter: string, who: string) => `Recharge : ${counter}, ${who}`,
    invoicePaid: (counter: string, who: string) => `Factures : ${counter}, ${who}`,
    givenBack: (counter: string, who: string) => `Remboursement : ${counter}, ${who}`,
    who: "Qui voit, qui paie",
    whoEach: (count: number) => (count > 1 ? `Voir les ${count} compteurs` : "Voir le compteur"),
    whoLead: "Vous voyez vos compteurs, et ceux des personnes que vous représentez.",
    whoOwn: (names: string, count: number) =>
      count > 1
        ? `Vous êtes la seule personne à voir ces compteurs et à les recharger – ${names}`
        : `Vous êtes la seule personne à voir ce compteur et à le recharger – ${names}`,
    whoOwnFor: (names: string, count: number, people: number) => {
      const [those, them] = count > 1 ? ["ces compteurs", "les"] : ["ce compteur", "le"];
      const may = people > 1 ? "personnes voient" : "personne voit";
      return `${people} ${may} ${those} et ${people > 1 ? "peuvent" : "peut"} ${them} recharger, vous compris – ${names}`;
    },
    whoShared: (names: string, count: number) =>
      count > 1
        ? `Tous ceux du foyer voient ces compteurs et les rechargent – ${names}`
        : `Tous ceux du foyer voient ce compteur et le rechargent – ${names}`,
    separated:
      "Deux parents séparés voient chacun les compteurs de leur enfant, et les paiements qui y sont faits. Aucun ne voit ceux de l’autre parent.",
    others:
      "Un grand-parent, ou toute autre personne, peut payer sans rien voir du compteur : au guichet, ou en ligne si un parent l’invite.",
    invite: "Inviter quelqu’un à recharger le compteur d’un enfant",
    asGuest: "Recharger pour un enfant qui n’est pas à votre charge",
    columns: {
      day: "Jour",
      what: "Ce qui est payé",
      means: "Moyen",
      amount: "Montant",
      receipt: "Reçu",
    },
  },
  en: {
    title: "The family’s month",
    lead: "What each one used, and what was paid.",
    above: "My services",
    counters: "My counters",
    none: "No counter in your family yet",
    noneText: "Open one on the page “My counters”.",
    thisMonth: (month: string) => `Used in ${month}`,
    all: (parts: readonly string[]) => parts.join("; "),
    nothing: "nothing",
    withGivenBack: (used: string, back: string) => (back === "" ? used : `${used}, given back ${back}`),
    nothingYear: "Nothing was used in twelve months.",
    total: "In all, in euros",
    year: "Month by month",
    chart: "Used each month, in euros",
    chartText: "The whole family together, over a year at most.",
    month: "Month",
    counter: "Counter",
    used: "Used",
    member: "Who",
    household: "The whole household",
    me: "Me",
    unnamed: "Somebody without a name",
    ofMember: (name: string, sum: string) => `${name}: ${sum} over a year`,
    table: (name: string) => `By month and by counter: ${name}`,
    byMeans: (sum: string) => `${sum} over a year, by means of payment`,
    means: {
      online: "Online",
      kiosk: "At a kiosk",
      direct_debit: "Direct debit",
      cheque: "Cheque",
      cash: "Cash",
    },
    payments: "Payments",
    paymentsLead: "Each payment stands under the month in which it is made, with what it pays.",
    paidIn: (month: string, sum: string) => `Paid in ${month}: ${sum}`,
    paymentsOf: (month: string) => `Payments made in ${month}`,
    noPayment: "No payment for a year.",
    toppedUp: (counter: string, who: string) => `Top-up: ${counter}, ${who}`,
    invoicePaid: (counter: string, who: string) => `Invoices: ${counter}, ${who}`,
    givenBack: (counter: string, who: string) => `Refund: ${counter}, ${who}`,
    who: "Who sees, who pays",
    whoEach: (count: number) => (count > 1 ? `See the ${count} counters` : "See the counter"),
    whoLead: "You see your counters, and those of the people you act for.",
    whoOwn: (names: string, count: number) =>
      count > 1
        ? `You alone see these counters and top them up – ${names}`
        : `You alone see this counter and top it up – ${names}`,
    whoOwnFor: (names: string, count: number, people: number) => {
      const [those, them] = count > 1 ? ["these counters", "them"] : ["this counter", "it"];
      return `${people} ${people === 1 ? "person sees" : "people see"} ${those} and may top ${them} up, you included – ${names}`;
    },
    whoShared: (names: string, count: number) =>
      count > 1
        ? `Everybody in the household sees these counters and tops them up – ${names}`
        : `Everybody in the household sees this counter and tops it up – ${names}`,
    separated:
      "Two separated parents each see the counters of their child, and the payments made on them. Neither sees those of the other parent.",
    others:
      "A grandparent, or anybody else, may pay without seeing anything of the counter: at the desk, or online where a parent invites them.",
    invite: "Invite somebody to top up a child’s counter",
    asGuest: "Top up for a child who is not in your charge",
    columns: {
      day: "Day",
      what: "What is paid",
      means: "Means",
      amount: "Amount",
      receipt: "Receipt",
    },
  },
});
