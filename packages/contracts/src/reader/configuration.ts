import { type Static, Type } from "typebox";

const closed = { additionalProperties: false } as const;
const Slug = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,62}$" });
const Instant = Type.Integer({ minimum: 0, description: "Seconds since 1970." });
const Key = Type.String({ pattern: "^[A-Za-z0-9_-]{43}$", description: "32 bytes, base64url." });
/**
 * What one service calls a card: HMAC-SHA-256 of its UID under that service's key, first 16 bytes, base64url.
 */
export const Support = Type.String({ pattern: "^[A-Za-z0-9_-]{22}$" });
export const SUPPORT_BYTES = 16;
/** Such names one after the other, sorted, in one text (base64url): half as long as a list of them. */
const Supports = Type.String({ pattern: "^[A-Za-z0-9_-]+$" });
const Origin = Type.String({ pattern: "^https?://[^/?#\\s]+$" });
const FileNo = Type.Integer({ minimum: 0, maximum: 31 });

/**
 * `typ` of the signed configuration (compact JWS, RFC 7515): no other signature of the platform passes for
 * one.
 */
export const READER_CONFIGURATION_TYPE = "ardeco-reader-configuration+jwt";
/**
 * A configuration that would live longer is refused: what a reader that nobody can reach still does ends by
 * then.
 */
export const READER_CONFIGURATION_MOST_SECONDS = 7 * 24 * 3600;

export const readerVerbs = ["read", "enter", "debit", "credit"] as const;
export type ReaderVerb = (typeof readerVerbs)[number];

/** What pages of the platform itself pair for: no service bears this name. */
export const PLATFORM_PAGES = "_platform";
/** What those pages may ask: the card is opened by the platform, and by no key of the reader. */
export const platformVerbs = ["present", "update"] as const;
export type PlatformVerb = (typeof platformVerbs)[number];
export const askedVerbs = [...readerVerbs, ...platformVerbs] as const;
export type AskedVerb = (typeof askedVerbs)[number];
/** Where the program listens unless it is told otherwise; pages of the platform look for it nowhere else. */
export const READER_PORT = 4180;

/** Where a service's data is on a card, and which key of the secure element opens it. */
export const CardLayout = Type.Object(
  {
    application: Type.String({ pattern: "^[0-9A-F]{6}$" }),
    /** Label of the master key in the secure element; the card's own is made from it (NXP AN10922). */
    key: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,30}$" }),
    /** Number of that key in the application. */
    key_number: Type.Integer({ minimum: 0, maximum: 13 }),
    purse: Type.Optional(
      Type.Object(
        {
          file: FileNo,
          /**
           * The transaction MAC file: how many times this application was written, and the proof of the last.
           */
          proofs: FileNo,
          /**
           * A backup file of 16 bytes, where each debit leaves a mark of its own as it commits. Without it, a
           * commit that nobody answered is never known to be done: another reader may have debited as much.
           */
          mark: Type.Optional(FileNo),
          /** The largest debit, in the purse's unit (cents for euros). */
          most: Type.Integer({ minimum: 1, maximum: 0x7fffffff }),
        },
        closed,
      ),
    ),
    elements: Type.Array(
      Type.Object(
        {
          element: Type.String({ pattern: "^[a-z][a-z0-9_]{0,62}$" }),
          file: FileNo,
          length: Type.Integer({ minimum: 1, maximum: 1_000 }),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type CardLayout = Static<typeof CardLayout>;

/**
 * Set in the version of the key that opens a card's application: this card has the key of the proximity
 * check. The card says it in its session, where nobody between makes it say less.
 */
export const HAS_PROXIMITY_KEY = 0x80;

const Microseconds = Type.Integer({ minimum: 0, maximum: 1_000_000 });

/**
 * How a reader tells a card that is on it from one that somebody relays (ADR 0117). Absent: it does not look.
 */
export const Presence = Type.Object(
  {
    /** For which requests. */
    verbs: Type.Array(Type.Enum(["enter", "debit"]), { uniqueItems: true }),
    /** `required`: of each card. `if_said`: of those that say that they have the key. `none`: of no card. */
    proximity: Type.Enum(["required", "if_said", "none"]),
    /**
     * The most that a round may take beyond what the card publishes. Absent: this reader was not measured,
     * and nothing proves that a card is near.
     */
    round_most_us: Type.Optional(Microseconds),
    /** Rounds that may be late all the same. */
    late_rounds: Type.Integer({ minimum: 0, maximum: 2 }),
    /**
     * The most that the middle one of a dialogue's commands may take. Absent: this reader was not measured.
     */
    command_most_us: Type.Optional(Microseconds),
    /**
     * The largest debit of a card that does not prove that it is near; above, somebody says that they see it.
     */
    unproven_most: Type.Integer({ minimum: 0, maximum: 0x7fffffff }),
  },
  closed,
);
export type Presence = Static<typeof Presence>;

export const ReaderService = Type.Object(
  {
    service: Slug,
    /** Pages that may pair for this service, each an exact origin. */
    origins: Type.Array(Origin, { uniqueItems: true }),
    verbs: Type.Array(Type.Enum([...readerVerbs]), { uniqueItems: true }),
    card: CardLayout,
    presence: Type.Optional(Presence),
    support_key: Key,
    /** Which cards may enter, until when. None where `enter` is not among the verbs. */
    entries: Type.Array(Type.Object({ supports: Supports, until: Instant }, closed)),
  },
  closed,
);
export type ReaderService = Static<typeof ReaderService>;

/**
 * What a platform lets one reader do, for a short time. A signed JWT: `aud` is the reader. `sequence` only
 * grows: a reader that holds 12 refuses 11.
 */
export const ReaderConfiguration = Type.Object(
  {
    iss: Type.String({ minLength: 1 }),
    aud: Type.String({ minLength: 1 }),
    iat: Instant,
    exp: Instant,
    sequence: Type.Integer({ minimum: 1 }),
    services: Type.Array(ReaderService),
    /** Origins of the platform, whose pages may have the card that is there opened by it. Absent: none. */
    pages: Type.Optional(Type.Array(Origin, { uniqueItems: true })),
    /**
     * For those pages: the most that the middle one of a card's commands may take. Absent: this reader was
     * not measured.
     */
    pages_command_most_us: Type.Optional(Microseconds),
    /** Cards that are lost, stolen or replaced, under a key that no service has. */
    denied: Type.Object({ key: Key, supports: Type.Array(Support) }, closed),
  },
  closed,
);
export type ReaderConfiguration = Static<typeof ReaderConfiguration>;
