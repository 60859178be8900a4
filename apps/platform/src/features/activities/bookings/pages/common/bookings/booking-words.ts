import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { defineMessages } from "../../../../../../web/index.ts";
import type { ActivitySession, AgeRange } from "../../../index.ts";

export const bookingWords = defineMessages({
  fr: {
    toCome: "À venir",
    nothing: "Aucune réservation à venir",
    nothingText: "Choisissez une séance plus bas : la place est gardée tout de suite.",
    toBook: "Réserver une séance",
    later: "Voir les séances suivantes",
    several: "Réserver plusieurs séances",
    noSession: "Aucune séance ne se réserve en ce moment.",
    past: "Passées ou annulées",
    where: "Où",
    price: "Prix",
    held: (price: string, counter: string) => `${price}, réservés sur « ${counter} »`,
    waits: (price: string) => `${price} : rien n’est réservé tant que vous attendez`,
    ifStill: (price: string, many: boolean) =>
      `${price} si ${many ? "les offres couplées sont" : "l’offre couplée est"} encore en cours ce jour-là`,
    freeOfCharge: "Gratuit",
    freeUntil: "Annulable sans frais jusqu’au",
    cancelling: "Annulation",
    by: "Réservée par",
    turn: (turn: number) =>
      turn === 1 ? "En attente : vous êtes le prochain" : `En attente : ${turn}ᵉ de la liste`,
    toCalendar: "Ajouter à mon agenda",
    cancel: "Annuler cette réservation",
    leave: "Quitter la liste d’attente",
    nothingDue: "Rien ne sera dû.",
    allDue: (price: string) =>
      `Il est trop tard pour annuler sans frais : ${price} seront pris. La place sera rendue à quelqu’un d’autre.`,
    onlyIf: (price: string) => `Ce sera ${price}.`,
    confirm: "Oui, annuler",
    confirmLeave: "Oui, la quitter",
    rules: (hours: number) =>
      hours === 0
        ? "Annulable sans frais jusqu’au début de la séance."
        : `Annulable sans frais jusqu’à ${hours} h avant la séance. Ensuite, ou si personne ne vient, le prix est pris.`,
    paidBefore: (counter: string) => `Payé par « ${counter} » : le prix y est réservé dès la réservation.`,
    paidAfter: (counter: string) => `Payé par « ${counter} », sur la facture du mois.`,
    why: "Pourquoi ce prix",
    columns: { session: "Séance", places: "Places", price: "Prix", act: "Réserver" },
    left: (left: number) => (left === 1 ? "1 place" : `${left} places`),
    full: (waiting: number) =>
      waiting === 0 ? "Complet" : waiting === 1 ? "Complet, 1 attend" : `Complet, ${waiting} attendent`,
    tooLate: "Ne s’annule plus sans frais : le prix sera pris",
    book: "Réserver",
    wait: "Rejoindre la liste d’attente",
    pastColumns: { session: "Séance", outcome: "Ce qui s’est passé", price: "Pris" },
    excused: (reason: string) => `excusée : ${reason}`,
    givenBack: (price: string) => `${price}, rendus`,
    topUp: "Voir ce compteur et le recharger",
    done: {
      reservee: "La place est réservée",
      attente: "Votre tour est pris dans la liste d’attente",
      annulee: "La réservation est annulée : rien n’est dû",
      tard: "La réservation est annulée : le prix est pris",
      excusee: "L’absence est excusée : le prix est rendu",
    },
  },
  en: {
    toCome: "To come",
    nothing: "No booking to come",
    nothingText: "Choose a session below: the place is kept at once.",
    toBook: "Book a session",
    later: "See the sessions that follow",
    several: "Book several sessions",
    noSession: "No session can be booked at the moment.",
    past: "Past",
    where: "Where",
    price: "Price",
    held: (price: string, counter: string) => `${price}, held on “${counter}”`,
    waits: (price: string) => `${price}: nothing is held while you wait`,
    ifStill: (price: string, many: boolean) =>
      `${price} if the coupled ${many ? "offers are" : "offer is"} still under way that day`,
    freeOfCharge: "Free",
    freeUntil: "May be cancelled for nothing until",
    cancelling: "Cancelling",
    by: "Booked by",
    turn: (turn: number) => (turn === 1 ? "Waiting: you are next" : `Waiting: number ${turn} on the list`),
    toCalendar: "Add to my calendar",
    cancel: "Cancel this booking",
    leave: "Leave the waiting list",
    nothingDue: "Nothing will be due.",
    allDue: (price: string) =>
      `It is too late to cancel for nothing: ${price} will be taken. Somebody else gets the place.`,
    onlyIf: (price: string) => `It will be ${price}.`,
    confirm: "Yes, cancel",
    confirmLeave: "Yes, leave it",
    rules: (hours: number) =>
      hours === 0
        ? "May be cancelled for nothing until the session begins."
        : `May be cancelled for nothing until ${hours} h before the session. After that, or if nobody comes, the price is taken.`,
    paidBefore: (counter: string) => `Paid by “${counter}”: the price is held there as soon as you book.`,
    paidAfter: (counter: string) => `Paid by “${counter}”, on the month’s invoice.`,
    why: "Why this price",
    columns: { session: "Session", places: "Places", price: "Price", act: "Book" },
    left: (left: number) => (left === 1 ? "1 place" : `${left} places`),
    full: (waiting: number) => (waiting === 0 ? "Full" : `Full, ${waiting} waiting`),
    tooLate: "Can no longer be cancelled for nothing: the price will be taken",
    book: "Book",
    wait: "Join the waiting list",
    pastColumns: { session: "Session", outcome: "What happened", price: "Taken" },
    excused: (reason: string) => `excused: ${reason}`,
    givenBack: (price: string) => `${price}, given back`,
    topUp: "See this counter and top it up",
    done: {
      reservee: "The place is booked",
      attente: "Your turn is on the waiting list",
      annulee: "The booking is cancelled: nothing is due",
      tard: "The booking is cancelled: the price is taken",
      excusee: "The absence is excused: the price is given back",
    },
  },
});

export type BookingDone = keyof ReturnType<typeof bookingWords>["done"];

/** "mercredi 2 décembre 2026, de 14 h 00 à 15 h 00". */
export function formatSessionTime({ day, startsAt, endsAt }: ActivitySession, language: Language): string {
  const [from, to] = [formatTimeOfDay(startsAt, language), formatTimeOfDay(endsAt, language)];
  const hours = language === "fr" ? `de ${from} à ${to}` : `${from} to ${to}`;
  return `${formatLongDate(day, language)}, ${hours}`;
}

/** "de 6 à 12 ans", "à partir de 16 ans", "jusqu’à 12 ans". */
export function formatAgeRange({ from, to }: AgeRange, language: Language): string {
  const isFrench = language === "fr";
  if (from !== null && to !== null)
    return isFrench ? `de ${from} à ${to} ans` : `from ${from} to ${to} years old`;
  if (from !== null) return isFrench ? `à partir de ${from} ans` : `from ${from} years old`;
  return isFrench ? `jusqu’à ${to} ans` : `up to ${to} years old`;
}
