import { defineErrors } from "../../../kernel/errors.ts";

export const clientsErrors = defineErrors({
  "clients.unknown_client": {
    status: 404,
    fr: "Cette application n’est pas enregistrée pour vos services.",
    en: "This application is not registered for your services.",
    todo: { fr: "Choisissez une application de la liste.", en: "Choose an application from the list." },
  },
  "clients.ends_wait": {
    status: 409,
    fr: "Des personnes ont retiré leur accord, et le logiciel ne le sait pas encore.",
    en: "People withdrew their agreement, and the software does not know it yet.",
    todo: {
      fr: "Préparez et retirez un dernier fichier, pour que le logiciel les efface. Arrêtez ensuite.",
      en: "Prepare and take one last file, so that the software erases them. Then stop.",
    },
  },
  "clients.key_reused": {
    status: 422,
    fr: "Cette clé d’idempotence a déjà servi pour une autre demande.",
    en: "This idempotency key was already used for another request.",
    todo: {
      fr: "Prenez une nouvelle clé pour une nouvelle demande.",
      en: "Take a new key for a new request.",
    },
  },
  "clients.addresses_not_valid": {
    status: 422,
    fr: "Certaines adresses de l’application ne conviennent pas.",
    en: "Some addresses of the application will not do.",
    todo: { fr: "Corrigez les adresses signalées.", en: "Correct the addresses listed." },
  },
  "clients.keys_needed": {
    status: 422,
    fr:
      "Une application qui signe ses demandes publie ses clés, " +
      "et n’a pas de secret ; les autres n’en publient pas.",
    en: "An application that signs its requests publishes its keys and has no secret; others publish none.",
    todo: {
      fr:
        "Avec private_key_jwt, et seulement avec, donnez les " +
        "clés publiques ou leur adresse : l’une des deux.",
      en: "With private_key_jwt, and only with it, give the public keys or their address: one of the two.",
    },
  },
  "clients.no_secret": {
    status: 409,
    fr: "Cette application signe ses demandes : elle n’a pas de secret.",
    en: "This application signs its requests: it has no secret.",
    todo: { fr: "Changez ses clés chez son éditeur.", en: "Change its keys at its vendor’s." },
  },
  "clients.unknown_delivery": {
    status: 404,
    fr: "Cet envoi n’existe pas, ou n’est pas pour cette application.",
    en: "This delivery does not exist, or is not for this application.",
    todo: { fr: "Vérifiez le jti du jeton reçu.", en: "Check the jti of the token received." },
  },
  "clients.unknown_task": {
    status: 404,
    fr: "Cette tâche n’est plus dans la liste : elle est faite, ou une autre du même abonnement vient avant.",
    en: "This task is no longer in the list: it is done, or another of the same subscription comes before.",
    todo: { fr: "Revenez à la liste de travail.", en: "Go back to the work list." },
  },
  "clients.reason_needed": {
    status: 422,
    fr: "Dites pourquoi cela ne peut pas être fait.",
    en: "Say why it cannot be done.",
    todo: { fr: "La personne lira cette phrase.", en: "The person will read this sentence." },
  },
  "clients.cannot_send_again": {
    status: 409,
    fr: "Cet envoi ne peut plus être refait : son contenu a été oublié.",
    en: "This delivery cannot be sent again: its content was forgotten.",
    todo: {
      fr: "Le prochain changement de la personne partira de lui-même.",
      en: "The person’s next change will leave by itself.",
    },
  },
  "clients.hears_nothing": {
    status: 409,
    fr: "Cette application n’a pas d’adresse pour les événements, ou est désactivée.",
    en: "This application has no address for events, or is disabled.",
    todo: { fr: "Donnez-lui une adresse des événements.", en: "Give it an address for events." },
  },
  "clients.answered_otherwise": {
    status: 409,
    fr: "Le logiciel a déjà donné une autre réponse pour cette ligne.",
    en: "The software already answered this line otherwise.",
    todo: {
      fr: "Ce qui a été dit reste : le prochain changement de la personne partira sur une nouvelle ligne.",
      en: "What was said stays: the person’s next change will leave on a new line.",
    },
  },
  "clients.delivery_failed": {
    status: 409,
    fr: "L’application a refusé cet envoi : elle ne peut plus en accuser réception.",
    en: "The application refused this delivery: it can no longer acknowledge it.",
    todo: { fr: "Demandez un nouvel envoi à la collectivité.", en: "Ask the authority to send it again." },
  },
});
