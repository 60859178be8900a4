import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { DocumentKind, ElementName } from "@ardeco/contracts";
import type { RoleGrant } from "../kernel/context.ts";
import { asId, type Id } from "../kernel/ids.ts";
import type { AuthorityContact, AuthorityKind } from "../modules/authorities/index.ts";

export interface AuthoritySeed {
  readonly slug: string;
  readonly name: string;
  readonly kind: AuthorityKind;
  readonly officialCode: string;
  readonly siren?: string;
  readonly population?: number;
  readonly colour: string;
  readonly within: readonly string[];
  readonly contact: AuthorityContact;
  readonly desks: readonly { key: string; name: string; service?: string; default?: boolean }[];
}

export interface AgentSeed {
  readonly key: string;
  readonly authority: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly { role: RoleGrant["role"]; desk?: string; service?: string }[];
}

export type KnownElements = Partial<Record<ElementName, unknown>>;

export interface PersonSeed {
  readonly key: string;
  readonly email?: string;
  readonly story: string;
  readonly document: "identity_card" | "passport";
  readonly validated: KnownElements;
  readonly declared?: KnownElements;
  readonly children?: readonly { key: string; validated: KnownElements }[];
  readonly alsoParentOf?: readonly string[];
  readonly mandateFor?: readonly string[];
}

/** A file that somebody sent by themselves, waiting in the morning's queue. */
export interface NightSeed {
  readonly key: string;
  readonly email?: string;
  readonly document?: DocumentKind;
  readonly answers: KnownElements;
}

export interface ServiceSeed {
  readonly key: string;
  readonly authority: string;
  readonly manager: string;
  readonly approver: string;
  readonly client: {
    readonly name: string;
    readonly redirectUris: readonly string[];
    readonly postLogoutRedirectUris: readonly string[];
    readonly backchannelLogoutUri?: string;
    readonly eventsUri?: string;
  };
  readonly definition: Readonly<Record<string, unknown>>;
}

export interface Seeds {
  readonly authorities: readonly AuthoritySeed[];
  readonly agents: readonly AgentSeed[];
  readonly people: readonly PersonSeed[];
  readonly night: readonly NightSeed[];
  readonly services: readonly ServiceSeed[];
}

/** Our own files, checked by the tests that load them. */
export async function readSeeds(): Promise<Seeds> {
  const read = async <T>(name: string): Promise<T> =>
    JSON.parse(await readFile(new URL(`../../seeds/${name}.json`, import.meta.url), "utf8")) as T;
  return {
    authorities: await read("authorities"),
    agents: await read("agents"),
    people: await read("people"),
    night: await read("night"),
    services: await read("services"),
  };
}

/** The same key always gives the same id, shaped as a UUID v8 (RFC 9562 section 5.8). */
export function seedId<Name extends string>(kind: Name, key: string): Id<Name> {
  const hex = createHash("sha256").update(`ardeco demonstration|${kind}|${key}`).digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return asId<Name>(
    [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `8${hex.slice(13, 16)}`,
      variant + hex.slice(17, 20),
      hex.slice(20, 32),
    ].join("-"),
  );
}
