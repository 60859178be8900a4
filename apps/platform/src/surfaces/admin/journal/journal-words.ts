import { defineMessages } from "../../../web/index.ts";

export const journalWords = defineMessages({
  fr: {
    title: "Journal",
    lead: "Tout ce qui a été lu, changé, transmis. Personne ne peut y retirer une ligne sans que cela se voie.",
    verify: "Vérifier le journal",
    sound: (size: number) => `Le journal est intact : ${size} lignes vérifiées`,
    soundText: "Chaque ligne a été recalculée. Empreinte de l’ensemble, à garder pour comparer plus tard :",
    broken: (line: number | null) =>
      line === null
        ? "Ce qui prouve le journal a été altéré"
        : `Le journal a été altéré à partir de la ligne ${line}`,
    brokenText:
      "Prévenez l’exploitant et le délégué à la protection des données ; conservez les sauvegardes.",
    empty: "Rien n’a encore été écrit",
    emptyText: "La première lecture ou le premier changement apparaîtra ici.",
    older: "Voir plus ancien",
    newest: "Revenir au plus récent",
    toPerson: (line: string) => `Écrit dans le journal de la personne : « ${line} »`,
    about: (reference: string) => `À propos d’une personne (référence ${reference})`,
    by: {
      person: "Par une personne",
      staff: (name: string) => `Par ${name}, agent`,
      delegated: (name: string) => `Par ${name}, agent d’une autre collectivité, sous délégation`,
      client: "Par l’application d’un service",
      system: "Automatiquement",
      anonymous: "Par quelqu’un qui n’était pas connecté",
    },
  },
  en: {
    title: "Journal",
    lead: "Everything that was read, changed, sent. Nobody can take a line away without it being seen.",
    verify: "Verify the journal",
    sound: (size: number) => `The journal is intact: ${size} lines verified`,
    soundText: "Each line was computed again. Fingerprint of the whole, to keep and compare later:",
    broken: (line: number | null) =>
      line === null ? "What proves the journal was altered" : `The journal was altered from line ${line} on`,
    brokenText: "Warn the operator and the data-protection officer; keep the backups.",
    empty: "Nothing was written yet",
    emptyText: "The first reading or change will appear here.",
    older: "See older lines",
    newest: "Back to the newest",
    toPerson: (line: string) => `Written in the person’s journal: “${line}”`,
    about: (reference: string) => `About a person (reference ${reference})`,
    by: {
      person: "By a person",
      staff: (name: string) => `By ${name}, agent`,
      delegated: (name: string) => `By ${name}, agent of another authority, under a delegation`,
      client: "By a service’s application",
      system: "Automatically",
      anonymous: "By somebody who was not signed in",
    },
  },
});
