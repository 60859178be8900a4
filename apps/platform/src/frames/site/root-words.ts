import { defineMessages } from "../../web/index.ts";

export const rootWords = defineMessages({
  fr: {
    title: "Vos démarches locales",
    lead: "Choisissez votre collectivité : chacune a son site, ses agents et ses services.",
    search: "Le nom ou le code postal de votre commune",
    hint: "Par exemple Hérouville, st contest ou 14200.",
    all: "Toutes les collectivités",
    found: (typed: string) => `Résultats pour « ${typed} »`,
    alike: (typed: string) => `Aucune collectivité ne s’appelle « ${typed} »`,
    alikeText: "Voici les noms qui ressemblent le plus.",
    none: (typed: string) => `Rien ne ressemble à « ${typed} »`,
    noneText: "Vérifiez l’orthographe, ou cherchez par code postal.",
    seeAll: "Voir toutes les collectivités",
    total: (count: number) =>
      count === 1 ? "1 collectivité" : `${formatAuthorityCount("fr", count)} collectivités`,
    many: (count: number) => `Plus de ${formatAuthorityCount("fr", count)} collectivités : précisez le nom`,
    empty: "Aucune collectivité pour l’instant",
    emptyText: "Les collectivités qui ouvrent leurs services ici apparaîtront dans cette liste.",
    people: (count: number) =>
      count < 2 ? `${count} habitant` : `${formatAuthorityCount("fr", count)} habitants`,
    kinds: {
      commune: "Commune",
      epci: "Intercommunalité",
      departement: "Département",
      region: "Région",
      syndicat_mixte: "Syndicat mixte",
      sandbox: "Bac à sable",
    },
  },
  en: {
    title: "Your local services",
    lead: "Choose your authority: each has its own site, staff and services.",
    search: "The name or postal code of your town",
    hint: "For example Hérouville, st contest or 14200.",
    all: "All authorities",
    found: (typed: string) => `Results for “${typed}”`,
    alike: (typed: string) => `No authority is called “${typed}”`,
    alikeText: "Here are the names most like it.",
    none: (typed: string) => `Nothing resembles “${typed}”`,
    noneText: "Check the spelling, or search by postal code.",
    seeAll: "See all authorities",
    total: (count: number) =>
      count === 1 ? "1 authority" : `${formatAuthorityCount("en", count)} authorities`,
    many: (count: number) => `More than ${formatAuthorityCount("en", count)} authorities: be more precise`,
    empty: "No authority yet",
    emptyText: "Authorities that open their services here will appear in this list.",
    people: (count: number) =>
      count < 2 ? `${count} inhabitant` : `${formatAuthorityCount("en", count)} inhabitants`,
    kinds: {
      commune: "Town",
      epci: "Group of towns (intercommunalité)",
      departement: "Département",
      region: "Region",
      syndicat_mixte: "Joint authority (syndicat mixte)",
      sandbox: "Sandbox",
    },
  },
});

const formatAuthorityCount = (language: string, count: number): string =>
  new Intl.NumberFormat(language).format(count);
