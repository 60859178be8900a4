/**
 * The main journeys in easy-to-read French (FALC), after "Information for all" (Inclusion Europe): one idea a
 * line, short sentences, everyday words, the person spoken to, no metaphor, figures as figures. Not yet read
 * again by people concerned.
 */
export const easyJourneys = {
  inscription: {
    title: "Je crée mon compte",
    lines: [
      "Vous répondez à des questions.",
      "Il y a une question par page.",
      "Par exemple : votre nom, votre date de naissance, votre adresse.",
      "Vous montrez 2 documents.",
      "Par exemple : votre carte d’identité et une facture.",
      "Vous pouvez prendre vos documents en photo.",
      "Vous pouvez vous arrêter et continuer un autre jour.",
      "Pour continuer un autre jour, gardez le code écrit sur la page.",
      "À la fin, vous relisez vos réponses.",
      "Puis vous appuyez sur le bouton : Envoyer ma demande.",
      "Un agent lit votre demande.",
      "Elle vous répond.",
      "C’est gratuit.",
    ],
  },
  accord: {
    title: "Je dis oui ou non à un service",
    lines: [
      "Un service vous demande des informations.",
      "Par exemple : votre nom, ou l’âge de votre enfant.",
      "La page montre chaque information.",
      "La page dit pourquoi le service la demande.",
      "Certaines informations sont obligatoires.",
      "Sans ces informations, le service ne peut pas marcher.",
      "Les autres informations sont facultatives.",
      "Facultatif veut dire : vous choisissez.",
      "Si vous êtes d’accord, appuyez sur le bouton : Accepter.",
      "Si vous n’êtes pas d’accord, appuyez sur le bouton : Tout refuser.",
      "Si vous refusez, le service ne reçoit rien.",
      "Vous pouvez changer d’avis quand vous voulez.",
    ],
  },
  retrait: {
    title: "J’arrête un service",
    lines: [
      "Vous pouvez arrêter un service quand vous voulez.",
      "La page dit ce qui s’arrête.",
      "La page dit ce qui est effacé.",
      "Parfois, la loi oblige le service à garder une information.",
      "La page dit laquelle, et combien de temps.",
      "Parfois, il reste quelque chose à payer.",
      "La page le dit aussi.",
      "Pour arrêter, appuyez sur le bouton rouge.",
      "Vos autres services ne changent pas.",
      "Vous pourrez recommencer plus tard.",
    ],
  },
  guichet: {
    title: "Je viens au guichet",
    lines: [
      "Vous pouvez tout faire au guichet.",
      "Vous n’avez pas besoin d’internet.",
      "Vous n’avez pas besoin d’un téléphone.",
      "Regardez les jours et les heures d’ouverture.",
      "Vous pouvez téléphoner avant pour prendre rendez-vous.",
      "Apportez votre carte d’identité.",
      "Apportez une facture à votre nom : elle montre votre adresse.",
      "Une personne vous reçoit.",
      "Elle écrit vos réponses avec vous.",
      "Elle vous rend vos documents.",
      "Elle vous donne un papier avec un numéro.",
      "Gardez ce papier.",
      "Vous pouvez venir avec quelqu’un pour vous aider.",
    ],
  },
} as const;

export type EasyJourney = keyof typeof easyJourneys;

export const isEasyJourney = (name: string): name is EasyJourney => Object.hasOwn(easyJourneys, name);
