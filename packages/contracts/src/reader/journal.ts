import { type Static, Type } from "typebox";

const closed = { additionalProperties: false } as const;
const Hex = (length: number) =>
  Type.String({ title: `Hexadecimal${length}`, pattern: `^[0-9a-f]{${length}}$` });
const common = {
  n: Type.Integer({ minimum: 1 }),
  /** Seconds since 1970, by the clock of the PC. */
  at: Type.Integer({ minimum: 0 }),
};
const Of = Type.Integer({ minimum: 1, description: "The number of the attempt." });
const Balance = Type.Integer({ minimum: -0x80000000, maximum: 0x7fffffff });
const Counter = Type.Integer({ minimum: 0, maximum: 0xffffffff });

/** Written, and on the disk, before the card is asked to commit. */
export const Attempted = Type.Object(
  {
    ...common,
    kind: Type.Literal("attempted"),
    key: Type.String({ minLength: 1, maxLength: 100 }),
    service: Type.String(),
    /** UID of the card, in hexadecimal: the transaction MAC is made from it. */
    card: Hex(14),
    application: Type.String({ pattern: "^[0-9A-F]{6}$" }),
    file: Type.Integer({ minimum: 0, maximum: 31 }),
    amount: Type.Integer({ minimum: 1, maximum: 0x7fffffff }),
    /** Before. */
    balance: Balance,
    /** Of transactions, before. */
    counter: Counter,
    /**
     * Drawn for this attempt, and written on the card as it commits; absent when the card has no file for it.
     */
    mark: Type.Optional(Hex(32)),
    /**
     * How the reader knew that the card was there: it proved it; it answered as fast as cards do here;
     * somebody said that they saw it; or nothing was measured. Absent when the reader was not asked to look.
     */
    near: Type.Optional(Type.Enum(["proven", "timed", "seen", "unmeasured"])),
  },
  closed,
);
export type Attempted = Static<typeof Attempted>;

/**
 * `mac` is the card's own proof: over GetValue that answered the attempt's `balance`, Debit of `amount`, then
 * WriteData of its `mark` when it has one.
 */
export const Debited = Type.Object(
  {
    ...common,
    kind: Type.Literal("debited"),
    of: Of,
    balance: Balance,
    counter: Counter,
    mac: Hex(16),
    /** What the business application was answered, signed by the reader. */
    receipt: Type.String(),
  },
  closed,
);
export type Debited = Static<typeof Debited>;

/** The card came back as it was before: it had not committed. */
export const NotDebited = Type.Object({ ...common, kind: Type.Literal("not_debited"), of: Of }, closed);
/** The card came back after others had written on it: people decide, with the journals of all readers. */
export const Undetermined = Type.Object(
  { ...common, kind: Type.Literal("undetermined"), of: Of, balance: Balance, counter: Counter },
  closed,
);

export const JournalLine = Type.Union([Attempted, Debited, NotDebited, Undetermined]);
export type JournalLine = Static<typeof JournalLine>;

/** The hash before the first line. */
export const JOURNAL_START = "0".repeat(64);
export const READER_BATCH_TYPE = "ardeco-reader-batch+jws";
export const READER_BATCH_LINES = 500;

/**
 * Lines as they were hashed: `hash(n) = SHA-256(hash(n-1) ‖ "\n" ‖ text)`, in hexadecimal. The signature is a
 * compact JWS (ES256) of the reader over `{ reader, first, last, previous, head }`.
 */
export const OfflineBatch = Type.Object(
  {
    reader: Type.String({ minLength: 1 }),
    first: Type.Integer({ minimum: 1 }),
    previous: Hex(64),
    lines: Type.Array(Type.String({ maxLength: 4_000 }), { minItems: 1, maxItems: READER_BATCH_LINES }),
    signature: Type.String(),
  },
  closed,
);
export type OfflineBatch = Static<typeof OfflineBatch>;

/**
 * The last line that the platform holds, and its hash; 0 and JOURNAL_START when it holds none. It answers
 * this to any batch, taken or not.
 */
export const JournalAcknowledgement = Type.Object(
  { last: Type.Integer({ minimum: 0 }), head: Hex(64) },
  // A later platform may say more.
  { title: "JournalAcknowledgement", additionalProperties: true },
);
export type JournalAcknowledgement = Static<typeof JournalAcknowledgement>;

/** What a reader asks the platform to give to the card that is before it. `key`: the same is done once. */
export const CreditOrder = Type.Object(
  {
    service: Type.String(),
    key: Type.String({ minLength: 1, maxLength: 100 }),
    amount: Type.Integer({ minimum: 1, maximum: 0x7fffffff }),
    card: Hex(14),
  },
  closed,
);
export type CreditOrder = Static<typeof CreditOrder>;

const Credited = Type.Object(
  { outcome: Type.Literal("credited"), balance: Balance },
  { additionalProperties: true },
);
export type Credited = Static<typeof Credited>;

/**
 * What a reader tells of a card that has no application of its services: the platform makes it when an agent
 * asked for one there.
 */
export const MakeOrder = Type.Object({ make: Hex(14) }, closed);
export type MakeOrder = Static<typeof MakeOrder>;

export const Made = Type.Object({ outcome: Type.Literal("made") }, { additionalProperties: true });
export type Made = Static<typeof Made>;

/**
 * What a reader asks of the card before it, whatever it is: that the platform opens it, and says by a code of
 * one use whose it is.
 */
export const PresentOrder = Type.Object({ present: Type.Literal(true) }, closed);
export type PresentOrder = Static<typeof PresentOrder>;

export const Shown = Type.Object(
  { outcome: Type.Literal("shown"), code: Type.String({ minLength: 1, maxLength: 2_000 }) },
  { additionalProperties: true },
);
export type Shown = Static<typeof Shown>;

/**
 * What a reader asks for the card before it: that the platform writes on it what somebody asked for on a page
 * of a kiosk. Sealed by the platform: whose card, what, until when. Sent again, it is done once.
 */
export const UpdateOrder = Type.Object({ update: Type.String({ minLength: 1, maxLength: 4_000 }) }, closed);
export type UpdateOrder = Static<typeof UpdateOrder>;

export const Updated = Type.Object(
  {
    outcome: Type.Literal("updated"),
    /** Names of the applications written now. */
    written: Type.Array(Type.String()),
    /** What was put on purses now, by the name of the application. */
    credited: Type.Array(Type.Object({ name: Type.String(), amount: Type.Integer(), unit: Type.String() })),
  },
  { additionalProperties: true },
);
export type Updated = Static<typeof Updated>;

/**
 * The platform's next command to the card, which the reader answers at `/reader/card-sessions/<session>` by
 * `{ answer }`; or how it ended.
 */
export const CardSessionStep = Type.Union(
  [
    Credited,
    Made,
    Shown,
    Updated,
    Type.Object({
      session: Type.String({ minLength: 1, maxLength: 100 }),
      apdu: Type.String({ pattern: "^(?:[0-9a-f]{2}){4,261}$" }),
    }),
  ],
  { title: "CardSessionStep" },
);
export type CardSessionStep = Static<typeof CardSessionStep>;

/**
 * Below an authority's address of the API: how a reader hands over what it did, and learns what it may do.
 */
/**
 * Nothing was put on the card: why. Another code than these, once a command has reached the card, leaves it
 * unknown.
 */
export const readerCreditRefusals = {
  /** The account holds no more than its cards. */
  notOwed: "reader.credit_not_owed",
  /** The service, or the desk of the reader, has no such gesture. */
  notAllowed: "reader.credit_not_allowed",
  /** For another amount, another card, or an order that did not take place. */
  keyUsed: "reader.credit_key_used",
  /** A card of nobody here, or that serves no more. */
  noAccount: "reader.credit_no_account",
  /** The same request, in a moment. */
  underWay: "reader.credit_under_way",
} as const;

export const readerPaths = {
  /** POST `{ code }`, POST `{ version, health }`: docs/protocol/equipment.md. */
  pair: "/equipment/pair",
  health: "/equipment/health",
  /**
   * PUT `{ key }`: the public key (JWK, P-256) that signs answers and batches. The first one stays: another
   * is refused.
   */
  key: "/reader/key",
  /** GET: `{ configuration }`, a signed JWT; 404 while there is none. */
  configuration: "/reader/configuration",
  /**
   * GET: a JournalAcknowledgement. POST of an OfflineBatch: one too; 409, with one, when the batch does not
   * follow; 422 when it proves nothing.
   */
  journal: "/reader/journal",
  /**
   * POST of a CreditOrder, of a MakeOrder, of a PresentOrder, or of an UpdateOrder, then of `{ answer }` at
   * `…/<session>`: a CardSessionStep each; 422 or 409, one of `readerCreditRefusals`, when the platform put
   * nothing on the card for this order, be it after a few commands; 409, `reader.credit_undetermined`, when
   * people decide; 422 when it makes no card there.
   */
  cardSessions: "/reader/card-sessions",
} as const;
