import { defineErrors } from "../../../kernel/errors.ts";

/** Literals only: the catalogue in docs/generated/errors.md is read from here, without running anything. */
export const evidenceErrors = defineErrors({
  "evidence.empty": {
    status: 422,
    fr: "Ce fichier est vide.",
    en: "This file is empty.",
    todo: {
      fr: "Déposez une autre copie : une photo, un scan ou un PDF.",
      en: "Send another copy: a photo, a scan or a PDF.",
    },
  },
  "evidence.too_large": {
    status: 413,
    fr: "Ce fichier dépasse 10 Mo.",
    en: "This file is larger than 10 MB.",
    todo: {
      fr: "Réduisez-le, ou photographiez le document avec une qualité moindre.",
      en: "Make it smaller, or photograph the document at a lower quality.",
    },
  },
  "evidence.unknown_type": {
    status: 422,
    fr: "Ce fichier n’est pas un PDF ni une photo JPEG, PNG ou HEIC.",
    en: "This file is not a PDF or a JPEG, PNG or HEIC picture.",
    todo: {
      fr: "Déposez une autre copie : une photo, un scan ou un PDF.",
      en: "Send another copy: a photo, a scan or a PDF.",
    },
  },
  "evidence.damaged": {
    status: 422,
    fr: "Ce fichier est abîmé ou incomplet.",
    en: "This file is damaged or incomplete.",
    todo: {
      fr: "Déposez une autre copie : une photo, un scan ou un PDF.",
      en: "Send another copy: a photo, a scan or a PDF.",
    },
  },
  "evidence.too_many_pixels": {
    status: 422,
    fr: "Cette image est trop grande.",
    en: "This picture is too large.",
    todo: {
      fr: "Photographiez le document avec une définition moindre (50 millions de pixels au plus).",
      en: "Photograph the document at a lower definition (50 million pixels at most).",
    },
  },
  "evidence.too_many_pages": {
    status: 422,
    fr: "Ce PDF compte plus de 20 pages.",
    en: "This PDF has more than 20 pages.",
    todo: {
      fr: "Gardez seulement les pages utiles.",
      en: "Keep only the pages that matter.",
    },
  },
  "evidence.active_content": {
    status: 422,
    fr: "Ce PDF contient un programme ou un formulaire actif.",
    en: "This PDF holds a program or an active form.",
    todo: {
      fr: "Imprimez-le dans un nouveau PDF, ou photographiez-le.",
      en: "Print it to a new PDF, or photograph it.",
    },
  },
  "evidence.polyglot": {
    status: 422,
    fr: "Ce fichier en cache un autre, d’un autre type.",
    en: "This file hides another one, of another type.",
    todo: {
      fr: "Déposez une autre copie : une photo, un scan ou un PDF.",
      en: "Send another copy: a photo, a scan or a PDF.",
    },
  },
  "evidence.too_many": {
    status: 409,
    fr: "Ce dossier contient déjà 40 documents.",
    en: "This file already holds 40 documents.",
    todo: { fr: "Retirez ceux qui ne servent plus.", en: "Remove those no longer needed." },
  },
  "evidence.unknown_document": {
    status: 404,
    fr: "Ce document n’existe pas, n’est plus conservé, ou vous n’y avez pas accès.",
    en: "This document does not exist, is no longer kept, or you have no access.",
    todo: { fr: "Rechargez la page.", en: "Reload the page." },
  },
  "evidence.ticket_over": {
    status: 404,
    fr: "Cette adresse a déjà servi, ou ne sert plus : elle dure une minute.",
    en: "This address was used already, or is over: it lasts one minute.",
    todo: {
      fr: "Ouvrez à nouveau le document depuis le dossier.",
      en: "Open the document again from the file.",
    },
  },
  "evidence.interrupted": {
    status: 409,
    fr: "L’envoi a pris trop de temps.",
    en: "The upload took too long.",
    todo: { fr: "Recommencez l’envoi.", en: "Send it again." },
  },
});
