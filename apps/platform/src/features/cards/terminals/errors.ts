import { defineErrors } from "../../../kernel/errors.ts";

/** Directory of applications, and what a manager settles. */
export const terminalsErrors = defineErrors({
  "terminals.application_unknown": {
    status: 404,
    fr: "Cette application de cartes n’existe pas.",
    en: "This card application does not exist.",
    todo: { fr: "Choisissez-la dans la liste.", en: "Choose it from the list." },
  },
  "terminals.application_not_valid": {
    status: 422,
    fr: "Cette application de cartes n’est pas complète.",
    en: "This card application is not complete.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "terminals.transaction_unknown": {
    status: 404,
    fr: "Cet écart n’existe pas.",
    en: "This gap does not exist.",
    todo: { fr: "Choisissez-le dans la liste des écarts.", en: "Choose it from the list of gaps." },
  },
  "terminals.already_settled": {
    status: 409,
    fr: "Cet écart a déjà été réglé.",
    en: "This gap was settled already.",
    todo: { fr: "Relisez la liste des écarts.", en: "Read the list of gaps again." },
  },
  "terminals.settlement_not_valid": {
    status: 422,
    fr: "Cet écart ne peut pas être réglé ainsi.",
    en: "This gap cannot be settled so.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "terminals.token_key_not_valid": {
    status: 422,
    fr: "La clé de ce jeton ne peut pas servir.",
    en: "The key of this token cannot serve.",
    todo: { fr: "Corrigez les champs signalés.", en: "Correct the fields listed." },
  },
  "terminals.not_to_make": {
    status: 409,
    fr: "Cette carte ne peut pas être écrite par ce lecteur maintenant.",
    en: "This card cannot be written by this reader now.",
    todo: {
      fr: "Vérifiez que la carte est encore à préparer, et que le lecteur est en service.",
      en: "Check that the card is still to be prepared, and that the reader works.",
    },
  },
  "terminals.nothing_to_load": {
    status: 422,
    fr: "Plus rien ne peut être mis sur cette carte maintenant.",
    en: "Nothing more can be put on this card now.",
    todo: {
      fr: "Rechargez d’abord le compteur, ou demandez à l’accueil.",
      en: "Top the counter up first, or ask at the desk.",
    },
  },
  "terminals.load_not_valid": {
    status: 422,
    fr: "Ce montant ne peut pas aller sur la carte.",
    en: "This amount cannot go on the card.",
    todo: {
      fr: "Donnez un montant plus grand que zéro, sans dépasser celui qui est indiqué.",
      en: "Give an amount above zero, no larger than the one shown.",
    },
  },
  "terminals.card_made": {
    status: 409,
    fr: "Cette carte, ou ce support, est déjà préparé.",
    en: "This card, or this support, was made already.",
    todo: { fr: "Prenez une carte vierge.", en: "Take a blank card." },
  },
});

/** What a reader is answered: the codes of `readerPaths` of @ardeco/contracts. */
export const readerErrors = defineErrors({
  "reader.key_kept": {
    status: 409,
    fr: "Ce lecteur a déjà une autre clé.",
    en: "This reader has another key already.",
    todo: {
      fr: "Révoquez l’équipement, puis enregistrez-le de nouveau.",
      en: "Revoke the equipment, then register it again.",
    },
  },
  "reader.key_not_valid": {
    status: 422,
    fr: "Ce n’est pas une clé publique P-256.",
    en: "This is not a P-256 public key.",
    todo: { fr: "Envoyez un JWK (RFC 7517).", en: "Send a JWK (RFC 7517)." },
  },
  "reader.no_configuration": {
    status: 404,
    fr: "Ce lecteur n’a pas encore de configuration.",
    en: "This reader has no configuration yet.",
    todo: {
      fr: "Donnez sa clé, et faites inscrire une application de cartes pour son guichet.",
      en: "Give its key, and have a card application registered for its desk.",
    },
  },
  "reader.other_reader": {
    status: 422,
    fr: "Ce lot est d’un autre lecteur.",
    en: "This batch is of another reader.",
    todo: {
      fr: "Faites regarder ce lecteur par l’administrateur de la collectivité.",
      en: "Have the authority’s administrator look at this reader.",
    },
  },
  "reader.not_next": {
    status: 409,
    fr: "Ce lot ne commence pas à la ligne attendue.",
    en: "This batch does not begin at the line that is expected.",
    todo: {
      fr: "Redemandez où en est la plateforme, et renvoyez la suite.",
      en: "Ask again how far the platform is, and send what follows.",
    },
  },
  "reader.other_past": {
    status: 422,
    fr: "Ce lot ne continue pas les lignes déjà reçues.",
    en: "This batch does not continue the lines that were received.",
    todo: {
      fr: "Faites regarder ce lecteur par l’administrateur de la collectivité.",
      en: "Have the authority’s administrator look at this reader.",
    },
  },
  "reader.numbers": {
    status: 422,
    fr: "Les lignes de ce lot ne se suivent pas.",
    en: "The lines of this batch do not follow one another.",
    todo: {
      fr: "Faites regarder ce lecteur par l’administrateur de la collectivité.",
      en: "Have the authority’s administrator look at this reader.",
    },
  },
  "reader.shape": {
    status: 422,
    fr: "Une ligne de ce lot ne se lit pas.",
    en: "A line of this batch cannot be read.",
    todo: {
      fr: "Faites regarder ce lecteur par l’administrateur de la collectivité.",
      en: "Have the authority’s administrator look at this reader.",
    },
  },
  "reader.signature": {
    status: 422,
    fr: "Ce lot n’est pas signé par ce lecteur.",
    en: "This batch is not signed by this reader.",
    todo: {
      fr: "Faites regarder ce lecteur par l’administrateur de la collectivité.",
      en: "Have the authority’s administrator look at this reader.",
    },
  },
  "reader.credit_not_owed": {
    status: 422,
    fr: "Rien n’est dû à cette carte pour ce montant.",
    en: "This card is owed no such amount.",
    todo: {
      fr: "Rechargez d’abord le compteur, ou vérifiez la carte présentée.",
      en: "Top the counter up first, or check the card presented.",
    },
  },
  "reader.credit_not_allowed": {
    status: 422,
    fr: "Ce service ne recharge pas de cartes à ce lecteur.",
    en: "This service credits no cards at this reader.",
    todo: {
      fr:
        "Vérifiez ses gestes et le guichet du lecteur, à la page « " +
        "Cartes sans contact » : une autre carte n’y changerait rien.",
      en:
        "Check its gestures and the desk of the reader, on the page " +
        "“Contactless cards”: another card would change nothing.",
    },
  },
  "reader.credit_key_used": {
    status: 409,
    fr: "Cette clé a déjà servi à une autre recharge, ou à une recharge qui n’a pas eu lieu.",
    en: "This key was used for another credit, or for one that did not take place.",
    todo: { fr: "Tirez une autre clé pour cette recharge.", en: "Draw another key for this credit." },
  },
  "reader.credit_no_account": {
    status: 422,
    fr: "Cette carte n’ouvre aucun compte de ce service.",
    en: "This card opens no account of this service.",
    todo: {
      fr: "Faites vérifier la carte par un agent : recharger le compteur n’y changerait rien.",
      en: "Have an agent check the card: topping the counter up would change nothing.",
    },
  },
  "reader.credit_under_way": {
    status: 409,
    fr: "Une autre recharge de cette carte est en cours.",
    en: "Another credit of this card is under way.",
    todo: {
      fr: "Représentez la carte dans un instant, avec la même demande.",
      en: "Present the card again in a moment, with the same request.",
    },
  },
  "reader.credit_undetermined": {
    status: 409,
    fr: "On ne sait pas encore si cette carte a reçu ce montant.",
    en: "Whether this card received this amount is not known yet.",
    todo: {
      fr:
        "Ne rechargez pas la carte une seconde fois : l’administrateur " +
        "règle l’écart, à la page « Cartes sans contact ».",
      en:
        "Do not credit the card a second time: the administrator " +
        "settles the gap, on the page “Contactless cards”.",
    },
  },
  "reader.nothing_to_make": {
    status: 422,
    fr: "Aucun agent n’a demandé de carte à ce lecteur, ou cette carte est déjà faite.",
    en: "No agent asked this reader for a card, or this card is made already.",
    todo: {
      fr: "Demandez-la depuis la page des supports de la personne.",
      en: "Ask for it from the page of the person’s supports.",
    },
  },
  "reader.card_not_ours": {
    status: 422,
    fr: "Cette carte n’est pas une carte de cette collectivité.",
    en: "This card is not one of this authority.",
    todo: { fr: "Présentez une autre carte.", en: "Present another card." },
  },
  "reader.phone_refused": {
    status: 422,
    fr: "Ce téléphone n’est pas reconnu, ou vient de servir.",
    en: "This phone is not recognised, or was just used.",
    todo: {
      fr: "Attendez quinze secondes, puis présentez-le de nouveau.",
      en: "Wait for fifteen seconds, then present it again.",
    },
  },
  "reader.card_stopped": {
    status: 422,
    fr: "Cette carte ne sert plus, ou pas encore.",
    en: "This card serves no more, or not yet.",
    todo: { fr: "Demandez à l’accueil.", en: "Ask at the desk." },
  },
  "reader.card_refused": {
    status: 422,
    fr: "Cette carte refuse ce qui lui est demandé.",
    en: "This card refuses what it is asked.",
    todo: { fr: "Prenez une autre carte vierge.", en: "Take another blank card." },
  },
  "reader.of_pages": {
    status: 422,
    fr: "Ce n’est pas ce que fait ce lecteur, à l’endroit où il est enregistré.",
    en: "This is not what this reader does, where it is registered.",
    todo: {
      fr:
        "Enregistrez-le de nouveau, à la page « Équipements », " +
        "comme lecteur d’un guichet, d’une borne ou d’un partenaire.",
      en: "Register it again, on the page “Equipment”, as a reader of a desk, of a kiosk or of a partner.",
    },
  },
  "reader.card_of_another": {
    status: 422,
    fr: "Ce n’est pas la carte attendue.",
    en: "This is not the card that is awaited.",
    todo: { fr: "Posez celle qui est nommée à l’écran.", en: "Lay the one named on the screen." },
  },
  "reader.card_to_see": {
    status: 422,
    fr: "Cette carte ne peut plus être créditée : un agent doit la voir.",
    en: "This card can be credited no more: an agent must see it.",
    todo: { fr: "Demandez à l’accueil.", en: "Ask at the desk." },
  },
  "reader.asked_too_late": {
    status: 422,
    fr: "Cette demande est trop ancienne, ou n’est pas de cette borne.",
    en: "This request is too old, or not of this kiosk.",
    todo: { fr: "Recommencez depuis le début.", en: "Begin again from the start." },
  },
  "reader.credit_over_the_day": {
    status: 422,
    fr: "C’est plus que ce qu’une borne peut mettre sur cette carte aujourd’hui.",
    en: "This is more than a kiosk may put on this card today.",
    todo: {
      fr: "Donnez un montant plus petit, ou revenez demain.",
      en: "Give a smaller amount, or come back tomorrow.",
    },
  },
  "reader.session_unknown": {
    status: 404,
    fr: "Cet échange avec une carte est terminé, ou a trop duré.",
    en: "This exchange with a card is over, or lasted too long.",
    todo: { fr: "Présentez la carte de nouveau.", en: "Present the card again." },
  },
});
