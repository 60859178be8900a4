import { type Static, Type } from "typebox";
import { askedVerbs } from "./configuration.ts";

const closed = { additionalProperties: false } as const;
/** A request that names no reader is about the one that has a card. */
const Reader = Type.Optional(Type.String({ minLength: 1, maxLength: 200 }));
const Amount = Type.Integer({
  minimum: 1,
  maximum: 0x7fffffff,
  description: "In cents, for a purse in euros.",
});
const Key = Type.String({ pattern: "^[\\w.:-]{1,100}$", description: "Yours: sent twice, done once." });

/** Offered by the WebSocket's client, with `bearer.<token>` beside it: browsers let a page add no header. */
export const READER_SUBPROTOCOL = "ardeco-reader.1";
export const READER_BEARER = "bearer.";
export const READER_ANSWER_TYPE = "ardeco-reader-answer+jws";

export const PairingRequest = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 40 }),
    service: Type.String({ minLength: 1, maxLength: 63 }),
    /** Fewer than the service has; all of them when absent. */
    verbs: Type.Optional(Type.Array(Type.Enum([...askedVerbs]), { minItems: 1, uniqueItems: true })),
  },
  closed,
);
export type PairingRequest = Static<typeof PairingRequest>;

export const ReadRequest = Type.Object(
  { reader: Reader, elements: Type.Array(Type.String(), { minItems: 1, maxItems: 20, uniqueItems: true }) },
  closed,
);
export const EnterRequest = Type.Object({ reader: Reader }, closed);
export const DebitRequest = Type.Object(
  {
    reader: Reader,
    key: Key,
    amount: Amount,
    /** After `card_to_see`: somebody looked, and the card is on the reader. */
    seen: Type.Optional(Type.Boolean()),
  },
  closed,
);
export const CreditRequest = Type.Object({ reader: Reader, key: Key, amount: Amount }, closed);
export const PresentRequest = Type.Object({ reader: Reader }, closed);
export const UpdateRequest = Type.Object(
  {
    reader: Reader,
    /** As the page of the kiosk bears it: it reads nothing of it. */
    order: Type.String({ minLength: 1, maxLength: 4_000 }),
  },
  closed,
);

/**
 * Requests by the same names on both doors: `POST /v1/<verb>`, or `{ "id", "ask": "<verb>", "with": … }` on
 * the WebSocket.
 */
export const readerRequests = {
  read: ReadRequest,
  enter: EnterRequest,
  debit: DebitRequest,
  credit: CreditRequest,
  present: PresentRequest,
  update: UpdateRequest,
} as const;
export type ReadRequest = Static<typeof ReadRequest>;
export type EnterRequest = Static<typeof EnterRequest>;
export type DebitRequest = Static<typeof DebitRequest>;
export type CreditRequest = Static<typeof CreditRequest>;
export type PresentRequest = Static<typeof PresentRequest>;
export type UpdateRequest = Static<typeof UpdateRequest>;

export const SocketRequest = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 100 }),
    ask: Type.Enum([...askedVerbs]),
    with: Type.Unknown(),
  },
  closed,
);
export type SocketRequest = Static<typeof SocketRequest>;

/**
 * Every answer and event has these beside its own; `signed` is a compact JWS (ES256) whose payload is all the
 * rest, and the origin.
 */
export interface Signed {
  readonly signed: string;
}

export interface ReadAnswer {
  readonly support: string;
  readonly elements: Readonly<Record<string, string>>;
  readonly balance: number | null;
}
export interface EnterAnswer {
  readonly support: string;
  readonly may: boolean;
  /** Null when they may. */
  readonly reason: "no_right" | "right_expired" | "card_denied" | null;
}
export interface DebitAnswer {
  readonly support: string;
  readonly outcome: "debited";
  readonly key: string;
  readonly amount: number;
  /** After. */
  readonly balance: number;
  readonly counter: number;
}
export interface CreditAnswer {
  readonly support: string;
  readonly outcome: "credited";
  readonly key: string;
  readonly amount: number;
  /** After. */
  readonly balance: number;
}
export interface PresentAnswer {
  /**
   * To be given to the platform as what a scanner reads: it names whose card was proven there, for less than
   * a minute, once.
   */
  readonly code: string;
}
/** What the platform wrote on the card, of what was asked; nothing of either when it is there already. */
export interface UpdateAnswer {
  readonly written: readonly string[];
  readonly credited: readonly { readonly name: string; readonly amount: number; readonly unit: string }[];
}
export interface CardEvent {
  readonly type: "card_presented" | "card_removed";
  readonly reader: string;
  /** Null for a card that does not prove itself to this service, and for one that left. */
  readonly support: string | null;
}
