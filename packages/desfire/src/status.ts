interface Meaning {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
}

const meaning = (code: string, fr: string, en: string): Meaning => ({ code, fr, en });

/** What each native status byte says (91xx). 00 and AF are no errors. */
export const CARD_STATUSES = {
  11: meaning(
    "in_proximity_check",
    "La carte attend la fin d’un contrôle de proximité.",
    "The card awaits the end of a proximity check.",
  ),
  12: meaning(
    "no_changes",
    "Rien n’attendait d’être validé sur la carte.",
    "Nothing waited to be committed.",
  ),
  14: meaning("out_of_memory", "La carte n’a plus de place.", "The card has no room left."),
  28: meaning(
    "illegal_command",
    "La carte ne connaît pas cette commande.",
    "The card does not know this command.",
  ),
  30: meaning(
    "integrity_error",
    "La carte a reçu un message altéré.",
    "The card received an altered message.",
  ),
  64: meaning("no_such_key", "Cette clé n’existe pas sur la carte.", "This key does not exist on the card."),
  126: meaning("length_error", "La commande n’a pas la bonne longueur.", "The command has a wrong length."),
  151: meaning("crypto_error", "La carte a échoué dans un calcul.", "The card failed in a computation."),
  157: meaning(
    "permission_denied",
    "La clé utilisée n’ouvre pas ce droit.",
    "The key in use does not give this right.",
  ),
  158: meaning(
    "parameter_error",
    "Une valeur de la commande est refusée.",
    "A value of the command is refused.",
  ),
  160: meaning(
    "application_not_found",
    "Cette application n’est pas sur la carte.",
    "This application is not on the card.",
  ),
  161: meaning(
    "application_integrity_error",
    "L’application de la carte est abîmée.",
    "The card’s application is damaged.",
  ),
  173: meaning(
    "authentication_delay",
    "La carte fait attendre : trop d’essais.",
    "The card makes one wait: too many tries.",
  ),
  174: meaning(
    "authentication_error",
    "La carte et le lecteur n’ont pas la même clé.",
    "Card and reader do not have the same key.",
  ),
  190: meaning(
    "boundary_error",
    "La limite du compteur ou du fichier est dépassée.",
    "Beyond the limit of the counter or file.",
  ),
  193: meaning("card_integrity_error", "La carte est abîmée.", "The card is damaged."),
  202: meaning(
    "command_aborted",
    "La commande précédente n’était pas finie.",
    "The previous command had not ended.",
  ),
  205: meaning("card_disabled", "La carte s’est désactivée.", "The card disabled itself."),
  206: meaning(
    "count_error",
    "La carte ne peut recevoir d’autre application.",
    "The card can take no more applications.",
  ),
  222: meaning(
    "duplicate",
    "Ce fichier ou cette application existe déjà.",
    "This file or application exists already.",
  ),
  238: meaning("memory_error", "La mémoire de la carte a échoué.", "The card’s memory failed."),
  240: meaning("file_not_found", "Ce fichier n’est pas sur la carte.", "This file is not on the card."),
  241: meaning("file_integrity_error", "Le fichier de la carte est abîmé.", "The card’s file is damaged."),
} as const satisfies Record<number, Meaning>;

/** Status words of ISO/IEC 7816-4 that cards and readers answer outside 91xx. */
export const ISO_STATUSES = {
  25344: meaning(
    "no_card_data",
    "Le lecteur n’a rien lu : représentez la carte.",
    "The reader read nothing: present the card again.",
  ),
  25985: meaning("memory_error", "La mémoire de la carte a échoué.", "The card’s memory failed."),
  26368: meaning("length_error", "La commande n’a pas la bonne longueur.", "The command has a wrong length."),
  27010: meaning(
    "permission_denied",
    "La clé utilisée n’ouvre pas ce droit.",
    "The key in use does not give this right.",
  ),
  27013: meaning(
    "conditions_not_satisfied",
    "La carte n’est pas dans l’état voulu.",
    "The card is not in the state wanted.",
  ),
  27265: meaning(
    "function_not_supported",
    "La carte n’offre pas cette fonction.",
    "The card does not offer this function.",
  ),
  27266: meaning(
    "application_not_found",
    "Cette application n’est pas sur la carte.",
    "This application is not on the card.",
  ),
  27270: meaning(
    "parameter_error",
    "Une valeur de la commande est refusée.",
    "A value of the command is refused.",
  ),
  27271: meaning("length_error", "La commande n’a pas la bonne longueur.", "The command has a wrong length."),
  27392: meaning(
    "parameter_error",
    "Une valeur de la commande est refusée.",
    "A value of the command is refused.",
  ),
  27904: meaning(
    "illegal_command",
    "La carte ne connaît pas cette commande.",
    "The card does not know this command.",
  ),
  28160: meaning("illegal_class", "Ce n’est pas une carte DESFire.", "This is not a DESFire card."),
} as const satisfies Record<number, Meaning>;

export type CardErrorCode =
  | (typeof CARD_STATUSES)[keyof typeof CARD_STATUSES]["code"]
  | (typeof ISO_STATUSES)[keyof typeof ISO_STATUSES]["code"]
  | "unknown_status";

/** The card refused. After it, an authentication is lost and a transaction that was open is undone. */
export class CardError extends Error {
  override readonly name = "CardError";
  readonly statusWord: number;
  readonly code: CardErrorCode;
  readonly fr: string;

  constructor(statusWord: number) {
    const known = meaningOf(statusWord);
    const word = statusWord.toString(16).padStart(4, "0").toUpperCase();
    super(`${known?.en ?? "The card answered a status that is not known."} (${word})`);
    this.statusWord = statusWord;
    this.code = (known?.code as CardErrorCode | undefined) ?? "unknown_status";
    this.fr = known?.fr ?? "La carte a répondu par un état inconnu.";
  }
}

function meaningOf(statusWord: number): Meaning | undefined {
  const native: Readonly<Record<number, Meaning>> = CARD_STATUSES;
  const iso: Readonly<Record<number, Meaning>> = ISO_STATUSES;
  return statusWord >> 8 === 0x91 ? native[statusWord & 0xff] : iso[statusWord];
}

const PROTOCOL_PROBLEMS = {
  answer_malformed: "The answer is not one of a DESFire card.",
  answer_not_proven: "The answer is not proven to come from the card: nothing of it was read.",
  card_not_proven: "The card does not have the key it should.",
  proximity_not_proven: "The rounds were not answered by the card that has this key.",
  not_authenticated: "This needs an authentication first.",
} as const;

/**
 * What came back is not to be believed. Nothing tells whether the card did what was asked: read again after a
 * new authentication.
 */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
  readonly code: keyof typeof PROTOCOL_PROBLEMS;

  constructor(code: keyof typeof PROTOCOL_PROBLEMS) {
    super(PROTOCOL_PROBLEMS[code]);
    this.code = code;
  }
}
