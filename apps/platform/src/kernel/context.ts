import type { Language } from "./errors.ts";
import type { AuthorityId, ClientId, DelegationId, DeskId, PersonId, ServiceId, StaffId } from "./ids.ts";
import type { Ports } from "./ports.ts";
import type { Tx } from "./tx.ts";

export type { Tx } from "./tx.ts";

/**
 * Runs one prepared statement by itself, where a transaction would cost three round trips. `name` is unique
 * to `text`.
 */
export type RunStatement = <Row extends object>(
  name: string,
  text: string,
  values: readonly unknown[],
) => Promise<readonly Row[]>;

export const staffRoles = [
  "reception",
  "validator",
  "service_validator",
  "service_manager",
  "authority_administrator",
  "data_protection_officer",
  "operator",
  "auditor",
] as const;
export type StaffRole = (typeof staffRoles)[number];

/** A role held, bounded to a service or a desk when it names one. */
export interface RoleGrant {
  readonly role: StaffRole;
  readonly serviceId?: ServiceId;
  readonly deskId?: DeskId;
}

/** How a session was opened. */
export type SignInMethod =
  | "draft"
  | "email_link"
  | "passkey"
  | "desk"
  | "resume_code"
  | "invitation"
  /** By the door of a sandbox: a vendor in their space, or a fictional person by a button. */
  | "sandbox"
  | UpstreamMethod;

/** By an identity provider of the State; "mfa" when it says that two factors were used. */
type UpstreamMethod = "franceconnect" | "proconnect" | "proconnect_mfa";

export type Actor =
  | { readonly kind: "anonymous" }
  | { readonly kind: "person"; readonly personId: PersonId }
  | {
      readonly kind: "staff";
      readonly staffId: StaffId;
      readonly label: string;
      readonly roles: readonly RoleGrant[];
      /** Set when this agent of another authority acts under a dated delegation. */
      readonly delegationId?: DelegationId;
      /** How their session was opened; absent for an API token and for jobs. */
      readonly signedInBy?: SignInMethod;
      /**
       * Roles held that this way of signing in is too weak for: they give nothing, here nor in the database.
       */
      readonly withheld?: readonly RoleGrant[];
    }
  | {
      readonly kind: "client";
      readonly clientId: ClientId;
      readonly serviceId: ServiceId;
      /** Who offers its service to people here, read when it said who it is: null when nobody does. */
      readonly offeredBy: AuthorityId | null;
    }
  | { readonly kind: "system"; readonly name: string };

/** Who acts, for which authority, when, in which language, and the transaction that a use case opens. */
export interface Context {
  readonly actor: Actor;
  readonly authorityId: AuthorityId;
  readonly requestId: string;
  readonly language: Language;
  readonly ports: Ports;
  now(): Date;
  newId<T extends string>(): T;
  /**
   * Runs `work` in one transaction under the actor's row-level security: in the one that is open under the
   * same rights, or in a new one, which commits when `work` resolves. Throws inside a transaction of other
   * rights.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * As `transaction`, for work that only reads: alone, PostgreSQL refuses it any write; joined, its failure
   * may be caught and the transaction goes on, since nothing of it is half written.
   */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in a savepoint of the transaction that is open: when it throws, the transaction goes on
   * without it.
   */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Records what must be kept even where the transaction that is open is undone, as a refused attempt: in a
   * transaction of its own, once that one has ended, or at once when none is open.
   */
  recordApart(work: (tx: Tx) => Promise<void>): Promise<void>;
  /**
   * One statement by itself, on behalf of nobody: it calls a function whose arguments are the right to see.
   */
  readonly statement: RunStatement;
  /** The same request acting as somebody else (a job, a provider reading under a grant). */
  as(actor: Actor, authorityId?: AuthorityId): Context;
}
