// Branded identifiers: a person's id can never be passed where an authority's is expected. All are random
// UUIDs (v4) handed in by the caller, so that they reveal nothing and tests can name them; but where the same
// thing found again has to have the same name (`toDigestId`).

declare const brand: unique symbol;
export type Id<Name extends string> = string & { readonly [brand]: Name };

export type AuthorityId = Id<"authority">;
export type PersonId = Id<"person">;
export type AccountId = Id<"account">;
export type StaffId = Id<"staff">;
export type ServiceId = Id<"service">;
export type DeskId = Id<"desk">;
export type ClientId = Id<"client">;
export type GrantId = Id<"grant">;
export type FileId = Id<"file">;
export type DocumentId = Id<"document">;
export type ElementId = Id<"element">;
export type SessionId = Id<"session">;
export type DelegationId = Id<"delegation">;
export type PasskeyId = Id<"passkey">;
export type ApiTokenId = Id<"apiToken">;

export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Before every other: where a reading of rows in the order of their ids begins. */
export const FIRST_ID = "00000000-0000-0000-0000-000000000000";

export function isUuid(text: unknown): text is string {
  return typeof text === "string" && UUID.test(text);
}

/** Parses an id at a border (URL, form, JSON, row). Throws TypeError when it is not a UUID. */
export function parseId<Name extends string>(text: string): Id<Name> {
  if (!isUuid(text)) throw new TypeError("not a UUID");
  return text as Id<Name>;
}

/**
 * The same digest is the same id: a UUID of version 8 (RFC 9562, 5.8).
 * @param hex sixteen bytes or more
 */
export function toDigestId<Name extends string>(hex: string): Id<Name> {
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant + hex.slice(17, 20)];
  return parseId<Name>([...parts, hex.slice(20, 32)].join("-"));
}
