import { defineErrors } from "../../../kernel/errors.ts";

export const sandboxErrors = defineErrors({
  "sandbox.closed_here": {
    status: 403,
    fr: "Cette page n’existe pas dans le bac à sable.",
    en: "This page does not exist in the sandbox.",
    todo: { fr: "Revenez à la page de votre espace d’essai.", en: "Go back to the page of your space." },
    page: "/administration/bac-a-sable",
  },
  "sandbox.link_not_valid": {
    status: 410,
    fr: "Ce lien ne fonctionne plus : il a déjà servi, ou il a expiré.",
    en: "This link no longer works: it has been used, or it has expired.",
    todo: { fr: "Demandez-en un autre : il arrive aussitôt.", en: "Ask for another one: it comes at once." },
    page: "/essayer",
  },
  "sandbox.full": {
    status: 409,
    fr: "Le bac à sable n’a plus de place aujourd’hui.",
    en: "The sandbox has no room left today.",
    todo: {
      fr: "Revenez demain, ou installez la plateforme chez vous : deux commandes suffisent.",
      en: "Come back tomorrow, or install the platform on your machine: two commands do it.",
    },
  },
  "sandbox.full_for_domain": {
    status: 409,
    fr: "Cinq espaces ont déjà été ouverts aujourd’hui à des adresses de votre organisation.",
    en: "Five spaces were already opened today to addresses of your organisation.",
    todo: {
      fr: "Partagez l’un d’eux, ou revenez demain : votre lien sert encore tant qu’il n’a pas expiré.",
      en: "Share one of them, or come back tomorrow: your link still works until it expires.",
    },
  },
  "sandbox.too_many_applications": {
    status: 409,
    fr: "Votre espace contient déjà dix applications.",
    en: "Your space already holds ten applications.",
    todo: { fr: "Changez l’une d’elles.", en: "Change one of them." },
  },
  "sandbox.too_many_gestures": {
    status: 429,
    fr: "Vous avez fait trois cents gestes depuis hier.",
    en: "You made three hundred gestures since yesterday.",
    todo: { fr: "Continuez demain.", en: "Carry on tomorrow." },
  },
  "sandbox.unknown_person": {
    status: 404,
    fr: "Cette personne ne joue pas dans votre espace.",
    en: "This person does not play in your space.",
    todo: { fr: "Choisissez-la dans la liste.", en: "Choose one from the list." },
  },
  "sandbox.others_act": {
    status: 409,
    fr:
      "Un enfant, ou une personne sous tutelle, n’agit pas seul : comme dans " +
      "une vraie ville, qui le représente le fait depuis son propre compte.",
    en:
      "A child, or somebody under guardianship, does not act alone: as in " +
      "a real town, who represents them does it from their own account.",
    todo: {
      fr: "Devenez la personne qui le représente : sa fiche dit qui.",
      en: "Become who represents them: their page says who.",
    },
  },
  "sandbox.gesture_not_possible": {
    status: 409,
    fr: "Ce geste n’est pas possible pour cette personne aujourd’hui.",
    en: "This gesture is not possible for this person today.",
    todo: {
      fr: "Rechargez la page : elle montre ce qui est possible.",
      en: "Load the page again: it shows what is possible.",
    },
  },
  "sandbox.nothing_asked": {
    status: 422,
    fr: "Votre service ne demande encore rien.",
    en: "Your service asks for nothing yet.",
    todo: { fr: "Choisissez au moins une information.", en: "Choose one item at least." },
  },
  "sandbox.definition_not_valid": {
    status: 422,
    fr: "Ce fichier n’est pas une application exportée d’un bac à sable.",
    en: "This file is not an application exported from a sandbox.",
    todo: {
      fr: "Demandez à l’éditeur le fichier que son espace d’essai exporte, sans le modifier.",
      en: "Ask the vendor for the file that their space exports, unchanged.",
    },
  },
});
