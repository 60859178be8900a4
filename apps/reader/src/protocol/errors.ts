/** What a business application reads: a stable code, what to do in French, the same in English. */
const refusals = {
  host_refused: [
    403,
    "Adresse refusée : appelez http://127.0.0.1.",
    "Address refused: call http://127.0.0.1.",
  ],
  origin_refused: [
    403,
    "Cette page n’est pas de celles que la plateforme permet. Demandez à l’administrateur de l’ajouter dans « Équipements ».",
    "This page is not allowed. Ask the administrator to add it in “Équipements”.",
  ],
  token_refused: [
    401,
    "Ce jeton n’ouvre rien : appairez de nouveau.",
    "This token opens nothing: pair again.",
  ],
  verb_refused: [
    403,
    "Ce jeton ne permet pas cette demande. Appairez de nouveau, en demandant ce droit.",
    "This token does not allow that. Pair again, asking for this right.",
  ],
  service_refused: [
    403,
    "Ce service n’est pas de ceux du lecteur. Demandez à l’administrateur de le lui donner dans « Équipements ».",
    "The reader does not serve this service. Ask the administrator to give it in “Équipements”.",
  ],
  element_refused: [
    403,
    "Cet élément n’est pas de ceux du service. Demandez-en un que ce service reçoit.",
    "Not an element of this service. Ask for one that this service receives.",
  ],
  code_refused: [
    422,
    "Ce code est faux, déjà pris ou trop vieux : faites-en afficher un autre.",
    "This code is wrong, used or too old: have another shown.",
  ],
  request_refused: [
    400,
    "La demande n’a pas la forme attendue. Prévenez l’éditeur du logiciel : docs/protocol/reader.md la décrit.",
    "The request has not the shape expected. Tell the vendor of the software: docs/protocol/reader.md describes it.",
  ],
  not_found: [
    404,
    "Cette adresse n’existe pas. Prévenez l’éditeur du logiciel : docs/protocol/reader.md les donne toutes.",
    "There is nothing here. Tell the vendor of the software: docs/protocol/reader.md gives them all.",
  ],
  too_many: [429, "Trop de demandes : attendez un instant.", "Too many requests: wait a moment."],
  no_card: [409, "Présentez une carte.", "Present a card."],
  several_cards: [
    409,
    "Deux lecteurs ont une carte : dites lequel.",
    "Two readers have a card: say which one.",
  ],
  card_gone: [
    409,
    "La carte est partie trop tôt : représentez-la.",
    "The card left too early: present it again.",
  ],
  card_not_known: [
    422,
    "Cette carte n’est pas de ce service. Présentez-en une autre, ou voyez à l’accueil.",
    "This card is not one of this service. Present another one, or see the desk.",
  ],
  card_not_proven: [
    422,
    "Cette carte n’a pas la clé d’une vraie : gardez-la, et prévenez l’administrateur.",
    "This card does not have the key of a genuine one. Keep it, and tell the administrator.",
  ],
  card_too_far: [
    422,
    "La carte répond trop lentement pour être ici : posez-la sur le lecteur, seule, et réessayez.",
    "The card is too slow to be here: lay it on the reader, alone, and try again.",
  ],
  presence_not_proven: [
    422,
    "La carte n’a pas prouvé qu’elle est ici : posez-la sur le lecteur, seule, et réessayez.",
    "The card did not prove that it is here: lay it on the reader, alone, and try again.",
  ],
  card_to_see: [
    409,
    "Pour ce montant, regardez la carte : si elle est bien sur le lecteur, confirmez.",
    "For this amount, look at the card: if it is on the reader, confirm.",
  ],
  card_denied: [
    403,
    "Cette carte est arrêtée : perdue, volée ou remplacée. Présentez celle qui la remplace, ou voyez à l’accueil.",
    "This card was stopped. Present the one that replaces it, or see the desk.",
  ],
  card_rolled_back: [
    409,
    "Cette carte est revenue à un état passé : gardez-la, et prévenez l’administrateur.",
    "This card went back to a past state: keep it, and tell.",
  ],
  card_refused: [
    422,
    "La carte refuse cette opération. Représentez-la ; si elle refuse encore, voyez à l’accueil.",
    "The card refuses this. Present it again; if it still refuses, see the desk.",
  ],
  balance_too_low: [
    422,
    "Il n’y a pas assez sur la carte : rien n’a été débité. Rechargez-la, ou payez autrement.",
    "Not enough on the card. Top it up, or pay otherwise.",
  ],
  amount_too_high: [
    422,
    "Ce montant dépasse ce que ce lecteur peut débiter. Encaissez-le autrement.",
    "Above what this reader may debit. Take it otherwise.",
  ],
  debit_unknown: [
    409,
    "On ne sait pas si le débit est fait : représentez la même carte, et envoyez la même demande.",
    "Nobody knows whether it was debited: present the same card again, and send the same request.",
  ],
  debit_undetermined: [
    409,
    "D’autres ont écrit sur la carte depuis : la régie dira si ce débit est fait. Notez l’heure et le montant, et ne débitez pas de nouveau.",
    "Others wrote on the card since: the back office will say whether this was debited. Note the time and the amount, and do not debit again.",
  ],
  other_card: [
    409,
    "Ce n’est pas la carte de cette demande : représentez la première.",
    "Not the card of this request. Present the first one again.",
  ],
  key_reused: [
    409,
    "Cette clé est celle d’un autre montant. Recommencez la vente : le logiciel donne une clé neuve.",
    "This key is that of another amount. Begin the sale again: the software gives a new key.",
  ],
  purse_missing: [
    422,
    "Ce service n’a pas de porte-monnaie. Encaissez autrement.",
    "This service has no purse. Take the money otherwise.",
  ],
  credit_refused: [
    403,
    "Ce poste n’a pas la clé qui crédite, et la plateforme ne répond pas. Rien n’a été crédité. Réessayez dans un instant.",
    "This PC does not hold the key that credits, and the platform does not answer. Nothing was credited. Try again in a moment.",
  ],
  credit_denied: [
    422,
    "La plateforme n’accorde pas ce crédit. Vérifiez le montant et le solde du compteur, puis recommencez.",
    "The platform grants no such credit. Check the amount and the balance of the counter, then begin again.",
  ],
  credit_under_way: [
    409,
    "Un autre crédit de cette carte est en cours : représentez-la dans un instant, avec la même demande.",
    "Another credit of this card is under way: present it again in a moment, with the same request.",
  ],
  credit_unknown: [
    409,
    "On ne sait pas si le crédit est fait : représentez la même carte, et envoyez la même demande.",
    "Nobody knows whether it was credited: present the same card again, and send the same request.",
  ],
  credit_over_the_day: [
    422,
    "C’est plus que ce qu’une borne peut mettre sur cette carte aujourd’hui : rien n’a été crédité. Choisissez moins, revenez demain, ou voyez à l’accueil.",
    "This is more than a kiosk may put on this card today: nothing was credited. Choose less, come back tomorrow, or see the desk.",
  ],
  card_of_another: [
    422,
    "Ce n’est pas la carte attendue : rien n’y a été écrit. Posez celle qui est nommée à l’écran.",
    "This is not the card that is awaited: nothing was written on it. Lay the one named on the screen.",
  ],
  asked_too_late: [
    422,
    "La demande est trop ancienne : rien n’a été écrit. Recommencez depuis le début.",
    "What was asked is too old: nothing was written. Begin again from the start.",
  ],
  phone_refused: [
    422,
    "Ce téléphone n’est pas reconnu, ou vient de servir : attendez quinze secondes.",
    "This phone is not recognised, or was just used: wait for fifteen seconds.",
  ],
  platform_silent: [
    503,
    "La plateforme ne répond pas : la carte n’a pas été lue. Réessayez dans un instant ; sinon, vérifiez la connexion du poste.",
    "The platform does not answer: the card was not read. Try again in a moment; otherwise, check the connection of the PC.",
  ],
  configuration_missing: [
    503,
    "Le lecteur attend sa configuration : connectez-le.",
    "No configuration yet. Connect it.",
  ],
  configuration_expired: [
    503,
    "Le lecteur n’a pas vu la plateforme depuis trop longtemps : connectez-le.",
    "The reader has not seen the platform for too long: connect it.",
  ],
  clock_back: [
    503,
    "L’horloge de ce poste a reculé : mettez-la à l’heure.",
    "The clock of this PC went back. Set it right.",
  ],
  reader_revoked: [
    403,
    "Ce lecteur a été révoqué. Demandez à l’administrateur d’en enregistrer un autre dans « Équipements ».",
    "This reader was revoked. Ask the administrator to register another one in “Équipements”.",
  ],
  journal_forked: [
    503,
    "Ce que ce lecteur a fait n’est pas ce que la plateforme sait de lui : prévenez l’administrateur, qui le fait vérifier.",
    "What this reader did is not what the platform knows of it: have it checked.",
  ],
  reader_fault: [503, "Le lecteur ne répond pas comme attendu : réessayez.", "The reader failed: try again."],
} as const satisfies Readonly<Record<string, readonly [status: number, fr: string, en: string]>>;

export type RefusalCode = keyof typeof refusals;

/** The request is not done, for a reason that the caller is told. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  readonly status: number;
  /** What went wrong here, for whoever runs the reader. */
  readonly fault: unknown;
  constructor(code: RefusalCode, { fault }: { readonly fault?: unknown } = {}) {
    super(refusals[code][2]);
    this.code = code;
    this.status = refusals[code][0];
    this.fault = fault;
  }

  /** RFC 9457. */
  toProblem() {
    const [status, fr, en] = refusals[this.code];
    return { type: "about:blank", title: fr, title_en: en, status, code: this.code };
  }
}

/** Undefined when it is the caller's doing, or the card's. */
export const faultOf = (error: unknown): unknown => (error instanceof Refusal ? error.fault : error);

export const refusalCodes = Object.keys(refusals);
