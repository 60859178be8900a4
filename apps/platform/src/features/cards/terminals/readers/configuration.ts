import { createPrivateKey } from "node:crypto";
import { READER_CONFIGURATION_TYPE, type ReaderConfiguration, type ReaderService } from "@ardeco/contracts";
import { calculateJwkThumbprint, type JWK, SignJWT } from "jose";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { getCounter } from "../../../ledger/counters/index.ts";
import { buildSigningPair } from "../../../trust/keys/index.ts";
import type { Equipment } from "../../equipment/index.ts";
import { listStopped, OFFLINE_HOURS } from "../../supports/index.ts";
import { debitLabel, getDeniedListKey, getServiceNamingKey, keyNumbers } from "../card-keys.ts";
import { readerErrors } from "../errors.ts";
import { listReaderUses, type Use } from "../list-reader-uses.ts";
import { toTerminalsSystem } from "../reader-key.ts";
import {
  computeNextSequence,
  computePresenceBound,
  computePresenceRule,
  ELEMENT_BYTES,
  files,
  type Measured,
} from "../rules.ts";
import { hasServiceEntry } from "../save-card-service-names.ts";
import { listDeniedCardNames, listErasedDenied } from "../store/cards.ts";
import { getLockedReader, writeReader } from "../store/readers.ts";
import { listDoorEntries } from "./entries.ts";
import { isOfPages } from "./reader-places.ts";

/** Another word here gives every authority another key: each reader is installed anew. */
const GENERATION = "1";

/** The public keys that a reader is installed with (`--platform-keys`). Throws nothing. */
export async function getReaderPublicKeys(context: Context): Promise<{ readonly keys: readonly JWK[] }> {
  const { publicJwk } = buildSigningPair(context, "readers", GENERATION);
  return { keys: [{ ...publicJwk, kid: await calculateJwkThumbprint(publicJwk), alg: "ES256", use: "sig" }] };
}

/**
 * Use case: what a reader may do from now on, signed, for as long as people are told that a lost support may
 * still serve. Each has a number of its own.
 * @param knows of a program of before: nothing Throws reader.no_configuration while the reader gave no key,
 *   or when no service of its desk uses an application; one of pages of the platform needs none.
 */
export async function writeConfiguration(
  context: Context,
  reader: Equipment,
  knows: Knowing = { measured: null, entries: false },
): Promise<string> {
  const { measured } = knows;
  const system = toTerminalsSystem(context);
  const claims = await system.transaction(async (tx) => {
    const iat = Math.floor(system.now().getTime() / 1000);
    const exp = iat + OFFLINE_HOURS * 3_600;
    const services = await listReaderServices(tx, system, { ...knows, reader, exp });
    const row = await getLockedReader(tx, system.authorityId, reader.id);
    if (!row || (services.length === 0 && !isOfPages(reader)))
      throw readerErrors.error("reader.no_configuration");
    const sequence = computeNextSequence(row.sequence, iat);
    await writeReader(tx, row, { sequence });
    if (!isOfPages(reader))
      return { iat, exp, sequence, services, denied: await buildDeniedCards(tx, system) };
    const { publicUrl, hosts } = system.ports;
    const pages = [hosts.staff ?? publicUrl];
    return { iat, exp, sequence, services, pages, ...computePagesBound(measured), denied: nobody };
  });
  return sign(system, { ...claims, iss: system.ports.publicUrl, aud: reader.id });
}

/**
 * What a reader says that it takes: a program of before refuses the whole of a configuration that has more.
 */
export interface Knowing {
  /** Null when it does not know how to look whether a card is near. */
  readonly measured: Measured | null;
  /** Lists of who may enter (ADR 0129). */
  readonly entries: boolean;
}

interface Configuring extends Knowing {
  readonly reader: Equipment;
  /** Its last second. */
  readonly exp: number;
}

/**
 * None for pages of the platform: whoever has the key of a service's names joins what it knows of cards to
 * what others know.
 */
async function listReaderServices(
  tx: Tx,
  system: Context,
  { reader, measured, entries, exp }: Configuring,
): Promise<ReaderService[]> {
  if (isOfPages(reader)) return [];
  const services: ReaderService[] = [];
  for (const use of await listReaderUses(tx, system, reader))
    services.push({
      ...buildServiceConfiguration(system, use),
      entries: entries ? await listDoorEntries(tx, system, use, exp) : [],
      ...(await getReaderPresence(tx, system, use, measured)),
    });
  return services;
}

/**
 * The platform says itself that a card is stopped: a reader of its pages has no list, nor a key that names
 * cards.
 */
const nobody = { key: Buffer.alloc(32).toString("base64url"), supports: [] };

function buildServiceConfiguration(
  system: Context,
  { application, service }: Use,
): Omit<ReaderService, "entries"> {
  const { slug, origins, verbs } = service;
  const { purse, elements } = application;
  return {
    service: slug,
    origins: [...origins],
    verbs: [...verbs],
    card: {
      application: application.aid,
      key: debitLabel(application),
      key_number: keyNumbers.debit,
      ...(purse === null
        ? {}
        : { purse: { file: files.purse, proofs: files.proofs, mark: files.mark, most: purse.most } }),
      elements: elements.map((element, at) => ({
        element,
        file: files.firstElement + at,
        length: ELEMENT_BYTES,
      })),
    },
    support_key: getServiceNamingKey(system, service).toString("base64url"),
  };
}

function computePagesBound(measured: Measured | null) {
  const most = computePresenceBound(measured?.commandUs);
  return most === undefined ? {} : { pages_command_most_us: most };
}

/**
 * Only what is taken from a card, or opened by it, needs it to be here. To read what is written on one, it
 * may be anywhere.
 */
async function getReaderPresence(
  tx: Tx,
  system: Context,
  { application: { purse }, service }: Use,
  measured: Measured | null,
) {
  if (measured === null || (purse === null && !hasServiceEntry(service))) return {};
  if (purse === null) return { presence: computePresenceRule(null, measured) };
  const { unit } = await getCounter(tx, system, purse.counterId);
  return { presence: computePresenceRule({ most: purse.most, unit }, measured) };
}

/** Cards whose support does not stand today, and those whose support was erased. */
async function buildDeniedCards(tx: Tx, system: Context): Promise<ReaderConfiguration["denied"]> {
  const { authorityId } = system;
  const stopped = await listDeniedCardNames(tx, authorityId, await listStopped(tx, system));
  const names = [...stopped, ...(await listErasedDenied(tx, authorityId))];
  return {
    key: getDeniedListKey(system).toString("base64url"),
    supports: [...new Set(names.map((name) => name.toString("base64url")))].toSorted(),
  };
}

async function sign(context: Context, configuration: ReaderConfiguration): Promise<string> {
  const { publicJwk, privateJwk } = buildSigningPair(context, "readers", GENERATION);
  const kid = await calculateJwkThumbprint(publicJwk);
  return new SignJWT({ ...configuration })
    .setProtectedHeader({ alg: "ES256", typ: READER_CONFIGURATION_TYPE, kid })
    .sign(createPrivateKey({ key: { ...privateJwk }, format: "jwk" }));
}
