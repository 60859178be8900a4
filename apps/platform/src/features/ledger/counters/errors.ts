import { defineErrors } from "../../../kernel/errors.ts";

export const countersErrors = defineErrors({
  "counters.unknown_counter": {
    status: 404,
    fr: "Ce compteur n’existe pas.",
    en: "This counter does not exist.",
    todo: { fr: "Choisissez-le dans la liste des compteurs.", en: "Choose it from the list of counters." },
  },
  "counters.unknown_account": {
    status: 404,
    fr: "Cette personne n’a pas ce compteur, ou il est fermé.",
    en: "This person does not have this counter, or it is closed.",
    todo: {
      fr: "Proposez-lui de l’ouvrir dans son espace ou au guichet.",
      en: "Offer to open it in their space or at the desk.",
    },
  },
  "counters.kept_elsewhere": {
    status: 409,
    fr: "Ce compteur porte un atout de pass : il ne s’ouvre pas, ne se recharge pas et ne se règle pas ici.",
    en: "This counter holds an offer of a pass: it is not opened, topped up or set here.",
    todo: { fr: "Regardez le pass.", en: "Look at the pass." },
  },
  "counters.not_in_scope": {
    status: 403,
    fr: "Ce service n’a pas le droit de toucher à ce compteur.",
    en: "This service may not touch this counter.",
    todo: {
      fr: "Demandez à l’administrateur de la collectivité.",
      en: "Ask the authority’s administrator.",
    },
  },
  "counters.counter_closed": {
    status: 409,
    fr: "Ce compteur est fermé.",
    en: "This counter is closed.",
    todo: {
      fr: "Demandez à l’administrateur de la collectivité.",
      en: "Ask the authority’s administrator.",
    },
  },
  "counters.insufficient_balance": {
    status: 409,
    fr: "Le solde ne suffit pas.",
    en: "The balance is not enough.",
    todo: {
      fr:
        "Rechargez le compteur, ou choisissez un montant plus petit. Pour un enfant, " +
        "un parent a peut-être limité ce qui se dépense : c’est dans « Mes compteurs ».",
      en:
        "Top the counter up, or choose a smaller amount. For a child, a " +
        "parent may have limited what is spent: it is in “My counters”.",
    },
  },
  "counters.file_under_way": {
    status: 409,
    fr: "Le fichier d’un compteur se prépare déjà.",
    en: "The file of a counter is being made already.",
    todo: {
      fr: "Attendez qu’il soit pris, puis recommencez.",
      en: "Wait until it is taken, then start again.",
    },
  },
  "counters.reason_missing": {
    status: 422,
    fr: "Dites ce qui s’est passé, en 200 signes au plus.",
    en: "Say what happened, in 200 characters at most.",
    todo: {
      fr: "La raison reste dans le journal, avec votre nom.",
      en: "The reason stays in the journal, with your name.",
    },
  },
  "counters.over_debit_max": {
    status: 409,
    fr: "Ce montant dépasse ce qu’un seul débit peut prendre.",
    en: "This amount is more than one debit may take.",
    todo: {
      fr: "Choisissez un montant plus petit.",
      en: "Choose a smaller amount.",
    },
  },
  "counters.over_bound": {
    status: 409,
    fr: "Un parent a fixé une limite de dépense par jour ou par semaine. Ce montant la dépasse.",
    en: "A parent set a limit of spending for a day or a week. This amount is above it.",
    todo: {
      fr:
        "Choisissez un montant plus petit, attendez demain ou lundi, ou " +
        "voyez avec le parent, qui change la limite dans « Mes compteurs ».",
      en:
        "Choose a smaller amount, wait for tomorrow or Monday, or " +
        "see with the parent, who changes the limit in “My counters”.",
    },
  },
  "counters.bound_not_yours": {
    status: 403,
    fr: "Seul un parent ou un tuteur limite ce que dépense un enfant.",
    en: "Only a parent or a guardian limits what a child spends.",
    todo: {
      fr: "Choisissez un enfant dont vous avez la charge.",
      en: "Choose a child who is in your charge.",
    },
  },
  "counters.bound_not_allowed": {
    status: 409,
    fr: "Ce compteur n’a pas de limite de dépense.",
    en: "This counter has no limit of spending.",
    todo: {
      fr:
        "Un repas scolaire n’est jamais refusé à un enfant. " +
        "Pour un autre compteur, demandez à votre collectivité.",
      en: "No school meal is refused to a child. For another counter, ask your authority.",
    },
  },
  "counters.bound_not_valid": {
    status: 422,
    fr: "Cette limite n’est pas un montant.",
    en: "This limit is no amount.",
    todo: {
      fr: "Écrivez un montant, comme 3 ou 4,50, ou laissez vide : sans limite.",
      en: "Write an amount, such as 3 or 4.50, or leave it empty: no limit.",
    },
  },
  "counters.over_ceiling": {
    status: 409,
    fr: "Ce montant ferait dépasser le plafond du compteur.",
    en: "This amount would take the counter past its ceiling.",
    todo: {
      fr: "Relisez le solde, puis choisissez un montant plus petit.",
      en: "Read the balance again, then choose a smaller amount.",
    },
  },
  "counters.expired": {
    status: 409,
    fr: "Ce solde a expiré.",
    en: "This balance has expired.",
    todo: { fr: "Rechargez le compteur.", en: "Top the counter up." },
  },
  "counters.credit_not_allowed": {
    status: 403,
    fr: "Les services ne peuvent rien ajouter à ce compteur.",
    en: "Services may add nothing to this counter.",
    todo: {
      fr: "Pour rendre un débit, demandez son remboursement.",
      en: "To give a debit back, ask for its refund.",
    },
  },
  "counters.key_reused": {
    status: 422,
    fr: "Cette clé d’idempotence a déjà servi pour une autre opération.",
    en: "This idempotency key has been used already for something else.",
    todo: {
      fr: "Envoyez une clé neuve pour une opération nouvelle.",
      en: "Send a new key for a new operation.",
    },
  },
  "counters.key_twice": {
    status: 422,
    fr: "Deux lignes de cet envoi ont la même clé d’idempotence : aucune n’a été faite.",
    en: "Two lines of this call have the same idempotency key: none was done.",
    todo: {
      fr: "Donnez à chaque ligne sa clé : un UUID neuf pour chaque opération.",
      en: "Give each line its own key: a new UUID for each operation.",
    },
  },
  "counters.too_many_lines": {
    status: 422,
    fr: "Cet envoi a trop de lignes : aucune n’a été faite.",
    en: "This call has too many lines: none was done.",
    todo: {
      fr: "Envoyez-en 500 au plus à la fois, et pas plus que ce que dit x-ratelimit-limit.",
      en: "Send 500 at a time at most, and no more than x-ratelimit-limit says.",
    },
  },
  "counters.unknown_transfer": {
    status: 404,
    fr: "Cette opération n’existe pas sur ce compteur.",
    en: "This operation does not exist on this counter.",
    todo: {
      fr: "Donnez l’identifiant reçu quand l’opération a été faite.",
      en: "Give the identifier received when the operation was done.",
    },
  },
  "counters.end_not_valid": {
    status: 422,
    fr: "La fin de la réservation est passée, ou dans plus de trente jours.",
    en: "The end of the reservation is past, or in more than thirty days.",
    todo: {
      fr: "Donnez une fin dans les trente jours.",
      en: "Give an end within thirty days.",
    },
  },
  "counters.not_reserved": {
    status: 409,
    fr: "Cette opération n’est pas une réservation.",
    en: "This operation is not a reservation.",
    todo: { fr: "Donnez l’identifiant d’une réservation.", en: "Give the identifier of a reservation." },
  },
  "counters.already_ended": {
    status: 409,
    fr: "Cette réservation a déjà été confirmée, annulée ou close.",
    en: "This reservation was posted, voided or ended already.",
    todo: { fr: "Faites une nouvelle réservation.", en: "Make a new reservation." },
  },
  "counters.hold_over": {
    status: 409,
    fr: "Cette réservation a dépassé sa fin.",
    en: "This reservation is past its end.",
    todo: { fr: "Faites une nouvelle réservation.", en: "Make a new reservation." },
  },
  "counters.over_hold": {
    status: 409,
    fr: "Ce montant dépasse ce qui a été réservé.",
    en: "This amount is more than was reserved.",
    todo: {
      fr: "Confirmez le montant réservé ou moins.",
      en: "Post the amount reserved, or less.",
    },
  },
  "counters.not_reversible": {
    status: 409,
    fr: "Cette opération ne se rembourse pas.",
    en: "This operation cannot be refunded.",
    todo: {
      fr: "Donnez l’identifiant d’un débit ou d’un crédit.",
      en: "Give the identifier of a debit or a credit.",
    },
  },
  "counters.over_refund": {
    status: 409,
    fr: "Ce montant dépasse ce qui reste à rembourser de cette opération.",
    en: "This amount is more than is left to refund of this operation.",
    todo: {
      fr: "Choisissez un montant plus petit.",
      en: "Choose a smaller amount.",
    },
  },
  "counters.amount_needed": {
    status: 422,
    fr: "Plusieurs services partagent ce compteur : son solde ne leur est pas dit.",
    en: "Several services share this counter: its balance is not told to them.",
    todo: {
      fr: "Donnez un montant : la réponse dit s’il peut être pris.",
      en: "Give an amount: the answer says whether it may be taken.",
    },
  },
  "counters.household_has_adults": {
    status: 409,
    fr: "Un autre adulte vit dans ce foyer : il verrait tout ce qui est payé, et vous aussi.",
    en: "Another adult lives in this household: they would see all that is paid, and so would you.",
    todo: {
      fr: "Ouvrez un compte pour chaque adulte.",
      en: "Open an account for each adult.",
    },
  },
  "counters.leave_not_yours": {
    status: 403,
    fr: "Un adulte quitte un compteur partagé lui-même : personne ne le fait à sa place.",
    en: "An adult leaves a shared counter by themself: nobody does it in their stead.",
    todo: {
      fr: "La personne le fait dans son espace, ou vient au guichet.",
      en: "The person does it in their space, or comes to the desk.",
    },
  },
  "counters.leave_not_there": {
    status: 422,
    fr: "Cochez que la personne est là et le demande.",
    en: "Tick that the person is there and asks for it.",
    todo: {
      fr: "Si elle n’est pas là, elle le fait dans son espace.",
      en: "If they are not there, they do it in their space.",
    },
  },
  "counters.leave_minor": {
    status: 409,
    fr: "Un enfant ne quitte pas le compteur du foyer.",
    en: "A child does not leave the household’s counter.",
    todo: {
      fr: "À 18 ans, il le fait lui-même dans son espace.",
      en: "At 18, they do it by themself in their space.",
    },
  },
  "counters.leave_alone": {
    status: 409,
    fr: "Personne d’autre ne tient ce compteur : il n’y a rien à quitter.",
    en: "Nobody else holds this counter: there is nothing to leave.",
    todo: { fr: "Revenez à vos compteurs.", en: "Go back to your counters." },
  },
  "counters.leave_again": {
    status: 409,
    fr: "Un autre adulte est parti avec ce compteur : vous en partagez un neuf, que vous n’avez pas quitté.",
    en: "Another adult left with this counter: you share a new one, which you did not leave.",
    todo: {
      fr: "Revenez à vos compteurs. Si vous voulez aussi quitter le nouveau compteur, faites-le de là.",
      en: "Go back to your counters. If you want to leave the new counter too, do it from there.",
    },
  },
  "counters.leave_debt": {
    status: 409,
    fr: "Ce compteur doit quelque chose, et c’est à vous de le régler avant de partir.",
    en: "This counter owes something, which is yours to settle before you leave.",
    todo: {
      fr: "Rechargez-le en ligne ou au guichet, puis recommencez.",
      en: "Top it up online or at the desk, then start again.",
    },
  },
  "counters.leave_owed": {
    status: 409,
    fr: "Une autre personne paie aussi ce compteur : son argent réglerait d’abord ce que vous devez.",
    en: "Somebody else pays this counter too: their money would first settle what you owe.",
    todo: {
      fr:
        "Réglez d’abord ce qui vous a été facturé, et la prochaine facture s’il en vient " +
        "une, puis recommencez. Si vous ne le pouvez pas, venez en parler au guichet.",
      en:
        "First settle what was invoiced to you, and the next invoice if one is to " +
        "come, then start again. If you cannot, come and talk about it at the desk.",
    },
  },
  "counters.leave_not_readable": {
    status: 409,
    fr: "Ce qui dit qui paie ce compteur ne se lit pas : nous ne savons pas à qui sont ses dettes.",
    en: "What says who pays this counter cannot be read: we do not know whose its debts are.",
    todo: {
      fr:
        "Réessayez demain. Si cela dure, l’exploitant de la " +
        "plateforme le répare : un agent du guichet le prévient.",
      en:
        "Try again tomorrow. If it lasts, the operator of the " +
        "platform mends it: an agent of the desk tells them.",
    },
  },
  "counters.leave_balance": {
    status: 422,
    fr: "Il reste quelque chose sur ce compteur : dites ce que cela devient.",
    en: "Something is left on this counter: say what becomes of it.",
    todo: {
      fr:
        "Cochez que vous le laissez à ceux qui restent, ou " +
        "faites-vous rembourser au guichet avant de partir.",
      en: "Tick that you leave it to those who stay, or have it given back at the desk before you leave.",
    },
  },
  "counters.leave_reserved": {
    status: 409,
    fr: "Une réservation est en cours sur ce compteur.",
    en: "A reservation is under way on this counter.",
    todo: {
      fr: "Attendez qu’elle ait eu lieu, ou annulez-la, puis recommencez.",
      en: "Wait until it took place, or cancel it, then start again.",
    },
  },
  "counters.leave_on_card": {
    status: 409,
    fr: "Une carte porte encore de l’argent de ce compteur.",
    en: "A card still carries money of this counter.",
    todo: {
      fr: "Dépensez ce qu’elle porte, ou déclarez-la perdue ou rendue, puis recommencez.",
      en: "Spend what it carries, or say that it is lost or given back, then start again.",
    },
  },
  "counters.limits_not_valid": {
    status: 422,
    fr: "Les limites de ce compteur ne vont pas ensemble.",
    en: "The limits of this counter do not go together.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "counters.amount_not_valid": {
    status: 422,
    fr: "Ce montant n’est pas valable.",
    en: "This amount is not valid.",
    todo: {
      fr: "Donnez un nombre entier, plus grand que zéro : en centimes pour des euros.",
      en: "Give a whole number above zero: in cents for euros.",
    },
  },
});
