import { defineMessages } from "../../web/index.ts";

export const securityAddressWords = defineMessages({
  fr: {
    title: "Mon adresse de connexion",
    now: (email: string) => `Vos liens de connexion arrivent à ${email}.`,
    none: "Aucune adresse électronique : vous entrez avec votre clé d’accès.",
    other: "Changer d’adresse",
    email: "Nouvelle adresse",
    why: "Un message y arrive pour la confirmer. L’adresse actuelle est prévenue et a trois jours pour annuler.",
    send: "Recevoir un message à cette adresse",
    asked: "Une nouvelle adresse attend d’être confirmée : suivez le lien reçu là-bas.",
    waiting: (day: string) => `La nouvelle adresse ouvrira votre compte le ${day}.`,
    cancel: "Garder l’adresse actuelle",
    again: "Pour changer d’adresse, reconnectez-vous : cela protège un appareil laissé ouvert.",
  },
  en: {
    title: "My sign-in address",
    now: (email: string) => `Your sign-in links come to ${email}.`,
    none: "No e-mail address: you come in with your passkey.",
    other: "Change address",
    email: "New address",
    why: "A message goes there to confirm it. The present address is told, and has three days to cancel.",
    send: "Receive a message at this address",
    asked: "A new address waits to be confirmed: follow the link received there.",
    waiting: (day: string) => `The new address will open your account on ${day}.`,
    cancel: "Keep the present address",
    again: "To change address, sign in again: this protects a device left open.",
  },
});
