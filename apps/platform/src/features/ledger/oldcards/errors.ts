import { defineErrors } from "../../../kernel/errors.ts";

export const oldcardsErrors = defineErrors({
  "oldcards.unknown": {
    status: 404,
    fr: "Aucune ancienne carte ne porte ce numéro.",
    en: "No former card bears this number.",
    todo: {
      fr:
        "Relisez le numéro sur la carte. S’il est juste, " +
        "demandez à l’administrateur si son fichier a été repris.",
      en:
        "Read the number on the card again. If it is right, " +
        "ask the administrator whether its file was taken over.",
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
  "oldcards.too_many_stops": {
    status: 429,
    fr: "Vous avez arrêté dix cartes aujourd’hui : c’est le plus en un jour.",
    en: "You stopped ten cards today: that is the most in a day.",
    todo: { fr: "Demandez à un administrateur de l’arrêter.", en: "Ask an administrator to stop it." },
  },
  "oldcards.unknown_stopped": {
    status: 404,
    fr: "Aucune ancienne carte arrêtée à un guichet ne porte ce numéro.",
    en: "No former card that a desk stopped bears this number.",
    todo: { fr: "Relisez le numéro sur la carte.", en: "Read the number on the card again." },
  },
  "oldcards.own_stop": {
    status: 403,
    fr: "Un autre administrateur que celui qui l’a arrêtée laisse cette carte servir de nouveau.",
    en: "Another administrator than who stopped this card lets it serve again.",
    todo: {
      fr: "Demandez à un autre administrateur, que vous n’avez pas ajouté cette semaine.",
      en: "Ask another administrator, whom you did not add this week.",
    },
  },
  "oldcards.awaited": {
    status: 409,
    fr: "Le fichier de cette carte n’est pas encore accepté : elle ne sert pas.",
    en: "The file of this card is not accepted yet: it does not serve.",
    todo: {
      fr: "Demandez à un administrateur de l’accepter, dans « Anciennes cartes ».",
      en: "Ask an administrator to accept it, in “Former cards”.",
    },
  },
  "oldcards.recalled": {
    status: 422,
    fr: "Le fichier de cette carte a été arrêté : elle ne sert plus.",
    en: "The file of this card was stopped: it serves no more.",
    todo: {
      fr:
        "Demandez à un administrateur le fichier qui le remplace : " +
        "la carte y garde son reste, moins ce qui a déjà servi.",
      en:
        "Ask an administrator for the file that replaces it: the " +
        "card keeps in it what is left, less what was used already.",
    },
  },
  "oldcards.unknown_file": {
    status: 404,
    fr: "Ce fichier d’anciennes cartes n’existe pas.",
    en: "This file of former cards does not exist.",
    todo: { fr: "Choisissez-le dans la liste.", en: "Choose it from the list." },
  },
  "oldcards.file_stopped": {
    status: 409,
    fr: "Ce fichier a été arrêté : il ne s’accepte plus.",
    en: "This file was stopped: it can no longer be accepted.",
    todo: { fr: "Donnez un autre fichier.", en: "Give another file." },
  },
  "oldcards.own_file": {
    status: 403,
    fr: "Un autre agent que celui qui a donné le fichier accepte ces cartes.",
    en: "Another agent than who gave the file accepts these cards.",
    todo: {
      fr: "Demandez à un autre administrateur, que vous n’avez pas ajouté cette semaine.",
      en: "Ask another administrator, whom you did not add this week.",
    },
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
  "oldcards.characters": {
    status: 422,
    fr: "Ce texte contient des caractères invisibles.",
    en: "This text holds invisible characters.",
    todo: { fr: "Retapez-le, sans le copier.", en: "Type it again, without copying it." },
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
