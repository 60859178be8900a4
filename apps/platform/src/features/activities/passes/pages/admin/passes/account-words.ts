import { defineMessages } from "../../../../../../web/index.ts";

export const accountWords = defineMessages({
  fr: {
    title: "Où il est payé",
    now: (digits: string) => `Compte finissant par ${digits}.`,
    waits: (digits: string) => `Un autre compte attend : finissant par ${digits}`,
    askedBy: (day: string, by: string) => `Demandé le ${day}${by === "" ? "" : ` par ${by}`}.`,
    check:
      "Comparez ces quatre chiffres au relevé d’identité bancaire, et appelez le partenaire à un numéro que vous connaissiez déjà : une demande par courriel se contrefait.",
    told: (people: number) =>
      people === 0
        ? "Personne n’a été averti : ce partenaire n’a pas d’agent. Donnez-lui un agent, puis demandez ce compte à nouveau : il ne s’accepte pas avant."
        : people === 1
          ? "Une personne du partenaire en a été avertie."
          : `${people} personnes du partenaire en ont été averties.`,
    agree: "Accepter ce compte",
    notYou:
      "Vous ne pouvez pas l’accepter vous-même. Demandez à un collègue qui ne travaille pas pour ce partenaire.",
    withdraw: "Abandonner ce changement",
    change: "Changer de compte",
    changeLead:
      "Un collègue doit l’accepter ensuite. Le partenaire est prévenu tout de suite. Un virement déjà préparé part sur l’ancien compte.",
    iban: "IBAN du nouveau compte",
    ask: "Demander ce compte",
    asked: "Le compte est demandé : un collègue doit l’accepter, et le partenaire est prévenu",
    agreed: "Le partenaire est désormais payé sur ce compte",
    withdrawn: "Le changement de compte est abandonné",
  },
  en: {
    title: "Where it is paid",
    now: (digits: string) => `Account ending in ${digits}.`,
    waits: (digits: string) => `Another account waits: ending in ${digits}`,
    askedBy: (day: string, by: string) => `Asked on ${day}${by === "" ? "" : ` by ${by}`}.`,
    check:
      "Compare these four digits with the bank details, and call the partner at a number that you knew before: a request by e-mail is easily forged.",
    told: (people: number) =>
      people === 0
        ? "Nobody was told: this partner has no agent. Give it an agent, then ask for this account again: nobody agrees to it before."
        : people === 1
          ? "One person of the partner was told."
          : `${people} people of the partner were told.`,
    agree: "Agree to this account",
    notYou: "You cannot agree to it yourself. Ask a colleague who does not work for this partner.",
    withdraw: "Give this change up",
    change: "Change the account",
    changeLead:
      "A colleague has to agree afterwards. The partner is told at once. A transfer that is prepared already leaves to the former account.",
    iban: "IBAN of the new account",
    ask: "Ask for this account",
    asked: "The account is asked for: a colleague has to agree, and the partner is told",
    agreed: "The partner is paid to this account from now on",
    withdrawn: "The change of account is given up",
  },
});
