import { defineErrors } from "../../../kernel/errors.ts";

export const authoritiesErrors = defineErrors({
  "authorities.unknown": {
    status: 404,
    fr: "Cette collectivité n’est pas sur la plateforme.",
    en: "This authority is not on the platform.",
    todo: { fr: "Vérifiez l’adresse.", en: "Check the address." },
  },
  "authorities.file_not_read": {
    status: 422,
    fr: "Ce fichier n’est pas une liste de communes que nous savons lire.",
    en: "This file is not a list of communes that we can read.",
    todo: {
      fr: "Donnez le fichier communes.json de @etalab/decoupage-administratif, d’une édition plus récente.",
      en: "Give the file communes.json of @etalab/decoupage-administratif, of a later edition.",
    },
  },
  "authorities.unknown_import": {
    status: 404,
    fr: "Cet import n’existe pas, ou n’est plus à confirmer.",
    en: "This import does not exist, or is no longer to be confirmed.",
    todo: { fr: "Revenez à la page des communes.", en: "Go back to the page of communes." },
  },
  "authorities.import_under_way": {
    status: 409,
    fr: "Un autre import est en cours.",
    en: "Another import is under way.",
    todo: { fr: "Attendez sa fin, puis confirmez celui-ci.", en: "Wait for its end, then confirm this one." },
  },
  "authorities.desk_named": {
    status: 409,
    fr: "Un autre guichet porte déjà ce nom.",
    en: "Another desk already bears this name.",
    todo: { fr: "Donnez un nom qui les distingue.", en: "Give a name that tells them apart." },
  },
  "authorities.desk_of_everything": {
    status: 409,
    fr: "Ce guichet reçoit ce que nul autre ne reçoit : il ne ferme pas.",
    en: "This desk receives what no other does: it does not close.",
    todo: { fr: "Changez plutôt son nom ou son adresse.", en: "Change its name or its address instead." },
  },
  "authorities.unknown_desk": {
    status: 404,
    fr: "Ce guichet n’existe pas.",
    en: "This desk does not exist.",
    todo: { fr: "Choisissez un guichet de la liste.", en: "Choose a desk from the list." },
  },
});
