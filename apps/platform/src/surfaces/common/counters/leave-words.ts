import { defineMessages } from "../../../web/index.ts";

export const leaveWords = defineMessages({
  fr: {
    act: (counter: string) => `Quitter ce compte partagé (${counter})`,
    title: (counter: string) => `Quitter le compte « ${counter} » du foyer`,
    lead: "Vous partez, ou vous vous séparez : vous ne partagez plus ce compte. Lisez d’abord ce qui se passe.",
    leadOf: (name: string) =>
      `${name} part, ou se sépare, et ne partage plus ce compte. Lisez ceci avec la personne, qui est devant vous.`,
    what: "Ce qui se passe",
    services: "Les services ne trouvent plus ce compte à ce nom, dès aujourd’hui.",
    takesAlong: {
      owed: "Ce qui a été consommé jusqu’à maintenant reste dû par qui le devait : les factures déjà envoyées ne changent pas, la prochaine dira le reste. Un prélèvement ne prend que cela.",
      after: "La suite n’est plus facturée à ce nom, sauf si un agent le désigne, et le dit.",
      others:
        "Ce compte part avec la personne. Ceux qui restent en commencent un neuf, sans dette, et relisent l’ancien tel qu’il est.",
    },
    stays: {
      owed: "Le compte, et ce qu’il porte, restent à ceux qui restent.",
      after: "Ce que les services prendront ensuite n’est plus pris en ce nom.",
      others: "Rien ne change pour ceux qui restent.",
    },
    otherPays: {
      owed: "Quelqu’un d’autre est désigné pour payer ce compte, ou y doit encore quelque chose : le compte reste à ceux qui restent. À ce nom, rien n’y est dû aujourd’hui. Si une facture d’avant le départ revient, un prélèvement refusé par exemple, cette personne la règle au guichet, sur ce compte.",
      after: "La suite n’est plus facturée à ce nom, sauf si un agent le désigne, et le dit.",
      others: "Si un agent a dit qui paie la suite, cela ne change pas.",
    },
    read: "On relit ce qui s’est passé avant, et rien de ce qui suit. Un parent lit toujours le compteur de son enfant.",
    told: "Chacun de ceux qui restent est prévenu ; pour un enfant, ses parents. Le message ne donne aucun nom.",
    never: "Aucun repas scolaire n’est refusé à un enfant à cause de cela.",
    notBack: "On ne revient pas sur un départ. Un compte à soi s’ouvre quand on veut.",
    left: (amount: string) => `Il reste ${amount} sur ce compte`,
    leftText:
      "Dites ce que cela devient. Pour être remboursé, venez au guichet avant de partir, avec le reçu de ce que vous avez versé.",
    leave: (amount: string) => `Je laisse ${amount} à ceux qui restent`,
    leaveReserved: "Je laisse ce qui est réservé à ceux qui restent",
    present: "La personne est là, elle a lu ceci et le demande",
    go: "Quitter ce compte",
    refused: "On ne peut pas quitter ce compte pour l’instant",
    owedAtDesk:
      "Encaissez ici ce qui a été facturé à cette personne. Ce qui n’est pas encore facturé peut être mis au nom d’un autre payeur : qui prépare les factures le dit. Tant que l’autre n’a pas réglé une facture plus ancienne, ce que cette personne verse la règle d’abord : regardez ses factures avant d’encaisser.",
    back: "Revenir",
    done: "Vous ne partagez plus ce compte",
    doneOf: "La personne ne partage plus ce compte",
    before: (counter: string, day: string) => `${counter}, quitté le ${day}`,
    beforeText: "Ce que vous partagiez jusque-là. Ce qui a suivi n’est pas à vous.",
    beforeNone: "Rien ne s’y était passé.",
    beforeOwed:
      "S’il vous en reste une facture, « Mes factures » dit où la payer. N’ouvrez pas un autre compteur pour elle : votre argent ne la paierait pas.",
  },
  en: {
    act: (counter: string) => `Leave this shared account (${counter})`,
    title: (counter: string) => `Leave the household’s account “${counter}”`,
    lead: "You move out, or separate: you share this account no more. Read first what happens.",
    leadOf: (name: string) =>
      `${name} moves out, or separates, and shares this account no more. Read this with the person, who is in front of you.`,
    what: "What happens",
    services: "Services find this account under this name no more, from today.",
    takesAlong: {
      owed: "What was consumed until now stays owed by who owed it: invoices already sent do not change, the next one says the rest. A direct debit takes that alone.",
      after: "What follows is invoiced under this name no more, unless an agent names them, and tells them.",
      others:
        "This account goes with the person. Those who stay begin a new one, without a debt, and still read the former as it is.",
    },
    stays: {
      owed: "The account, and what it holds, stay with those who stay.",
      after: "What services take from then on is not taken in this name.",
      others: "Nothing changes for those who stay.",
    },
    otherPays: {
      owed: "Somebody else is named to pay this account, or still owes something of it: the account stays with those who stay. Under this name, nothing is owed there today. If an invoice of before comes back, a refused direct debit for instance, this person settles it at the desk, on this account.",
      after: "What follows is invoiced under this name no more, unless an agent names them, and tells them.",
      others: "If an agent said who pays what follows, that does not change.",
    },
    read: "One still reads what happened before, and nothing that follows. A parent always reads their child’s counter.",
    told: "Each of those who stay is told; of a child, their parents. The message names nobody.",
    never: "No school meal is refused to a child because of this.",
    notBack: "Leaving is not undone. An account of one’s own may be opened at any time.",
    left: (amount: string) => `${amount} is left on this account`,
    leftText:
      "Say what becomes of it. To have it given back, come to the desk before you leave, with the receipt of what you paid in.",
    leave: (amount: string) => `I leave ${amount} to those who stay`,
    leaveReserved: "I leave what is held to those who stay",
    present: "The person is there, has read this and asks for it",
    go: "Leave this account",
    refused: "This account cannot be left for now",
    owedAtDesk:
      "Take here what was invoiced to this person. What is not invoiced yet may be put in the name of another payer: whoever prepares invoices says so. As long as the other has not settled an older invoice, what this person pays settles that one first: look at the invoices before you take money.",
    back: "Go back",
    done: "You share this account no more",
    doneOf: "The person shares this account no more",
    before: (counter: string, day: string) => `${counter}, left on ${day}`,
    beforeText: "What you shared until then. What followed is not yours.",
    beforeNone: "Nothing had happened there.",
    beforeOwed:
      "If an invoice of it is left to you, “My invoices” says where to pay it. Open no other counter for it: your money would not pay it.",
  },
});
