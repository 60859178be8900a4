import { defineErrors } from "../../../kernel/errors.ts";

export const guestsErrors = defineErrors({
  "guests.not_a_parent": {
    status: 403,
    fr: "Seul un parent ou un tuteur invite quelqu’un à recharger le compteur d’un enfant.",
    en: "Only a parent or a guardian invites somebody to top up a child’s counter.",
    todo: {
      fr: "Choisissez un enfant dont vous avez la charge.",
      en: "Choose a child who is in your charge.",
    },
  },
  "guests.unknown_counter": {
    status: 404,
    fr: "Ce compteur n’est pas un compteur de l’enfant.",
    en: "This counter is not one of the child’s.",
    todo: { fr: "Choisissez-le dans la liste.", en: "Choose it from the list." },
  },
  "guests.address_not_valid": {
    status: 422,
    fr: "Cette adresse n’est pas complète.",
    en: "This address is not complete.",
    todo: {
      fr: "Écrivez-la entière, par exemple prenom.nom@exemple.fr.",
      en: "Write it in full, for example name@example.com.",
    },
  },
  "guests.own_address": {
    status: 422,
    fr: "Cette adresse est la vôtre : vous rechargez déjà ce compteur.",
    en: "This address is yours: you top up this counter already.",
    todo: { fr: "Écrivez l’adresse de la personne invitée.", en: "Write the address of the person invited." },
  },
  "guests.too_many": {
    status: 422,
    fr:
      "Vous avez déjà invité cinq personnes pour cet enfant, " +
      "ou cinq aujourd’hui ; avec l’autre parent, dix au plus.",
    en:
      "You have invited five people for this child already, " +
      "or five today; with the other parent, ten at most.",
    todo: {
      fr: "Arrêtez une invitation, ou revenez demain.",
      en: "End an invitation, or come back tomorrow.",
    },
  },
  "guests.unknown": {
    status: 404,
    fr: "Cette invitation n’existe pas, ou a pris fin.",
    en: "This invitation does not exist, or has ended.",
    todo: {
      fr: "Demandez au parent de vous inviter de nouveau.",
      en: "Ask the parent to invite you again.",
    },
  },
  "guests.no_answer": {
    status: 422,
    fr: "La réponse manque : rien n’a été enregistré.",
    en: "The answer is missing: nothing was recorded.",
    todo: {
      fr: "Revenez à la page, et choisissez l’un des boutons.",
      en: "Go back to the page, and choose one of the buttons.",
    },
  },
  "guests.minor": {
    status: 403,
    fr: "Il faut être majeur pour recharger le compteur d’un enfant.",
    en: "One must be an adult to top up a child’s counter.",
    todo: {
      fr: "Demandez à une personne majeure. Si votre date de naissance est fausse, corrigez-la.",
      en: "Ask an adult. If your date of birth is wrong, correct it.",
    },
  },
  "guests.not_now": {
    status: 422,
    fr: "Ce compteur ne peut pas recevoir ce montant pour le moment.",
    en: "This counter cannot take this amount for now.",
    todo: {
      fr:
        "Essayez un montant plus petit, ou demain. Après trois " +
        "essais dans la journée, il faut attendre demain.",
      en: "Try a smaller amount, or tomorrow. After three tries in a day, one waits for tomorrow.",
    },
  },
});
