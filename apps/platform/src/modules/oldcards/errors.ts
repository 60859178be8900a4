import { defineErrors } from "../../kernel/errors.ts";

export const oldcardsErrors = defineErrors({
  "oldcards.unknown": {
    status: 404,
    fr: "Aucune ancienne carte ne porte ce numéro.",
    en: "No former card bears this number.",
    todo: {
      fr: "Relisez le numéro sur la carte. S’il est juste, demandez à l’administrateur si son fichier a été repris.",
      en: "Read the number on the card again. If it is right, ask the administrator whether its file was taken over.",
    },
  },
  "oldcards.too_many_misses": {
    status: 429,
    fr: "Vous avez lu trop de numéros en peu de temps.",
    en: "You read too many numbers in a short time.",
    todo: { fr: "Attendez un quart d’heure.", en: "Wait for a quarter of an hour." },
  },
  "oldcards.used_up": {
    status: 422,
    fr: "Cette carte n’a plus autant d’unités : elle est épuisée, ou presque.",
    en: "This card has not so many units left: it is used up, or nearly.",
    todo: { fr: "Lisez ce qui reste, et prenez-en moins.", en: "Read what is left, and take less." },
  },
  "oldcards.stopped": {
    status: 422,
    fr: "Cette carte a été arrêtée : elle ne sert plus.",
    en: "This card was stopped: it serves no more.",
    todo: { fr: "Demandez à la personne comment elle l’a eue.", en: "Ask the person how they got it." },
  },
  "oldcards.own_interest": {
    status: 403,
    fr: "Vous gagneriez à ce geste : il est à faire par un collègue.",
    en: "You would gain by this: a colleague does it.",
    todo: {
      fr: "Demandez à un collègue qui ne vit pas avec cette personne et n’agit pas pour elle.",
      en: "Ask a colleague who neither lives with this person nor acts for them.",
    },
  },
  "oldcards.use_differs": {
    status: 409,
    fr: "Cette utilisation a déjà été enregistrée, autrement.",
    en: "This use was already recorded, otherwise.",
    todo: { fr: "Lisez la carte de nouveau.", en: "Read the card again." },
  },
  "oldcards.units_not_valid": {
    status: 422,
    fr: "Donnez un nombre entier, plus grand que zéro.",
    en: "Give a whole number above zero.",
    todo: { fr: "Corrigez le nombre.", en: "Correct the number." },
  },
  "oldcards.reason_needed": {
    status: 422,
    fr: "Dites pourquoi, en 300 signes au plus.",
    en: "Say why, in at most 300 characters.",
    todo: { fr: "Écrivez la raison.", en: "Write the reason." },
  },
  "oldcards.file_not_valid": {
    status: 422,
    fr: "Ce fichier n’a pas été repris.",
    en: "This file was not taken over.",
    todo: {
      fr: "Corrigez les lignes signalées, puis donnez-le de nouveau : rien n’a été enregistré.",
      en: "Correct the lines listed, then give it again: nothing was recorded.",
    },
  },
});
