import type { KeyObject } from "node:crypto";
import type { Antivirus } from "./antivirus.ts";
import type { Decoding } from "./decoding.ts";
import type { Hosts } from "./hosts.ts";
import type { AuthorityId } from "./ids.ts";
import type { Installation } from "./installation.ts";
import type { PersonTrees } from "./person-trees.ts";
import type { Seals } from "./seals.ts";
import type { Sftp } from "./sftp.ts";
import type { StateSources } from "./state-sources.ts";
import type { Tx } from "./tx.ts";
import type { VaultRoots } from "./vault-roots.ts";

/** Keys that live outside the database; see docs/security/keys.md. */
export interface Keyring {
  /**
   * 32 bytes derived (HKDF-SHA-256, RFC 5869) from one of the root keys for one purpose. Same input, same
   * key.
   */
  derive(root: "sectors" | "openid" | "signing", ...purpose: readonly string[]): KeyObject;
  readonly vault: VaultRoots;
  readonly trees: PersonTrees;
}

/** What stops with the server. */
export interface Closable {
  close(): Promise<void>;
}

/** Work that leaves after commit: a row written in the caller's transaction. */
export interface Jobs {
  send(tx: Tx, job: string, data: Record<string, unknown>, options?: JobOptions): Promise<void>;
}

/**
 * What a module says happened. The emitter knows no listener: app.ts joins them, and each listener gets its
 * own job, written in the caller's transaction. Events carry ids and element names, never values.
 */
export interface Events {
  emit(tx: Tx, event: string, data: EventData, options?: { readonly orderKey?: string }): Promise<void>;
}

export interface EventData {
  readonly authorityId: string;
  readonly requestId: string;
  readonly [fact: string]: unknown;
}

export interface JobOptions {
  /** Jobs that share this key run one after the other, in the order sent. */
  readonly orderKey?: string;
  /** A second send with the same key while the first waits is dropped. */
  readonly singletonKey?: string;
  readonly startAfter?: Date;
}

/** Files at rest. Content is sealed before it comes here; a put is durable (fsync) when it resolves. */
export interface Blobs {
  put(key: string, content: Buffer): Promise<void>;
  get(key: string): Promise<Buffer>;
  remove(key: string): Promise<void>;
}

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

export interface Mailer {
  deliver(message: MailMessage & { readonly id: string }): Promise<void>;
}

/** For whom a call is made: the authority whose agents wrote the address. */
export interface CallParty {
  readonly authorityId: AuthorityId;
}

/**
 * Calls to business applications: bounded in time and size, refused towards private addresses unless allowed
 * to the authority.
 */
export interface Outbound {
  post(
    url: string,
    body: CallParty & {
      readonly contentType: string;
      readonly content: string;
      readonly headers?: Record<string, string>;
    },
  ): Promise<OutboundAnswer>;
  /** What an application publishes as JSON: its keys. Headers: a bearer token. */
  get(url: string, more: CallParty & { readonly headers?: Record<string, string> }): Promise<OutboundAnswer>;
}

export interface OutboundAnswer {
  readonly status: number;
  readonly text: string;
  /** Media type announced, with its parameters. */
  readonly contentType?: string;
  /**
   * Of how fast to call, when it says so: `retry-after`, `ratelimit-remaining`, `ratelimit-reset`, in small
   * letters.
   */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Services by which people pay online. */
export interface PaymentServices {
  /** The simulator answers: demonstrations only. */
  readonly simulator: boolean;
  /** Where PayFiP is called, and where its payers go. */
  readonly payfip: { readonly service: string; readonly page: string };
}

export interface Ports {
  readonly keyring: Keyring;
  readonly jobs: Jobs;
  readonly events: Events;
  readonly blobs: Blobs;
  readonly mailer: Mailer;
  readonly outbound: Outbound;
  readonly payments: PaymentServices;
  readonly sftp: Sftp;
  readonly state: StateSources;
  readonly decoding: Decoding;
  readonly seals: Seals;
  readonly antivirus: Antivirus;
  /** Origin of the platform, no trailing slash: "http://localhost:3000". */
  readonly publicUrl: string;
  /** Where pages are: a message names their own host. */
  readonly hosts: Hosts;
  readonly signIn: SignInRules;
  /** What it is set to do, and does, for its security. */
  readonly installation: Installation;
  /** Months without a sign of somebody after which they are told, then erased. */
  readonly inactiveMonths: number;
}

/** What this installation asks of whoever signs in. */
export interface SignInRules {
  /**
   * WebAuthn's relying party id: the host of `publicUrl`, or a domain above it. Keys are lost when it
   * changes.
   */
  readonly passkeyDomain: string;
  /**
   * What validators, administrators and their like need: a passkey (or ProConnect), or a link by e-mail too.
   */
  readonly staff: "passkey" | "link_accepted";
  /** An agent’s session that nobody used for so long opens nothing: they sign in again. */
  readonly staffIdleMinutes: number;
}
