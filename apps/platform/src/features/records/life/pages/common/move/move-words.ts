import { defineMessages } from "../../../../../../web/index.ts";

/** The same words in the space and at the desk, where « vous » is the person beside the agent. */
export const moveWords = defineMessages({
  fr: {
    title: "J’ai déménagé",
    deskTitle: (name: string) => `${name} a déménagé`,
    lead: "Une seule fois, pour tous les services. Avant d’envoyer, vous voyez ce que cela change.",
    address: "Votre nouvelle adresse",
    since: "Depuis quand y habitez-vous ?",
    sinceHint: "Le jour de l’emménagement, dans l’année écoulée.",
    along: "Qui déménage avec vous ?",
    alongHint: "Leur adresse changera en même temps, sans autre demande.",
    kept: (names: string) =>
      `${names} : l’adresse a été donnée par une autre personne qui représente cet enfant. Elle se change au guichet, où un agent écoute chacun.`,
    see: "Voir ce que cela change",
    checkTitle: "Avant d’envoyer : ce que cela change",
    from: (day: string) => `Depuis le ${day}`,
    alone: "Personne d’autre ne déménage.",
    with: (names: string) => `Avec ${names}`,
    services: "Services ouverts aujourd’hui",
    noService: "Aucun service n’est ouvert.",
    others: "D’autres services peuvent changer : la personne le lira dans son espace, ou par lettre.",
    outcomes: {
      // A service that is paused stays so: what does not end is the agreement.
      continues: "Votre accord reste",
      stops: "Ne continuera pas",
      resumes: "Pourra reprendre",
    },
    answer: (label: string, becomes: string) =>
      `« ${label} » devient « ${becomes} » : le tarif ou vos droits peuvent changer.`,
    stops: {
      suspended: (days: number) =>
        days === 0
          ? "Suspendu dès que l’adresse sera vérifiée."
          : `Suspendu ${days} jours après la vérification de l’adresse.`,
      closed: (days: number) =>
        days === 0
          ? "Arrêté dès que l’adresse sera vérifiée."
          : `Arrêté ${days} jours après la vérification de l’adresse.`,
    },
    leaving: (authority: string) => `Vous quittez ${authority}`,
    leavingText:
      "Votre compte reste ouvert, rien n’est effacé : vous arrêtez vous-même ce qui doit l’être. Emportez vos informations vérifiées, elles vous serviront.",
    takeOut: "Emporter toutes mes informations",
    there: (commune: string) => `À ${commune}`,
    offers: (authority: string, count: number) =>
      count > 1 ? `${authority} propose ${count} services` : `${authority} propose 1 service`,
    go: (authority: string) => `Aller sur le site : ${authority}`,
    absent: "Cette commune n’est pas encore ici : adressez-vous à sa mairie.",
    change: "Corriger",
    send: "Envoyer mon déménagement",
    sent: "C’est envoyé",
    sentText:
      "Rien ne change tant que l’adresse n’est pas vérifiée, par le cachet électronique de votre document ou par un agent. Les services concernés sont prévenus ensuite, d’eux-mêmes, et vous recevez la réponse.",
    follow: "Suivre ma demande",
    history: "Adresses précédentes",
    until: (day: string) => `jusqu’au ${day}`,
    noCommune: "Vérifiez le code postal et la commune : nous ne la reconnaissons pas.",
    agentNotice: (day: string) => `Déménagement déclaré, depuis le ${day}`,
    agentNoticeText: (names: string) =>
      `Déménagent aussi : ${names}. Valider l’adresse la valide pour tout le monde.`,
    agentAlone: "La personne déménage seule.",
    act: "Déclarer un déménagement",
    back: "Revenir à la personne",
  },
  en: {
    title: "I have moved",
    deskTitle: (name: string) => `${name} has moved`,
    lead: "Once, for every service. Before sending, you see what it changes.",
    address: "Your new address",
    since: "Since when have you lived there?",
    sinceHint: "The day you moved in, within the past year.",
    along: "Who moves with you?",
    alongHint: "Their address will change at the same time, without another request.",
    kept: (names: string) =>
      `${names}: the address was given by another person who represents this child. It is changed at the desk, where an agent hears everybody.`,
    see: "See what it changes",
    checkTitle: "Before sending: what it changes",
    from: (day: string) => `Since ${day}`,
    alone: "Nobody else moves.",
    with: (names: string) => `With ${names}`,
    services: "Services open today",
    noService: "No service is open.",
    others: "Other services may change: the person will read it in their space, or by letter.",
    outcomes: { continues: "Your agreement stays", stops: "Will not go on", resumes: "May resume" },
    answer: (label: string, becomes: string) =>
      `“${label}” becomes “${becomes}”: the price or what you may do can change.`,
    stops: {
      suspended: (days: number) =>
        days === 0
          ? "Suspended once the address is checked."
          : `Suspended ${days} days after the address is checked.`,
      closed: (days: number) =>
        days === 0
          ? "Stopped once the address is checked."
          : `Stopped ${days} days after the address is checked.`,
    },
    leaving: (authority: string) => `You are leaving ${authority}`,
    leavingText:
      "Your account stays open, nothing is erased: you stop yourself what is to stop. Take your checked information along, it will serve.",
    takeOut: "Take all my information along",
    there: (commune: string) => `In ${commune}`,
    offers: (authority: string, count: number) =>
      count > 1 ? `${authority} offers ${count} services` : `${authority} offers 1 service`,
    go: (authority: string) => `Go to the site: ${authority}`,
    absent: "This commune is not here yet: ask its town hall.",
    change: "Correct",
    send: "Send my move",
    sent: "Sent",
    sentText:
      "Nothing changes before the address is checked, by the electronic seal of your document or by an agent. The services concerned are told afterwards, by themselves, and you receive the answer.",
    follow: "Follow my application",
    history: "Former addresses",
    until: (day: string) => `until ${day}`,
    noCommune: "Check the postal code and the commune: we do not recognise it.",
    agentNotice: (day: string) => `A move was declared, since ${day}`,
    agentNoticeText: (names: string) => `Moving too: ${names}. Checking the address checks it for everybody.`,
    agentAlone: "The person moves alone.",
    act: "Declare a move",
    back: "Back to the person",
  },
});
