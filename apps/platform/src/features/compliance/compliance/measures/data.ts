import { formatDuration } from "../../../../kernel/durations.ts";
import {
  buildActiveState,
  buildConstantMeasure,
  buildInformationState,
  buildMissingState,
  type Measure,
} from "./define.ts";

/** What guards the data at rest: keys, database, documents. */
export const dataMeasures: readonly Measure[] = [
  {
    key: "sealed_elements",
    theme: "data",
    answers: ["illegitimate_access"],
    proofs: ["a ciphertext moved to another person does not open"],
    see: buildConstantMeasure(
      "Chaque information est chiffrée (AES-256-GCM) sous une clé " +
        "propre à la personne. Les clés racines sont hors de la base.",
      "Each piece of information is encrypted (AES-256-GCM) under " +
        "a key of the person. Root keys are outside the database.",
    ),
  },
  {
    key: "sectors",
    theme: "data",
    answers: ["illegitimate_access", "vendor_misuse"],
    proofs: ["the two services share nothing, and nothing of theirs names her"],
    see: buildConstantMeasure(
      "Chaque service connaît la personne sous un identifiant " +
        "à lui : deux services ne peuvent pas se recouper.",
      "Each service knows the person under an identifier of its own: two services cannot compare.",
    ),
  },
  {
    key: "keys_apart",
    theme: "data",
    answers: ["illegitimate_access"],
    todo: {
      fr: "Placer le dossier des clés (KEYS_DIR) hors du dossier des données.",
      en: "Put the folder of keys (KEYS_DIR) outside the folder of data.",
    },
    see: ({ installation }) =>
      installation.keysApart
        ? buildActiveState(
            "Les clés racines sont dans un autre dossier que les " +
              "données : une copie des données ne les contient pas.",
            "Root keys are in another folder than the data: a copy of the data does not hold them.",
          )
        : buildMissingState(
            "Les clés racines sont dans le même dossier que les données : qui copie ce dossier a les deux.",
            "Root keys are in the same folder as the data: whoever copies it has both.",
          ),
  },
  {
    key: "key_token",
    theme: "data",
    answers: ["illegitimate_access", "past_rewritten"],
    proofs: ["without the token, a copied folder of keys and a dump open nothing"],
    todo: {
      fr: "Mettre en service un jeton PKCS#11 (guide « Cérémonie des clés »).",
      en: "Put a PKCS#11 token in service (guide “Key ceremony”).",
    },
    see: ({ installation }) =>
      installation.keyToken
        ? buildActiveState(
            "Le jeton PKCS#11 est en service : il scelle les " +
              "fichiers de clés, qui ne s’ouvrent pas sans lui.",
            "The PKCS#11 token is in service: it seals the key files, which do not open without it.",
          )
        : buildMissingState(
            "Les fichiers de clés ne sont protégés que par leurs droits : aucun jeton PKCS#11 ne les scelle.",
            "Key files are guarded by their rights alone: no PKCS#11 token seals them.",
          ),
  },
  {
    key: "backup_keys",
    theme: "data",
    answers: ["illegitimate_access"],
    proofs: ["has her key's row, and nothing that opens it: no value, no document, no line of her journal"],
    see: ({ installation: { backupDays } }) =>
      buildActiveState(
        "Une personne effacée l’est aussi des sauvegardes : sa clé n’y est plus ouvrable. " +
          `Les clés remplacées sont détruites après ${formatDuration(backupDays, "fr")}.`,
        "Somebody erased is erased from backups too: their key opens no more there. " +
          `Replaced keys are destroyed after ${formatDuration(backupDays, "en")}.`,
        backupDays,
      ),
  },
  {
    key: "database_role",
    theme: "data",
    answers: ["illegitimate_access", "unwanted_change"],
    proofs: ["the application role", "no authority enters another, nor speaks in its name"],
    todo: {
      fr: "Donner à l’application un rôle de base sans privilège (DATABASE_URL), différent du propriétaire.",
      en: "Give the application a database role without privileges (DATABASE_URL), other than the owner’s.",
    },
    see: ({ installation: { roleBypassesRules, tables, tablesUnderRules } }) =>
      roleBypassesRules
        ? buildMissingState(
            "Le rôle de base de l’application passe outre la sécurité par ligne.",
            "The application’s database role passes row-level security.",
          )
        : buildActiveState(
            "L’application n’a pas les droits du propriétaire de la base. La sécurité par ligne " +
              `est en force sur ${tablesUnderRules} tables sur ${tables}, mesuré dans la base.`,
            "The application lacks the rights of the database’s owner. Row-level security is " +
              `in force on ${tablesUnderRules} of ${tables} tables, as measured in the database.`,
          ),
  },
  {
    key: "antivirus",
    theme: "data",
    answers: ["illegitimate_access", "unwanted_change"],
    proofs: ["finds a malicious file: nothing else of it is read, and nobody opens it"],
    todo: { fr: "Installer ClamAV et régler CLAMD_ADDRESS.", en: "Install ClamAV and set CLAMD_ADDRESS." },
    see: ({ installation }) =>
      installation.antivirus
        ? buildActiveState(
            "Un antivirus (ClamAV) regarde chaque document déposé avant qu’un agent l’ouvre.",
            "An antivirus (ClamAV) looks at each document before an agent opens it.",
          )
        : buildMissingState(
            "Aucun antivirus ne regarde les documents déposés. " +
              "Leur format est vérifié, leur contenu ne l’est pas.",
            "No antivirus looks at deposited documents. Their format is checked, their content is not.",
          ),
  },
  {
    key: "documents_checked",
    theme: "data",
    answers: ["unwanted_change"],
    proofs: ["altered after it was sealed, is not believed, and nothing of it is read"],
    see: ({ installation: { sealsBelieved }, documentsDecide }) => {
      if (!sealsBelieved)
        return buildInformationState(
          "Aucun cachet de document (2D-Doc) n’est cru : les agents vérifient chaque justificatif.",
          "No seal on a document (2D-Doc) is believed: agents check each document.",
          "none",
        );
      return documentsDecide
        ? buildActiveState(
            "Les cachets des justificatifs (2D-Doc) sont vérifiés ; un " +
              "justificatif scellé peut valider une adresse sans agent.",
            "Seals of documents (2D-Doc) are verified; a sealed " +
              "document may validate an address without an agent.",
            "decide",
          )
        : buildActiveState(
            "Les cachets des justificatifs (2D-Doc) sont vérifiés ; un agent décide toujours.",
            "Seals of documents (2D-Doc) are verified; an agent always decides.",
            "help",
          );
    },
  },
  {
    key: "test_seals",
    theme: "data",
    answers: ["unwanted_change"],
    todo: { fr: "Refuser les cachets d’essai (TWO_D_DOC_TEST).", en: "Refuse test seals (TWO_D_DOC_TEST)." },
    proofs: ["the published test key proves nothing unless the installation says so"],
    see: ({ installation }) =>
      installation.testSealsBelieved
        ? buildMissingState(
            "Les cachets d’essai sont acceptés : n’importe qui peut en fabriquer.",
            "Test seals are accepted: anybody can make them.",
          )
        : buildActiveState(
            "Les cachets d’essai des justificatifs sont refusés.",
            "Test seals of documents are refused.",
          ),
  },
];
