import { defineMessages } from "../../../../../../web/index.ts";

export const leaveWords = defineMessages({
  fr: {
    act: (counter: string) => `Quitter ce compteur partagé (${counter})`,
    title: (counter: string) => `Quitter le compteur « ${counter} » du foyer`,
    what: "Ce qui se passe",
    you: {
      lead: "Vous partez, ou vous vous séparez ? Lisez ceci avant de quitter ce compteur.",
      takesAlong: {
        what: "Vous gardez ce compteur et ce que vous y devez. Les services n’y ajoutent plus rien.",
        after:
          "Les autres en ont un neuf, sans dette. Vous ne le payez pas, sauf si un agent vous désigne et vous prévient.",
      },
      stays: {
        what: "Ce compteur reste aux autres, avec ce qui est dessus.",
        after: "Dès aujourd’hui, les services n’y prennent plus rien pour vous.",
      },
      otherPays: {
        what: "Ce compteur reste aux autres : vous n’y devez rien aujourd’hui. Si une facture d’avant revient, réglez-la au guichet.",
        after: "La suite ne vous est plus facturée, sauf si un agent vous désigne et vous prévient.",
      },
      read: "Chacun relit ce qui s’est passé jusqu’ici. Vous ne lirez plus ce que les autres prennent, sauf votre enfant.",
      notBack: "Vous ne pourrez pas annuler. Vous pourrez ouvrir un compteur à vous.",
      leftText:
        "Dites ce que cela devient. Pour être remboursé, venez au guichet avant de partir, avec le reçu de ce que vous avez versé.",
      leave: (amount: string) => `Je laisse ${amount} aux autres`,
      leaveReserved: "Je laisse aux autres ce qui est réservé",
    },
    them: {
      lead: "Lisez ceci avec la personne, qui est devant vous.",
      takesAlong: {
        what: "La personne garde ce compteur et ce qu’elle y doit. Les services n’y ajoutent plus rien.",
        after:
          "Les autres en ont un neuf, sans dette. Elle ne le paie pas, sauf si un agent la désigne et la prévient.",
      },
      stays: {
        what: "Ce compteur reste aux autres, avec ce qui est dessus.",
        after: "Dès aujourd’hui, les services n’y prennent plus rien pour elle.",
      },
      otherPays: {
        what: "Ce compteur reste aux autres : la personne n’y doit rien aujourd’hui. Si une facture d’avant revient, encaissez-la sur ce compteur.",
        after: "La suite ne lui est plus facturée, sauf si un agent la désigne et la prévient.",
      },
      read: "Chacun relit ce qui s’est passé jusqu’ici. La personne ne lira plus ce que les autres prennent, sauf son enfant.",
      notBack: "Personne ne pourra annuler. Elle pourra ouvrir un compteur à elle.",
      leftText:
        "Demandez à la personne ce que cela devient. Pour la rembourser, faites-le avant, avec le reçu de ce qu’elle a versé.",
      leave: (amount: string) => `La personne laisse ${amount} aux autres`,
      leaveReserved: "La personne laisse aux autres ce qui est réservé",
    },
    told: "Les autres sont prévenus ; pour un enfant, ses parents. Le message ne donne aucun nom.",
    never: "Aucun repas scolaire n’est refusé à un enfant à cause de cela.",
    left: (amount: string) => `Il reste ${amount} sur ce compteur`,
    present: "La personne est là, elle a lu ceci et le demande",
    go: "Quitter ce compteur",
    refused: "On ne peut pas quitter ce compteur pour l’instant",
    owedAtDesk:
      "Encaissez ici ce qui a été facturé à cette personne. Ce qui n’est pas encore facturé peut être mis au nom d’un autre payeur : qui prépare les factures le dit. Ce que cette personne verse paie d’abord ses propres factures.",
    back: "Revenir",
    done: "Vous ne partagez plus ce compteur",
    doneOf: "La personne ne partage plus ce compteur",
    before: (counter: string, day: string) => `${counter}, quitté le ${day}`,
    beforeText: "Ce que vous partagiez jusque-là. Ce qui a suivi n’est pas à vous.",
    beforeNone: "Rien ne s’y était passé.",
    beforeOwed:
      "S’il vous en reste une facture, « Mes factures » dit où la payer. N’ouvrez pas un autre compteur pour elle : votre argent ne la paierait pas.",
  },
  en: {
    act: (counter: string) => `Leave this shared counter (${counter})`,
    title: (counter: string) => `Leave the household’s counter “${counter}”`,
    what: "What happens",
    you: {
      lead: "Are you moving out, or separating? Read this before you leave this counter.",
      takesAlong: {
        what: "You keep this counter and what you owe on it. Services add nothing more to it.",
        after:
          "The others have a new one, without a debt. You do not pay it, unless an agent names you and tells you.",
      },
      stays: {
        what: "This counter stays with the others, with what is on it.",
        after: "From today, services take nothing more from it for you.",
      },
      otherPays: {
        what: "This counter stays with the others: you owe nothing on it today. If an invoice from before comes back, settle it at the desk.",
        after: "What follows is not invoiced to you, unless an agent names you and tells you.",
      },
      read: "Everybody still reads what happened until now. You will no longer read what the others take, but for your child.",
      notBack: "You cannot undo this. You may open a counter of your own.",
      leftText:
        "Say what becomes of it. To have it given back, come to the desk before you leave, with the receipt of what you paid in.",
      leave: (amount: string) => `I leave ${amount} to the others`,
      leaveReserved: "I leave what is held to the others",
    },
    them: {
      lead: "Read this with the person, who is in front of you.",
      takesAlong: {
        what: "The person keeps this counter and what they owe on it. Services add nothing more to it.",
        after:
          "The others have a new one, without a debt. The person does not pay it, unless an agent names them and tells them.",
      },
      stays: {
        what: "This counter stays with the others, with what is on it.",
        after: "From today, services take nothing more from it for the person.",
      },
      otherPays: {
        what: "This counter stays with the others: the person owes nothing on it today. If an invoice from before comes back, take the money on this counter.",
        after: "What follows is not invoiced to them, unless an agent names them and tells them.",
      },
      read: "Everybody still reads what happened until now. The person will no longer read what the others take, but for their child.",
      notBack: "Nobody can undo this. The person may open a counter of their own.",
      leftText:
        "Ask the person what becomes of it. To give it back to them, do so first, with the receipt of what they paid in.",
      leave: (amount: string) => `The person leaves ${amount} to the others`,
      leaveReserved: "The person leaves what is held to the others",
    },
    told: "The others are told; of a child, their parents. The message names nobody.",
    never: "No school meal is refused to a child because of this.",
    left: (amount: string) => `${amount} is left on this counter`,
    present: "The person is there, has read this and asks for it",
    go: "Leave this counter",
    refused: "This counter cannot be left for now",
    owedAtDesk:
      "Take here what was invoiced to this person. What is not invoiced yet may be put in the name of another payer: whoever prepares invoices says so. What this person pays settles their own invoices first.",
    back: "Go back",
    done: "You share this counter no more",
    doneOf: "The person shares this counter no more",
    before: (counter: string, day: string) => `${counter}, left on ${day}`,
    beforeText: "What you shared until then. What followed is not yours.",
    beforeNone: "Nothing had happened there.",
    beforeOwed:
      "If an invoice of it is left to you, “My invoices” says where to pay it. Open no other counter for it: your money would not pay it.",
  },
});
