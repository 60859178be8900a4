import { formatAuthorityGenitive, toAuthority } from "../../../features/authorities/authorities/index.ts";
import { defineMessages } from "../../../web/index.ts";

export const siteAddressWords = defineMessages({
  fr: {
    title: "Là où j’habite",
    lead: "Commune, agglomération, département, région : tout ce qui vaut à votre adresse, et qui s’en occupe.",
    label: "Votre commune ou votre code postal",
    why: "Rien n’est gardé. Nous ne demandons pas votre rue : aucun service d’ici n’en dépend.",
    submit: "Voir ce qui existe",
    mine: (commune: string) => `À mon adresse : ${commune}`,
    choose: "De quelle commune s’agit-il ?",
    unknown: (typed: string) => `Nous ne trouvons pas « ${typed} »`,
    unknownText: "Écrivez le nom de la commune, ou les cinq chiffres du code postal.",
    at: (commune: string) => `Ce qui existe ${toAuthority(commune)}`,
    count: (services: number, senders: number): string => {
      const what = services === 1 ? "1 service" : `${services} services`;
      return senders === 1 ? `${what}, d’une seule collectivité.` : `${what}, de ${senders} collectivités.`;
    },
    kinds: {
      commune: "Votre commune",
      epci: "Votre agglomération",
      departement: "Votre département",
      region: "Votre région",
      syndicat_mixte: "Votre syndicat mixte",
      sandbox: "Bac à sable",
    },
    site: (name: string) => `Tout le site : ${name}`,
    absent: "Pas encore sur cette plateforme",
    absentText: (names: string) => `Pour les services ${names}, renseignez-vous directement auprès d’eux.`,
    absentNames: {
      commune: (name: string) => `de la commune (${name})`,
      epci: () => "de l’agglomération",
      departement: () => "du département",
      region: () => "de la région",
    },
    hiddenHere: (count: number) =>
      count === 1
        ? "1 offre d’un partenaire privé n’est pas montrée ici"
        : `${count} offres de partenaires privés ne sont pas montrées ici`,
    hiddenHereText: (site: string, commune: string) =>
      `Le site ${formatAuthorityGenitive(site)} ne montre pas les offres privées. Celui ${formatAuthorityGenitive(commune)} les montre.`,
    other: "Une autre adresse",
    noService: "Rien en ligne pour l’instant.",
  },
  en: {
    title: "Where I live",
    lead: "Commune, agglomération, département, région: all that applies at your address, and who takes care of it.",
    label: "Your commune or your postal code",
    why: "Nothing is kept. We do not ask for your street: no service here depends on it.",
    submit: "See what exists",
    mine: (commune: string) => `At my address: ${commune}`,
    choose: "Which commune is it?",
    unknown: (typed: string) => `We cannot find “${typed}”`,
    unknownText: "Write the name of the commune, or the five digits of the postal code.",
    at: (commune: string) => `What exists in ${commune}`,
    count: (services: number, senders: number): string => {
      const what = services === 1 ? "1 service" : `${services} services`;
      return senders === 1 ? `${what}, from one authority.` : `${what}, from ${senders} authorities.`;
    },
    kinds: {
      commune: "Your commune",
      epci: "Your agglomération",
      departement: "Your département",
      region: "Your région",
      syndicat_mixte: "Your joint authority",
      sandbox: "Sandbox",
    },
    site: (name: string) => `Whole site: ${name}`,
    absent: "Not on this platform yet",
    absentText: (names: string) => `For the services of ${names}, ask them directly.`,
    absentNames: {
      commune: (name: string) => `the commune (${name})`,
      epci: () => "the agglomération",
      departement: () => "the département",
      region: () => "the région",
    },
    hiddenHere: (count: number) =>
      count === 1
        ? "1 offer of a private partner is not shown here"
        : `${count} offers of private partners are not shown here`,
    hiddenHereText: (site: string, commune: string) =>
      `The site of ${site} does not show private offers. That of ${commune} does.`,
    other: "Another address",
    noService: "Nothing online yet.",
  },
});
