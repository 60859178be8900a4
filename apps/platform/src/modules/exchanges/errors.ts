import { defineErrors } from "../../kernel/errors.ts";

export const exchangesErrors = defineErrors({
  "exchanges.not_connected": {
    status: 404,
    fr: "Ce service n’est pas relié par fichiers.",
    en: "This service is not connected by files.",
    todo: { fr: "Reliez-le depuis sa page.", en: "Connect it from its page." },
  },
  "exchanges.format_not_valid": {
    status: 422,
    fr: "Certaines colonnes sont à corriger.",
    en: "Some columns need correcting.",
    todo: { fr: "Corrigez les lignes signalées.", en: "Correct the lines listed." },
  },
  "exchanges.nothing_to_send": {
    status: 409,
    fr: "Rien n’attend : le fichier serait vide.",
    en: "Nothing waits: the file would be empty.",
    todo: { fr: "Revenez quand une demande sera arrivée.", en: "Come back once a request has arrived." },
  },
  "exchanges.unknown_file": {
    status: 404,
    fr: "Ce fichier n’existe pas, ou n’est pas de ce service.",
    en: "This file does not exist, or is not of this service.",
    todo: { fr: "Choisissez un fichier de la liste.", en: "Choose a file from the list." },
  },
  "exchanges.file_forgotten": {
    status: 410,
    fr: "Le contenu de ce fichier a été effacé : il n’est gardé que le temps d’être traité.",
    en: "The content of this file was erased: it is kept only while it is being dealt with.",
    todo: {
      fr: "S’il vous manque des abonnés, écrivez au délégué à la protection des données.",
      en: "If subscribers are missing, write to the data protection officer.",
    },
  },
  "exchanges.receipt_not_csv": {
    status: 422,
    fr: "Ce fichier n’est pas un fichier CSV que nous savons lire.",
    en: "This file is not a CSV file that we can read.",
    todo: {
      fr: "Enregistrez l’accusé au format CSV, avec les colonnes line_id, result et reason.",
      en: "Save the acknowledgement as CSV, with the columns line_id, result and reason.",
    },
  },
  "exchanges.receipt_too_large": {
    status: 422,
    fr: "Ce fichier est trop lourd pour un accusé : deux mégaoctets au plus.",
    en: "This file is too large for an acknowledgement: two megabytes at most.",
    todo: { fr: "Coupez-le en plusieurs fichiers.", en: "Cut it into several files." },
  },
  "exchanges.receipt_missing": {
    status: 422,
    fr: "Choisissez le fichier d’accusé à lire.",
    en: "Choose the acknowledgement file to read.",
    todo: { fr: "Choisissez un fichier sur votre appareil.", en: "Choose a file on your device." },
  },
  "exchanges.receipt_of_another": {
    status: 422,
    fr: "Aucune ligne de ce fichier n’est de ce service : c’est l’accusé d’un autre.",
    en: "No line of this file is of this service: it is another one’s acknowledgement.",
    todo: { fr: "Vérifiez le service et le fichier.", en: "Check the service and the file." },
  },
  "exchanges.unknown_receipt": {
    status: 404,
    fr: "Cet accusé n’existe pas, ou n’est plus gardé.",
    en: "This acknowledgement does not exist, or is no longer kept.",
    todo: { fr: "Déposez-le de nouveau.", en: "Hand it in again." },
  },
});
