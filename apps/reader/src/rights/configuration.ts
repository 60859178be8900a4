import {
  type AskedVerb,
  PLATFORM_PAGES,
  platformVerbs,
  READER_CONFIGURATION_MOST_SECONDS,
  READER_CONFIGURATION_TYPE,
  ReaderConfiguration,
  type ReaderService,
} from "@ardeco/contracts";
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { Value } from "typebox/value";
import { Refusal } from "../protocol/errors.ts";
import { supportOf } from "./supports.ts";

/** A PC's clock is minutes off, not hours. */
const TOLERANCE_SECONDS = 120;

export type ConfigurationProblem =
  | "not_signed"
  | "not_for_this_reader"
  | "expired"
  | "too_long"
  | "malformed"
  | "older";

export class ConfigurationRefused extends Error {
  override readonly name = "ConfigurationRefused";
  readonly problem: ConfigurationProblem;
  constructor(problem: ConfigurationProblem) {
    super(`The configuration is refused: ${problem}.`);
    this.problem = problem;
  }
}

export interface Holder {
  /** Who this reader is: `aud`. */
  readonly reader: string;
  /** Keys of the platform, given once when the reader was installed. */
  readonly keys: JSONWebKeySet;
  /** Sequence of the last one that was taken. */
  readonly lastSequence: number;
}

/** Reads a configuration that the platform signed. Throws ConfigurationRefused. */
export async function readConfiguration(
  text: string,
  holder: Holder,
  now: Date,
): Promise<ReaderConfiguration> {
  const claims = await verified(text, holder, now);
  if (!Value.Check(ReaderConfiguration, claims)) throw new ConfigurationRefused("malformed");
  if (claims.exp - claims.iat > READER_CONFIGURATION_MOST_SECONDS) throw new ConfigurationRefused("too_long");
  if (claims.sequence < holder.lastSequence) throw new ConfigurationRefused("older");
  return claims;
}

async function verified(text: string, { reader, keys }: Holder, currentDate: Date): Promise<unknown> {
  try {
    const options = {
      typ: READER_CONFIGURATION_TYPE,
      algorithms: ["ES256", "EdDSA", "Ed25519"],
      audience: reader,
      currentDate,
      clockTolerance: TOLERANCE_SECONDS,
      requiredClaims: ["iat", "exp"],
    };
    return (await jwtVerify(text, createLocalJWKSet(keys), options)).payload;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    const claim = error instanceof Error && "claim" in error ? error.claim : "";
    if (code === "ERR_JWT_EXPIRED") throw new ConfigurationRefused("expired");
    throw new ConfigurationRefused(claim === "aud" ? "not_for_this_reader" : "not_signed");
  }
}

/** For whom a page asks: its name, its pages, what they may ask. */
export interface Party {
  readonly service: string;
  readonly origins: readonly string[];
  readonly verbs: readonly AskedVerb[];
}

/** What the reader may do now. */
export class Rights {
  #configuration: ReaderConfiguration | null = null;
  #latest = 0;
  #revoked = false;
  #faulty = false;

  hold(configuration: ReaderConfiguration, now: Date): void {
    this.#configuration = configuration;
    this.pass(now);
  }

  /**
   * Time goes by, also for a reader that is asked nothing. It is counted to the end of what is held, and no
   * further: a clock that was years ahead for a moment does not stop the reader for years.
   */
  pass(now: Date): void {
    if (this.#configuration === null) return;
    this.seen(Math.min(seconds(now), this.#configuration.exp));
  }

  /** Seconds since 1970. */
  get latest(): number {
    return this.#latest;
  }

  /** An instant that certainly passed. */
  seen(at: number): void {
    this.#latest = Math.max(this.#latest, at);
  }

  revoke(): void {
    this.#revoked = true;
  }

  get isRevoked(): boolean {
    return this.#revoked;
  }

  /** What it did is not what the platform holds of it: people look before it does anything more. */
  fault(): void {
    this.#faulty = true;
  }

  get isFaulty(): boolean {
    return this.#faulty;
  }

  /** What is held, be it expired: for who shows it. */
  get held(): ReaderConfiguration | null {
    return this.#configuration;
  }

  /**
   * Throws Refusal when nothing may be done: none, expired, a clock that went back, revoked, another past
   * than the platform's.
   */
  current(now: Date): ReaderConfiguration {
    if (this.#revoked) throw new Refusal("reader_revoked");
    if (this.#faulty) throw new Refusal("journal_forked");
    if (this.#configuration === null) throw new Refusal("configuration_missing");
    const at = seconds(now);
    if (at < Math.max(this.#latest, this.#configuration.iat) - TOLERANCE_SECONDS)
      throw new Refusal("clock_back");
    this.pass(now);
    // An end that was once reached is not before us again, be it by the seconds that a clock is allowed.
    if (this.#latest >= this.#configuration.exp) throw new Refusal("configuration_expired");
    return this.#configuration;
  }

  service(name: string, now: Date): ReaderService {
    const found = this.current(now).services.find(({ service }) => service === name);
    if (!found) throw new Refusal("service_refused");
    return found;
  }

  /** A service, or the platform itself, whose pages have the platform open cards. */
  party(name: string, now: Date): Party {
    if (name !== PLATFORM_PAGES) return this.service(name, now);
    return { service: name, origins: this.current(now).pages ?? [], verbs: platformVerbs };
  }

  isDenied(uid: Uint8Array, now: Date): boolean {
    const { key, supports } = this.current(now).denied;
    return supports.includes(supportOf(key, uid));
  }

  /** Pages that may speak to the reader at all. */
  isKnownOrigin(origin: string): boolean {
    const { services = [], pages = [] } = this.#configuration ?? {};
    return pages.includes(origin) || services.some(({ origins }) => origins.includes(origin));
  }
}

export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);
