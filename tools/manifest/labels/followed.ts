import type { NameSection } from "../section.ts";

/**
 * A function of the platform whose argument names something that is kept: a rename of the function edits this
 * list alone.
 */
export interface FollowedCall {
  readonly section: NameSection;
  /**
   * "computeBlindIndex" for a function, "jobs.send" for a method of what is called jobs, "*.seal" for one of
   * anything.
   */
  readonly callee: string;
  /** The argument that is the label. */
  readonly argument: number;
  /** The property of that argument. */
  readonly property?: string;
  /** The label goes on to the last argument. */
  readonly isRest?: true;
  /** What no literal says is an id or a value, not a label. */
  readonly mayBeValue?: true;
}

const names = (name: string, about: string): NameSection => ({ kind: "names", name, about });

const sealingLabels = names(
  "sealing-labels",
  "What sealed bytes are bound to, beside their owner (associated data).",
);
const indexFields = names("index-fields", "Fields of blind indexes: each has its own key.");
const derivedKeys = names("derived-keys", "Purposes of the keys derived from the root keys.");
const digestLabels = names("digest-labels", "Words of which an HMAC or a hash is computed, beside values.");
const contentKinds = names("content-kinds", "Kinds of sealed JSON, as errors of their shape name them.");
const sentJobs = names("jobs-sent", "Jobs that the code sends, by name.");
const emittedEvents = names("events-emitted", "Events that the code emits, by name.");
const transferCallers = names(
  "transfer-callers",
  "Parts of the house under which idempotency keys of transfers are kept.",
);
const transferKeys = names("transfer-keys", "Forms of the idempotency keys of the house's own transfers.");
const cookies = names("cookies", "Cookies that browsers keep.");

export const followedCalls: readonly FollowedCall[] = [
  ...["sealForAuthority", "openForAuthority", "sealBytesForAuthority", "openBytesForAuthority"].map(
    (callee) => ({ section: sealingLabels, callee, argument: 1 }),
  ),
  ...["sealForBrowser", "openFromBrowser", "sealForJob", "openFromJob"].map((callee) => ({
    section: sealingLabels,
    callee,
    argument: 1,
  })),
  ...["sealForSector", "openForSector"].map((callee) => ({ section: sealingLabels, callee, argument: 2 })),
  ...["*.seal", "*.sealBytes", "key.open", "keys.open", "getPersonKey().open", "*.openBytes"].map(
    (callee) => ({
      section: sealingLabels,
      callee,
      argument: 0,
    }),
  ),
  ...["computeBlindIndex", "computeSpreadIndex", "listSpreadIndexes"].map((callee) => ({
    section: indexFields,
    callee,
    argument: 1,
  })),
  { section: derivedKeys, callee: "keyring.derive", argument: 0, isRest: true },
  { section: derivedKeys, callee: "vault.derive", argument: 1 },
  { section: derivedKeys, callee: "buildSigningPair", argument: 1, isRest: true },
  { section: derivedKeys, callee: "getSectorCardKey", argument: 1, isRest: true },
  { section: derivedKeys, callee: "getJournalKey", argument: 2 },
  { section: derivedKeys, callee: "seals.secret", argument: 0 },
  { section: digestLabels, callee: "seals.hash", argument: 0, mayBeValue: true },
  { section: digestLabels, callee: "createHmac().update", argument: 0, mayBeValue: true },
  { section: digestLabels, callee: "createHash().update", argument: 0, mayBeValue: true },
  { section: contentKinds, callee: "buildJsonReader", argument: 0 },
  { section: sentJobs, callee: "jobs.send", argument: 1 },
  { section: emittedEvents, callee: "events.emit", argument: 1 },
  ...["applyHouseTransfer", "runHouseTransfer"].flatMap((callee) => [
    { section: transferCallers, callee, argument: 2, property: "caller" },
    { section: transferKeys, callee, argument: 2, property: "key", mayBeValue: true as const },
  ]),
  ...["*.setCookie", "buildAuthorityCookie"].map((callee) => ({
    section: cookies,
    callee,
    argument: 0,
    mayBeValue: true as const,
  })),
];

/** Constants that list names: the keys of an object, or a property of each element of an array. */
export interface FollowedRegistry {
  readonly section: NameSection;
  readonly constants: readonly string[];
  /** "keys", or the property of each element. */
  readonly read: "keys" | "name";
}

export const followedRegistries: readonly FollowedRegistry[] = [
  {
    section: names("message-templates", "Templates of messages, as rows and jobs name them."),
    constants: ["templates"],
    read: "keys",
  },
  {
    section: names("settings", "Settings of an installation, as operators write them."),
    constants: ["serverSettings", "observationSettings"],
    read: "name",
  },
];
