import type { KeyObject } from "node:crypto";
import type { Hosts } from "../kernel/hosts.ts";

/** What the shell needs to know of its installation; filled by app.ts from config.ts. */
export interface WebSettings {
  /** Origin of the platform, no trailing slash. */
  readonly publicUrl: string;
  readonly hosts: Hosts;
  /**
   * Which proxies may say who the client is, as Fastify's `trustProxy`: addresses, CIDR ranges, a rule, or
   * false.
   */
  readonly trustProxy: boolean | string | string[] | ((address: string, hop: number) => boolean);
  /** 32 bytes; signs the tokens of forms. */
  readonly formKey: KeyObject;
  readonly rates: RateSettings;
  readonly uploads: UploadSettings;
  readonly patience: PatienceSettings;
  readonly streams: StreamSettings;
}

/** Answers that stay open and say what changed (server-sent events). */
export interface StreamSettings {
  /** Between two looks at what changed; each also says that the line is alive. */
  readonly everyMs: number;
  /** The browser asks again afterwards: servers that were added meanwhile take their share. */
  readonly lastsMs: number;
  /** As many windows as somebody looks at. */
  readonly mostOfSession: number;
  /** In this process. */
  readonly most: number;
}

export const defaultStreams: StreamSettings = {
  everyMs: 10_000,
  lastsMs: 10 * 60_000,
  mostOfSession: 4,
  most: 500,
};

/** Requests a minute from one address. Behind a school's or a library's address stand many people. */
export interface RateSettings {
  readonly generousPerMinute: number;
  /** For signing in and starting an enrolment. */
  readonly strictPerMinute: number;
  /** Sign-in messages that one client may ask for, whoever they go to. */
  readonly mailsPerHour: number;
}

export interface UploadSettings {
  readonly maxFileBytes: number;
  readonly maxFiles: number;
  /** What all forms with files may hold in memory at once, and those of one address. */
  readonly heldBytes: number;
  readonly heldBytesOfOne: number;
  /** What is still read, and forgotten, of a form that was answered before its end. */
  readonly leftBytes: number;
}

const MIB = 1024 * 1024;

export const defaultRates: RateSettings = { generousPerMinute: 600, strictPerMinute: 20, mailsPerHour: 60 };

export const defaultUploads: UploadSettings = {
  maxFileBytes: 10 * MIB,
  maxFiles: 6,
  heldBytes: 512 * MIB,
  heldBytesOfOne: 192 * MIB,
  leftBytes: 256 * MIB,
};

/**
 * How long a client may take: connections held by slow ones (slowloris) are those that others do not have.
 */
export interface PatienceSettings {
  /** From the connection to the last header. */
  readonly headersMs: number;
  /** From the first byte to the last of the body: photographs sent by a country telephone take a while. */
  readonly requestMs: number;
  /**
   * Without a byte in either direction: who does not read their answer is left. Longer than any answer takes
   * to make.
   */
  readonly idleMs: number;
}

export const defaultPatience: PatienceSettings = { headersMs: 10_000, requestMs: 120_000, idleMs: 180_000 };

export const isHttps = (settings: Pick<WebSettings, "publicUrl">): boolean =>
  settings.publicUrl.startsWith("https://");
