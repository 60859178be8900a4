import { defineErrors } from "../../../kernel/errors.ts";

export const equipmentErrors = defineErrors({
  "equipment.unknown": {
    status: 404,
    fr: "Cet équipement n’existe pas.",
    en: "This equipment does not exist.",
    todo: { fr: "Choisissez-le dans la liste des équipements.", en: "Choose it from the list of equipment." },
  },
  "equipment.revoked": {
    status: 409,
    fr: "Cet équipement a été révoqué.",
    en: "This equipment was revoked.",
    todo: {
      fr: "Enregistrez-le de nouveau pour l’appairer.",
      en: "Register it again to pair it.",
    },
  },
  "equipment.code_not_valid": {
    status: 422,
    fr: "Ce code d’appairage est inconnu de cette collectivité, déjà utilisé ou expiré.",
    en: "This pairing code is unknown to this authority, used already or expired.",
    todo: {
      fr: "Demandez un nouveau code à l’administrateur de la collectivité.",
      en: "Ask the authority’s administrator for a new code.",
    },
  },
  "equipment.not_known": {
    status: 401,
    fr: "Cet équipement n’est pas reconnu par cette collectivité, ou a été révoqué.",
    en: "This equipment is not known to this authority, or was revoked.",
    todo: {
      fr: "Envoyez son secret par « Authorization: Bearer », ou appairez-le de nouveau.",
      en: "Send its secret with “Authorization: Bearer”, or pair it again.",
    },
  },
});
