import { defineErrors } from "../../../kernel/errors.ts";

export const bookingsErrors = defineErrors({
  "bookings.unknown_activity": {
    status: 404,
    fr: "Cette activité n’existe pas.",
    en: "This activity does not exist.",
    todo: { fr: "Choisissez-la dans la liste.", en: "Choose it from the list." },
  },
  "bookings.unknown_session": {
    status: 404,
    fr: "Cette séance n’existe pas.",
    en: "This session does not exist.",
    todo: { fr: "Choisissez-la dans la liste.", en: "Choose it from the list." },
  },
  "bookings.unknown": {
    status: 404,
    fr: "Cette réservation n’existe pas.",
    en: "This booking does not exist.",
    todo: { fr: "Choisissez-la dans la liste.", en: "Choose it from the list." },
  },
  "bookings.activity_not_valid": {
    status: 422,
    fr: "Cette activité ne peut pas être écrite ainsi.",
    en: "This activity cannot be written as it is.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "bookings.counter_not_fit": {
    status: 422,
    fr: "Ce compteur ne paie pas cette activité.",
    en: "This counter does not pay for this activity.",
    todo: {
      fr: "Choisissez un compteur en euros, ouvert, que ce service peut débiter.",
      en: "Choose an open counter in euros that this service may debit.",
    },
  },
  "bookings.tariff_not_fit": {
    status: 422,
    fr: "Ce tarif n’est pas celui de ce service.",
    en: "This tariff is not one of this service.",
    todo: {
      fr: "Choisissez un tarif du service, ou un prix.",
      en: "Choose a tariff of the service, or a price.",
    },
  },
  "bookings.sessions_not_valid": {
    status: 422,
    fr: "Ces séances ne peuvent pas être créées ainsi.",
    en: "These sessions cannot be made as they are.",
    todo: {
      fr: "Donnez un premier jour à venir, une fin après le début, et 60 séances au plus.",
      en: "Give a first day to come, an end after the beginning, and at most 60 sessions.",
    },
  },
  "bookings.not_of_age": {
    status: 409,
    fr: "Cette séance est pour des personnes d’un autre âge.",
    en: "This session is for people of another age.",
    todo: { fr: "Choisissez une séance de votre âge.", en: "Choose a session for the right age." },
  },
  "bookings.session_over": {
    status: 409,
    fr: "Cette séance a commencé, ou n’a plus lieu.",
    en: "This session has begun, or no longer takes place.",
    todo: { fr: "Choisissez une autre séance.", en: "Choose another session." },
  },
  "bookings.too_early": {
    status: 409,
    fr: "Cette séance ne se réserve pas encore.",
    en: "This session cannot be booked yet.",
    todo: { fr: "Revenez plus près de son jour.", en: "Come back nearer its day." },
  },
  "bookings.full": {
    status: 409,
    fr: "Il n’y a plus de place, et la liste d’attente n’est plus servie.",
    en: "There is no place left, and the waiting list is no longer served.",
    todo: { fr: "Choisissez une autre séance.", en: "Choose another session." },
  },
  "bookings.already": {
    status: 409,
    fr: "Cette personne a déjà une place, ou l’a annulée trop tard, à cette séance.",
    en: "This person has a place already at this session, or cancelled it too late.",
    todo: { fr: "Regardez ses réservations.", en: "Look at their bookings." },
  },
  "bookings.id_reused": {
    status: 409,
    fr: "Ce formulaire a déjà servi à une réservation.",
    en: "This form was used already for a booking.",
    todo: { fr: "Rouvrez la page, puis recommencez.", en: "Open the page again, then start over." },
  },
  "bookings.no_price": {
    status: 409,
    fr: "Aucun tarif n’est en vigueur le jour de cette séance.",
    en: "No tariff is in force on the day of this session.",
    todo: { fr: "Demandez au service quand il le sera.", en: "Ask the service when there will be one." },
  },
  "bookings.price_changed": {
    status: 409,
    fr: "Le prix n’est plus celui que vous avez lu.",
    en: "The price is no longer the one you read.",
    todo: {
      fr: "Relisez le prix, puis recommencez : rien n’a été réservé.",
      en: "Read the price again, then start over: nothing was booked.",
    },
  },
  "bookings.outcome_changed": {
    status: 409,
    fr: "Annuler ne coûte plus ce que vous avez lu.",
    en: "Cancelling no longer costs what you read.",
    todo: {
      fr: "Relisez ce qui est écrit au-dessus du bouton, puis décidez : rien n’a changé.",
      en: "Read again what is above the button, then decide: nothing has changed.",
    },
  },
  "bookings.counter_refuses": {
    status: 409,
    fr: "Le compteur qui paie cette activité ne peut pas la payer aujourd’hui.",
    en: "The counter that pays for this activity cannot pay for it today.",
    todo: {
      fr: "Demandez à l’accueil : recharger n’y changerait rien. Rien n’a été réservé.",
      en: "Ask the desk: topping up would change nothing. Nothing was booked.",
    },
  },
  "bookings.not_enough": {
    status: 409,
    fr: "Il n’y a pas assez sur le compteur qui paie cette activité.",
    en: "There is not enough on the counter that pays for this activity.",
    todo: {
      fr: "Rechargez le compteur, en ligne ou au guichet, puis réservez : rien n’a été réservé.",
      en: "Top up the counter, online or at the desk, then book: nothing was booked.",
    },
  },
  "bookings.none_ticked": {
    status: 422,
    fr: "Aucune séance n’est cochée.",
    en: "No session is ticked.",
    todo: { fr: "Cochez les séances que vous voulez.", en: "Tick the sessions that you want." },
  },
  "bookings.none_chosen": {
    status: 422,
    fr: "Rien n’est coché.",
    en: "Nothing is ticked.",
    todo: { fr: "Cochez ce que vous annulez.", en: "Tick what you cancel." },
  },
  "bookings.ended": {
    status: 409,
    fr: "Cette réservation est terminée : elle ne change plus.",
    en: "This booking has ended: it no longer changes.",
    todo: { fr: "Rechargez la page.", en: "Reload the page." },
  },
  "bookings.not_over": {
    status: 409,
    fr: "Cette séance n’a pas encore commencé.",
    en: "This session has not begun yet.",
    todo: { fr: "Revenez à l’heure de la séance.", en: "Come back at the hour of the session." },
  },
  "bookings.unmarked_left": {
    status: 409,
    fr: "Il reste des personnes dont vous n’avez pas dit si elles sont venues.",
    en: "There are people left of whom you have not said whether they came.",
    todo: {
      fr: "Marquez chacune présente ou absente, puis terminez la séance.",
      en: "Mark each present or absent, then end the session.",
    },
  },
  "bookings.own_interest": {
    status: 403,
    fr: "Vous ne décidez ni pour vous-même, ni pour vos proches, ni pour quelqu’un de votre nom.",
    en: "You do not decide for yourself, those close to you, or somebody of your name.",
    todo: { fr: "Demandez à un collègue.", en: "Ask a colleague." },
  },
  "bookings.not_excusable": {
    status: 409,
    fr: "Rien n’est à rendre pour cette réservation.",
    en: "There is nothing to give back for this booking.",
    todo: {
      fr: "Seule une séance payée, manquée ou annulée trop tard, s’excuse, et une seule fois.",
      en: "Only a session that was paid, and missed or cancelled too late, is excused, and once.",
    },
  },
  "bookings.characters": {
    status: 422,
    fr: "Ce texte contient des caractères invisibles.",
    en: "This text holds invisible characters.",
    todo: { fr: "Retapez-le, sans le copier.", en: "Type it again, without copying it." },
  },
  "bookings.reason_needed": {
    status: 422,
    fr: "Dites pourquoi, en 120 signes au plus.",
    en: "Say why, in at most 120 characters.",
    todo: { fr: "Complétez le champ.", en: "Complete the field." },
  },
});
