import type { ComplianceFacts } from "../facts.ts";
import {
  buildActiveState,
  buildConstantMeasure,
  buildInformationState,
  buildMissingState,
  type Measure,
  type Seen,
} from "./define.ts";

/** A day, and the hours that a long one takes. */
const FRESH_HOURS = 36;

/** What is kept of each act, how the platform is run, what people may ask. */
export const operationMeasures: readonly Measure[] = [
  {
    key: "journal",
    theme: "trace",
    answers: ["illegitimate_access", "unwanted_change", "past_rewritten"],
    proofs: [
      "whoever sees somebody’s name on a page of agents leaves a line, whichever page",
      "an altered line, wherever it is",
    ],
    todo: {
      fr: "Retirer au rôle de l’application le droit de modifier le journal.",
      en: "Take from the application’s role the right to change the journal.",
    },
    see: ({ installation }) =>
      installation.roleRewritesJournal
        ? buildMissingState(
            "L’application a le droit de modifier ou d’effacer des lignes du journal.",
            "The application may change or erase lines of the journal.",
          )
        : buildActiveState(
            "Chaque lecture et chaque changement est une ligne d’un journal chaîné, " +
              "que l’application ne peut ni modifier ni effacer (mesuré dans la base).",
            "Each reading and each change is a line of a chained journal, which the " +
              "application can neither change nor erase (as measured in the database).",
          ),
  },
  {
    key: "witnesses",
    theme: "trace",
    answers: ["past_rewritten"],
    proofs: [
      "is refused by the witness, which keeps what the log signed of both pasts, once; each side shows it",
    ],
    todo: {
      fr: "Demander à une autre collectivité d’attester le journal (page Témoins).",
      en: "Ask another authority to witness the journal (page Witnesses).",
    },
    see: ({ witnesses }) => showWitnessesMeasure(witnesses),
  },
  {
    key: "logs",
    theme: "trace",
    answers: [],
    proofs: ["drops an e-mail wherever it hides"],
    see: ({ installation }) =>
      buildActiveState(
        "Les traces techniques ne portent aucune donnée " +
          `personnelle${installation.debugLog ? " ; le niveau détaillé est réglé" : ""}.`,
        `Technical logs hold no personal data${installation.debugLog ? "; the detailed level is set" : ""}.`,
        installation.debugLog,
      ),
  },
  {
    key: "tracing",
    theme: "trace",
    answers: [],
    todo: { fr: "Joindre le collecteur en https.", en: "Reach the collector by https." },
    see: ({ installation: { tracing } }) => {
      if (tracing === "none")
        return buildInformationState(
          "Aucune trace ne part vers un collecteur.",
          "No trace leaves to a collector.",
          tracing,
        );
      return tracing === "encrypted"
        ? buildActiveState(
            "Les traces d’exploitation partent chiffrées vers un " +
              "collecteur OpenTelemetry, sans donnée personnelle.",
            "Traces of operation leave encrypted to an OpenTelemetry collector, without personal data.",
            tracing,
          )
        : buildMissingState(
            "Les traces d’exploitation partent en clair vers un " +
              "collecteur OpenTelemetry (sans donnée personnelle).",
            "Traces of operation leave in clear to an OpenTelemetry collector (without personal data).",
            tracing,
          );
    },
  },
  {
    key: "production",
    theme: "operation",
    answers: ["illegitimate_access", "unwanted_change"],
    todo: {
      fr: "Mettre l’installation en mode production (ARDECO_MODE) avant d’accueillir de vraies personnes.",
      en: "Put the installation in production mode (ARDECO_MODE) before it serves real people.",
    },
    see: ({ installation: { mode } }) => {
      if (mode === "production")
        return buildActiveState(
          "L’installation est en production : elle refuse de démarrer sur un réglage faible.",
          "The installation is in production: it refuses to start on a weak setting.",
          mode,
        );
      return mode === "demonstration"
        ? buildMissingState(
            "L’installation est une démonstration.",
            "The installation is a demonstration.",
            mode,
          )
        : buildMissingState(
            "L’installation est celle d’un développeur.",
            "The installation is a developer’s.",
            mode,
          );
    },
  },
  {
    key: "backups",
    theme: "operation",
    answers: ["disappearance", "unavailability"],
    proofs: ["restored today, the platform erases her again before it serves, and keeps the others"],
    todo: {
      fr: "Programmer la sauvegarde (script/backup) chaque nuit, et en essayer la remise en place.",
      en: "Schedule the backup (script/backup) every night, and try restoring it.",
    },
    see: ({ backupHours }) => showBackups(backupHours),
  },
  {
    key: "database_place",
    theme: "operation",
    answers: [],
    see: ({ installation }) =>
      installation.database === "private"
        ? buildInformationState(
            "La base PostgreSQL est tenue par la plateforme, sur sa machine.",
            "The PostgreSQL database is kept by the platform, on its machine.",
            "private",
          )
        : buildInformationState(
            "La base PostgreSQL est tenue par un serveur à part.",
            "The PostgreSQL database is kept by a separate server.",
            "server",
          ),
  },
  {
    key: "metrics",
    theme: "operation",
    answers: ["unavailability"],
    see: ({ installation }) =>
      installation.metrics
        ? buildActiveState(
            "Des mesures d’exploitation sont ouvertes à un superviseur, par un jeton.",
            "Figures of operation are open to a supervisor, by a token.",
          )
        : buildInformationState(
            "Aucun superviseur ne lit les mesures d’exploitation.",
            "No supervisor reads the figures of operation.",
            "none",
          ),
  },
  {
    key: "officer",
    theme: "rights",
    answers: ["illegitimate_access"],
    todo: {
      fr: "Indiquer l’adresse du délégué à la protection des données dans « Ma collectivité ».",
      en: "Give the address of the data-protection officer in “My authority”.",
    },
    see: ({ hasOfficer }) =>
      hasOfficer
        ? buildActiveState(
            "Un délégué à la protection des données est joignable à une adresse publiée.",
            "A data-protection officer can be reached at a published address.",
          )
        : buildMissingState(
            "Aucune adresse de délégué à la protection des données n’est publiée.",
            "No address of a data-protection officer is published.",
          ),
  },
  {
    key: "rights",
    theme: "rights",
    answers: ["disappearance"],
    proofs: ["who undid what a thief did undoes their erasure too"],
    see: buildConstantMeasure(
      "Les droits s’exercent en ligne ou au guichet, avec une réponse " +
        "en un mois. Un effacement attend dix jours et s’annule.",
      "Rights are used online or at the desk, with an answer " +
        "within a month. An erasure waits ten days and can be undone.",
    ),
  },
];

function showWitnessesMeasure({ asked, signing }: ComplianceFacts["witnesses"]): Seen {
  if (signing > 0)
    return buildActiveState(
      `Le journal est attesté par d’autres collectivités (${signing}) : réécrire le passé se verrait.`,
      `The journal is witnessed by other authorities (${signing}): rewriting the past would show.`,
    );
  return asked > 0
    ? buildMissingState(
        "Un témoin du journal est demandé, mais aucun n’atteste encore.",
        "A witness of the journal is asked, but none signs yet.",
      )
    : buildMissingState(
        "Aucune autre collectivité n’atteste le journal : qui " +
          "tient la base et ses clés pourrait en signer un autre.",
        "No other authority witnesses the journal: whoever " +
          "holds the database and its keys could sign another one.",
      );
}

function showBackups(hours: number | null): Seen {
  if (hours === null)
    return buildMissingState("Aucune sauvegarde n’a été constatée.", "No backup was ever seen.");
  return hours <= FRESH_HOURS
    ? buildActiveState(
        "Les sauvegardes sont à jour : la dernière a moins " +
          "d’un jour et demi. Elles ne contiennent pas les clés.",
        "Backups are up to date: the last one is less than a day and a half old. They do not hold the keys.",
      )
    : buildMissingState(
        "La dernière sauvegarde constatée a plus d’un jour et demi.",
        "The last backup seen is more than a day and a half old.",
      );
}
