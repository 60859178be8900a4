import { defineErrors } from "../../../kernel/errors.ts";

export const keysErrors = defineErrors({
  "keys.cannot_open": {
    status: 409,
    fr: "Cette donnée ne peut pas être ouverte.",
    en: "This datum cannot be opened.",
    todo: {
      fr: "Prévenez l’administrateur : la donnée a été déplacée ou altérée.",
      en: "Tell the administrator: the datum was moved or altered.",
    },
  },
  "keys.root_missing": {
    status: 503,
    fr: "Ce serveur n’a pas la clé sous laquelle cette donnée est scellée.",
    en: "This server does not have the key under which this datum is sealed.",
    todo: {
      fr: "Prévenez l’exploitant : il copie sur ce serveur les clés de la rotation en cours.",
      en: "Tell the operator: they copy the keys of the rotation under way to this server.",
    },
  },
  "keys.tree_missing": {
    status: 503,
    fr: "Ce serveur n’a pas les clés de cette personne.",
    en: "This server does not have this person’s keys.",
    todo: {
      fr: "Prévenez l’exploitant : il copie sur ce serveur les clés de la rotation en cours.",
      en: "Tell the operator: they copy the keys of the rotation under way to this server.",
    },
  },
  "keys.unknown_person": {
    status: 404,
    fr: "Cette personne n’existe pas, ou ses données ont été effacées.",
    en: "This person does not exist, or their data was erased.",
    todo: { fr: "Vérifiez le dossier.", en: "Check the file." },
  },
});
