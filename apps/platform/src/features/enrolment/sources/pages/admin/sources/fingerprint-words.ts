import { defineMessages } from "../../../../../../web/index.ts";

export const fingerprintWords = defineMessages({
  fr: {
    title: "Empreinte du correspondant",
    lead: "Qui a la clé de ce certificat lit les noms et les numéros des familles, et dit leur quotient. Une seconde personne vérifie que c’est bien le correspondant.",
    none: "Aucune empreinte à comparer",
    noneText: "Un administrateur donne d’abord le certificat du correspondant.",
    who: "Correspondant",
    given: "Donné par",
    gone: "une personne qui n’est plus agent ici",
    on: "Le",
    fingerprint: "L’empreinte, par groupes de quatre",
    how: "Appelez le correspondant, à un numéro que vous connaissez déjà. Demandez-lui de lire son empreinte SHA-256. Comparez chaque groupe.",
    yes: "Cette empreinte est celle du correspondant",
    no: "Ce n’est pas la bonne",
    theirs: "Une autre personne confirme",
    theirsText:
      "Vous avez donné ce certificat, ou vous portez le nom de qui l’a donné. Demandez à un autre administrateur, ou au délégué à la protection des données.",
    waits: (register: string) => `L’empreinte du correspondant de la ${register} attend d’être comparée`,
    waitsText: (by: string, day: string | undefined) =>
      `${by} a donné son certificat${day ? ` le ${day}` : ""}. D’ici là, aucun quotient ne s’échange par fichier.`,
    compare: "Comparer l’empreinte",
    giverLeft: "Personne ne peut la confirmer",
    giverLeftText:
      "Qui a donné ce certificat n’est plus agent ici. Un administrateur enregistre de nouveau le certificat, puis une autre personne compare l’empreinte. D’ici là, aucun quotient ne s’échange par fichier.",
    see: "Voir l’empreinte",
    confirmedBy: (by: string, day: string) => `Confirmée par ${by} le ${day}.`,
    refusedBy: (by: string, day: string) => `Refusée par ${by} le ${day}.`,
    states: {
      waiting: "À comparer",
      confirmed: "Confirmée : les fichiers s’échangent",
      refused: "Refusée : rien n’est envoyé, rien n’est ouvert",
    },
  },
  en: {
    title: "Fingerprint of the correspondent",
    lead: "Whoever has the key of this certificate reads the names and numbers of families, and says their quotient. A second person checks that it is the correspondent.",
    none: "No fingerprint to compare",
    noneText: "An administrator first gives the certificate of the correspondent.",
    who: "Correspondent",
    given: "Given by",
    gone: "somebody who is no longer an agent here",
    on: "On",
    fingerprint: "The fingerprint, in groups of four",
    how: "Call the correspondent, at a number that you know already. Ask them to read their SHA-256 fingerprint. Compare each group.",
    yes: "This fingerprint is the correspondent’s",
    no: "It is not the right one",
    theirs: "Another person confirms",
    theirsText:
      "You gave this certificate, or you bear the name of who gave it. Ask another administrator, or the data-protection officer.",
    waits: (register: string) =>
      `The fingerprint of the correspondent of the ${register} waits to be compared`,
    waitsText: (by: string, day: string | undefined) =>
      `${by} gave their certificate${day ? ` on ${day}` : ""}. Until then no quotient is exchanged by file.`,
    compare: "Compare the fingerprint",
    giverLeft: "Nobody can confirm it",
    giverLeftText:
      "Whoever gave this certificate is no longer an agent here. An administrator saves the certificate again, then another person compares the fingerprint. Until then no quotient is exchanged by file.",
    see: "See the fingerprint",
    confirmedBy: (by: string, day: string) => `Confirmed by ${by} on ${day}.`,
    refusedBy: (by: string, day: string) => `Refused by ${by} on ${day}.`,
    states: {
      waiting: "To be compared",
      confirmed: "Confirmed: files are exchanged",
      refused: "Refused: nothing is sent, nothing is opened",
    },
  },
});
