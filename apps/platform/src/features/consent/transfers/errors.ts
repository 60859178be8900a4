import { defineErrors } from "../../../kernel/errors.ts";

export const transfersErrors = defineErrors({
  "transfers.not_connected": {
    status: 404,
    fr: "Ce service n’est pas relié par fichiers.",
    en: "This service is not connected by files.",
    todo: { fr: "Reliez-le depuis sa page.", en: "Connect it from its page." },
  },
  "transfers.format_not_valid": {
    status: 422,
    fr: "Certaines colonnes sont à corriger.",
    en: "Some columns need correcting.",
    todo: { fr: "Corrigez les lignes signalées.", en: "Correct the lines listed." },
  },
  "transfers.nothing_to_send": {
    status: 409,
    fr: "Rien n’attend : le fichier serait vide.",
    en: "Nothing waits: the file would be empty.",
    todo: { fr: "Revenez quand une demande sera arrivée.", en: "Come back once a request has arrived." },
  },
  "transfers.unknown_file": {
    status: 404,
    fr: "Ce fichier n’existe pas, ou n’est pas de ce service.",
    en: "This file does not exist, or is not of this service.",
    todo: { fr: "Choisissez un fichier de la liste.", en: "Choose a file from the list." },
  },
  "transfers.file_forgotten": {
    status: 410,
    fr: "Le contenu de ce fichier a été effacé : il n’est gardé que le temps d’être traité.",
    en: "The content of this file was erased: it is kept only while it is being dealt with.",
    todo: {
      fr: "S’il vous manque des abonnés, écrivez au délégué à la protection des données.",
      en: "If subscribers are missing, write to the data protection officer.",
    },
  },
  "transfers.receipt_not_csv": {
    status: 422,
    fr: "Ce fichier n’est pas un fichier CSV que nous savons lire.",
    en: "This file is not a CSV file that we can read.",
    todo: {
      fr: "Enregistrez l’accusé au format CSV, avec les colonnes line_id, result et reason.",
      en: "Save the acknowledgement as CSV, with the columns line_id, result and reason.",
    },
  },
  "transfers.receipt_too_large": {
    status: 422,
    fr: "Ce fichier est trop lourd pour un accusé : deux mégaoctets au plus.",
    en: "This file is too large for an acknowledgement: two megabytes at most.",
    todo: { fr: "Coupez-le en plusieurs fichiers.", en: "Cut it into several files." },
  },
  "transfers.receipt_missing": {
    status: 422,
    fr: "Choisissez le fichier d’accusé à lire.",
    en: "Choose the acknowledgement file to read.",
    todo: { fr: "Choisissez un fichier sur votre appareil.", en: "Choose a file on your device." },
  },
  "transfers.receipt_of_another": {
    status: 422,
    fr: "Aucune ligne de ce fichier n’est de ce service : c’est l’accusé d’un autre.",
    en: "No line of this file is of this service: it is another one’s acknowledgement.",
    todo: { fr: "Vérifiez le service et le fichier.", en: "Check the service and the file." },
  },
  "transfers.unknown_receipt": {
    status: 404,
    fr: "Cet accusé n’existe pas, ou n’est plus gardé.",
    en: "This acknowledgement does not exist, or is no longer kept.",
    todo: { fr: "Déposez-le de nouveau.", en: "Hand it in again." },
  },
  "transfers.place_not_valid": {
    status: 422,
    fr: "Le serveur SFTP n’est pas décrit comme il faut.",
    en: "The SFTP server is not described as it should be.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "transfers.no_place": {
    status: 404,
    fr: "Ce service n’a pas de serveur SFTP.",
    en: "This service has no SFTP server.",
    todo: { fr: "Indiquez-le d’abord.", en: "Set it first." },
  },
  "transfers.place_not_open": {
    status: 409,
    fr: "La clé de ce serveur n’a pas été confirmée.",
    en: "The key of this server was not confirmed.",
    todo: {
      fr: "Vérifiez la connexion, puis confirmez l’empreinte.",
      en: "Check the connection, then confirm the fingerprint.",
    },
  },
  "transfers.place_private": {
    status: 422,
    fr: "Ce serveur est à une adresse privée, que cette installation ne joint pas.",
    en: "This server is at a private address, which this installation does not reach.",
    todo: {
      fr:
        "Demandez une adresse publique, ou demandez à l’exploitant d’autoriser " +
        "ce serveur et son port pour votre collectivité (OUTBOUND_ALLOW_HOSTS).",
      en:
        "Ask for a public address, or ask the operator to allow this " +
        "server and its port for your authority (OUTBOUND_ALLOW_HOSTS).",
    },
  },
  "transfers.place_name_unknown": {
    status: 422,
    fr: "Aucun serveur ne porte ce nom.",
    en: "No server has this name.",
    todo: {
      fr: "Vérifiez le nom du serveur avec l’éditeur.",
      en: "Check the name of the server with the vendor.",
    },
  },
  "transfers.place_silent": {
    status: 422,
    fr: "Le serveur n’a pas répondu à temps.",
    en: "The server did not answer in time.",
    todo: {
      fr: "Réessayez plus tard. Si cela dure, prévenez l’éditeur.",
      en: "Try again later. If it lasts, tell the vendor.",
    },
  },
  "transfers.place_refused": {
    status: 422,
    fr: "Le serveur a répondu, mais il refuse de ranger le fichier.",
    en: "The server answered, but refuses to store the file.",
    todo: {
      fr: "Demandez à l’éditeur s’il reste de la place, et si le dossier accepte de nouveaux fichiers.",
      en: "Ask the vendor whether there is room left, and whether the folder takes new files.",
    },
  },
  "transfers.place_file_too_large": {
    status: 422,
    fr: "Un fichier rendu par l’éditeur est trop gros pour être lu.",
    en: "A file returned by the vendor is too large to be read.",
    todo: {
      fr: "Demandez à l’éditeur de le rendre en plusieurs fichiers.",
      en: "Ask the vendor to return it in several files.",
    },
  },
  "transfers.place_unreachable": {
    status: 422,
    fr: "Le serveur n’a pas pu être joint, ou a coupé la connexion.",
    en: "The server could not be reached, or closed the connection.",
    todo: {
      fr: "Vérifiez le nom et le port, puis prévenez l’éditeur.",
      en: "Check the name and the port, then tell the vendor.",
    },
  },
  "transfers.place_key_changed": {
    status: 422,
    fr: "Le serveur a présenté une autre clé que celle qui a été confirmée. Plus rien ne lui est envoyé.",
    en: "The server showed another key than the one that was confirmed. Nothing is sent to it any more.",
    todo: {
      fr:
        "Demandez à l’éditeur, par téléphone, s’il a changé de clé. " +
        "Vérifiez ensuite la connexion et confirmez la nouvelle empreinte.",
      en:
        "Ask the vendor, by telephone, whether its key changed. " +
        "Then check the connection and confirm the new fingerprint.",
    },
  },
  "transfers.place_sign_in_refused": {
    status: 422,
    fr: "Le serveur n’a pas accepté la clé de la plateforme.",
    en: "The server did not accept the key of the platform.",
    todo: {
      fr: "Vérifiez le compte, et que l’éditeur y a ajouté la clé publique.",
      en: "Check the account, and that the vendor added the public key to it.",
    },
  },
  "transfers.place_folder_missing": {
    status: 422,
    fr: "Un des deux dossiers n’existe pas sur le serveur.",
    en: "One of the two folders is not on the server.",
    todo: { fr: "Vérifiez leurs chemins avec l’éditeur.", en: "Check their paths with the vendor." },
  },
  "transfers.place_not_allowed": {
    status: 422,
    fr: "Le compte n’a pas le droit d’écrire ou de lire dans un des deux dossiers.",
    en: "The account may not write or read in one of the two folders.",
    todo: { fr: "Demandez ce droit à l’éditeur.", en: "Ask the vendor for this right." },
  },
});
