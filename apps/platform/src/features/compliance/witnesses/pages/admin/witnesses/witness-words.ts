import { defineMessages } from "../../../../../../web/index.ts";
import type { WitnessStanding } from "../../../index.ts";

export const witnessWords = defineMessages({
  fr: {
    title: "Témoins",
    lead: "D’autres collectivités signent aussi notre journal, chaque heure, s’il continue ce qu’elles en ont vu. Réécrire le passé se verrait chez elles.",
    forks: (count: number) =>
      count === 1
        ? "Un journal contredit ce qui en avait été vu"
        : `${count} journaux contredisent ce qui en avait été vu`,
    forkOurs: (other: string, size: number, day: string) =>
      `Notre journal ne continue pas les ${size} lignes que le témoin ${other} avait vues (${day}).`,
    forkTheirs: (other: string, size: number, day: string) =>
      `Le journal ${other} ne continue pas les ${size} lignes que nous avions vues (${day}). Il n’a pas été signé.`,
    forkNext:
      "Gardez les sauvegardes. Prévenez le délégué à la protection des données et l’autre collectivité.",
    ours: "À donner à l’autre collectivité",
    oursLead: "Donnez-les par un autre moyen que cette page : courriel, téléphone.",
    noneYet: "Le journal n’est pas encore signé : revenez dans une heure.",
    logKey: "Clé de notre journal",
    witnessKey: "Notre clé de témoin",
    witnessAddress: "Notre adresse de témoin",
    witnesses: "Nos témoins",
    noWitness: "Personne n’atteste notre journal. Demandez à deux collectivités voisines.",
    askTitle: "Demander un témoin",
    key: "Clé du témoin",
    keyHint: "Telle que l’autre collectivité la montre ici, en entier.",
    address: "Adresse du témoin",
    addressHint: "Telle que l’autre collectivité la montre ici, sous « Notre adresse de témoin », en entier.",
    ask: "Demander ce témoin",
    stop: "Retirer",
    columns: { witness: "Témoin", standing: "Dernière réponse", act: "Geste" },
    standings: {
      waits: "Sera demandé à la prochaine heure",
      signed: "A signé",
      unreachable: "N’a pas répondu : demandé de nouveau dans une heure",
      unknown_there: "N’a pas encore accepté d’attester notre journal",
      refused: "N’a pas signé",
      fork: "Dit que notre journal ne continue pas ce qu’il avait vu",
    } satisfies Record<WitnessStanding, string>,
    lines: (size: number) => `${size.toLocaleString("fr-FR")} lignes`,
    watched: "Les journaux que nous attestons",
    watchedLead:
      "Notre signature dit seulement que le journal a grandi sans rien réécrire. Elle ne dit rien de son contenu, que nous ne voyons pas.",
    noWatched: "Nous n’attestons aucun journal.",
    watchedColumns: { log: "Journal", seen: "Vu", act: "Geste" },
    never: "Pas encore présenté",
    watchKey: "Clé du journal",
    agreeTitle: "Attester un journal",
    agree: "Accepter d’attester",
    agreeHint:
      "Dès qu’il s’est présenté, c’est pour toujours : ce que nous avons vu d’un journal n’est pas oublié.",
    doneAsk: "Ce témoin sera demandé à la prochaine heure",
    doneAgree: "Ce journal sera attesté",
    doneStop: "Ce témoin n’est plus demandé",
    doneLeave: "Ce journal n’est plus attesté",
  },
  en: {
    title: "Witnesses",
    lead: "Other authorities sign our journal too, every hour, if it continues what they saw of it. Rewriting the past would show there.",
    forks: (count: number) =>
      count === 1
        ? "A journal contradicts what was seen of it"
        : `${count} journals contradict what was seen of them`,
    forkOurs: (other: string, size: number, day: string) =>
      `Our journal does not continue the ${size} lines that the witness ${other} had seen (${day}).`,
    forkTheirs: (other: string, size: number, day: string) =>
      `The journal ${other} does not continue the ${size} lines that we had seen (${day}). It was not signed.`,
    forkNext: "Keep the backups. Tell the data-protection officer and the other authority.",
    ours: "To give to the other authority",
    oursLead: "Give them by other means than this page: e-mail, telephone.",
    noneYet: "The journal is not signed yet: come back in an hour.",
    logKey: "Key of our journal",
    witnessKey: "Our key as a witness",
    witnessAddress: "Our address as a witness",
    witnesses: "Our witnesses",
    noWitness: "Nobody witnesses our journal. Ask two neighbouring authorities.",
    askTitle: "Ask a witness",
    key: "Key of the witness",
    keyHint: "As the other authority shows it here, whole.",
    address: "Address of the witness",
    addressHint: "As the other authority shows it here, under “Our address as a witness”, whole.",
    ask: "Ask this witness",
    stop: "Remove",
    columns: { witness: "Witness", standing: "Last answer", act: "Gesture" },
    standings: {
      waits: "Will be asked within the hour",
      signed: "Signed",
      unreachable: "Did not answer: asked again in an hour",
      unknown_there: "Has not agreed yet to witness our journal",
      refused: "Did not sign",
      fork: "Says that our journal does not continue what it saw",
    } satisfies Record<WitnessStanding, string>,
    lines: (size: number) => `${size.toLocaleString("en-GB")} lines`,
    watched: "The journals that we witness",
    watchedLead:
      "Our signature only says that the journal grew without rewriting anything. It says nothing of what it holds, which we do not see.",
    noWatched: "We witness no journal.",
    watchedColumns: { log: "Journal", seen: "Seen", act: "Act" },
    never: "Not shown yet",
    watchKey: "Key of the journal",
    agreeTitle: "Witness a journal",
    agree: "Agree to witness",
    agreeHint: "Once it is shown, it is for ever: what we saw of a journal is not forgotten.",
    doneAsk: "This witness will be asked within the hour",
    doneAgree: "This journal will be witnessed",
    doneStop: "This witness is asked no longer",
    doneLeave: "This journal is witnessed no longer",
  },
});
