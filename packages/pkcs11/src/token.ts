import { createHash } from "node:crypto";
import type { KoffiFunc } from "koffi";
import { Pkcs11Error, refused } from "./errors.ts";
import { type Attribute, type Library, pkcs11Library, ULONG_BYTES, type ULong } from "./library.ts";

export interface TokenOptions {
  /** The library of the token's maker. */
  readonly module: string;
  /** Label of the token. */
  readonly token: string;
  readonly pin: string;
}

const ALREADY_INITIALIZED = 0x191;
const ALREADY_LOGGED_IN = 0x100;
const SERIAL_SESSION = 4;
const USER = 1;
const TOKEN_INFO_BYTES = 512;
const LABEL_BYTES = 32;
const CLASS = { public: 2, private: 3, secret: 4 } as const;
const ATTRIBUTE = { class: 0x0, label: 0x3, ecPoint: 0x181 } as const;
const MECHANISM = { aesCmac: 0x108a, ecdsa: 0x1041 } as const;
const POINT_BYTES = 64;

/**
 * A token, logged in. Keys are known by their label. One thing at a time, in the order in which it was asked
 * for.
 */
export interface Token {
  /** AES-CMAC (NIST SP 800-38B): 16 bytes. Throws `no_such_key`. */
  cmac(label: string, data: Uint8Array): Promise<Uint8Array>;
  /** ECDSA over SHA-256 by a P-256 key: r and s, 64 bytes. */
  signEs256(label: string, data: Uint8Array): Promise<Uint8Array>;
  /** x and y of that key, 64 bytes. */
  publicPoint(label: string): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Throws Pkcs11Error. */
export async function openToken({ module, token, pin }: TokenOptions): Promise<Token> {
  const library = pkcs11Library(module);
  await begin(library);
  let opened: Session | undefined;
  try {
    const slot = await slotOf(library, token);
    const session: [ULong] = [0];
    await called("C_OpenSession", library.openSession, slot, SERIAL_SESSION, null, null, session);
    opened = new Session(library, session[0]);
    await opened.login(pin);
    return opened;
  } catch (error) {
    await (opened ? opened.close() : end(library));
    throw error;
  }
}

/**
 * Tokens open by each library: it begins with the first and ends with the last, so that the next reads its
 * settings again.
 */
const users = new Map<Library, number>();

async function begin(library: Library): Promise<void> {
  const initialized = await value(library.initialize, null);
  if (initialized !== 0 && initialized !== ALREADY_INITIALIZED) throw refused("C_Initialize", initialized);
  users.set(library, (users.get(library) ?? 0) + 1);
}

async function end(library: Library): Promise<void> {
  const left = (users.get(library) ?? 1) - 1;
  users.set(library, left);
  if (left === 0) await value(library.finalize, null);
}

async function slotOf(library: Library, wanted: string): Promise<ULong> {
  const count: [ULong] = [0];
  await called("C_GetSlotList", library.slotList, 1, null, count);
  const slots = Buffer.alloc(Number(count[0]) * ULONG_BYTES);
  if (slots.length > 0) await called("C_GetSlotList", library.slotList, 1, slots, count);
  for (let at = 0; at < slots.length; at += ULONG_BYTES) {
    const slot = ULONG_BYTES === 8 ? slots.readBigUInt64LE(at) : slots.readUInt32LE(at);
    const info = Buffer.alloc(TOKEN_INFO_BYTES);
    await called("C_GetTokenInfo", library.tokenInfo, slot, info);
    if (info.toString("utf8", 0, LABEL_BYTES).trimEnd() === wanted) return slot;
  }
  throw new Pkcs11Error("no_token", `No token is called ${wanted}.`);
}

class Session implements Token {
  readonly #library: Library;
  readonly #session: ULong;
  readonly #keys = new Map<string, ULong>();
  #turn: Promise<unknown> = Promise.resolve();
  #closing: Promise<void> | undefined;

  constructor(library: Library, session: ULong) {
    this.#library = library;
    this.#session = session;
  }

  async login(pin: string): Promise<void> {
    const typed = Buffer.from(pin);
    try {
      const answer = await value(this.#library.login, this.#session, USER, typed, typed.length);
      if (answer !== 0 && answer !== ALREADY_LOGGED_IN) throw refused("C_Login", answer);
    } finally {
      typed.fill(0);
    }
  }

  cmac(label: string, data: Uint8Array): Promise<Uint8Array> {
    return this.#inTurn(() => this.#sign("secret", label, MECHANISM.aesCmac, data));
  }

  signEs256(label: string, data: Uint8Array): Promise<Uint8Array> {
    const digest = createHash("sha256").update(data).digest();
    return this.#inTurn(() => this.#sign("private", label, MECHANISM.ecdsa, digest));
  }

  publicPoint(label: string): Promise<Uint8Array> {
    return this.#inTurn(async () => {
      const key = await this.#find("public", label);
      const point = await this.#read(key, ATTRIBUTE.ecPoint, POINT_BYTES + 3);
      // An octet string of 65 bytes, of an uncompressed point (PKCS#11 2.40, section 2.3.3).
      if (point[0] !== 0x04 || point[1] !== POINT_BYTES + 1 || point[2] !== 0x04)
        throw new Pkcs11Error("failed", `${label} is no key of P-256.`);
      return point.slice(3);
    });
  }

  close(): Promise<void> {
    this.#closing ??= this.#turn
      .catch(() => undefined)
      .then(async () => {
        await value(this.#library.closeSession, this.#session);
        await end(this.#library);
      });
    return this.#closing;
  }

  async #sign(kind: keyof typeof CLASS, label: string, mechanism: number, data: Uint8Array) {
    const key = await this.#find(kind, label);
    const how = { mechanism, pParameter: null, ulParameterLen: 0 };
    await called("C_SignInit", this.#library.signInit, this.#session, how, key);
    const signature = Buffer.alloc(POINT_BYTES);
    const length: [ULong] = [signature.length];
    const sent = Uint8Array.from(data);
    await called("C_Sign", this.#library.sign, this.#session, sent, sent.length, signature, length);
    const made = Uint8Array.from(signature.subarray(0, Number(length[0])));
    // A CMAC is a key for who asks: no copy of it stays here.
    signature.fill(0);
    return made;
  }

  async #read(object: ULong, type: number, length: number): Promise<Uint8Array> {
    const written = Buffer.alloc(length);
    const template = [attribute(type, written)];
    await called("C_GetAttributeValue", this.#library.attributes, this.#session, object, template, 1);
    return Uint8Array.from(written);
  }

  async #find(kind: keyof typeof CLASS, label: string): Promise<ULong> {
    const known = this.#keys.get(`${kind} ${label}`);
    if (known !== undefined) return known;
    const template = [
      attribute(ATTRIBUTE.class, ulong(CLASS[kind])),
      attribute(ATTRIBUTE.label, Buffer.from(label)),
    ];
    await called("C_FindObjectsInit", this.#library.findInit, this.#session, template, template.length);
    const [object, count]: [[ULong], [ULong]] = [[0], [0]];
    try {
      await called("C_FindObjects", this.#library.find, this.#session, object, 1, count);
    } finally {
      await value(this.#library.findFinal, this.#session);
    }
    if (Number(count[0]) !== 1) throw new Pkcs11Error("no_such_key", `No ${kind} key is called ${label}.`);
    this.#keys.set(`${kind} ${label}`, object[0]);
    return object[0];
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(new Pkcs11Error("closed", "The token was let go."));
    const done = this.#turn.catch(() => undefined).then(work);
    this.#turn = done;
    return done;
  }
}

const attribute = (type: number, pValue: Uint8Array): Attribute => ({
  type,
  pValue,
  ulValueLen: pValue.length,
});

function ulong(number: number): Uint8Array {
  const written = Buffer.alloc(ULONG_BYTES);
  written.writeUInt32LE(number);
  return written;
}

async function called<Arguments extends unknown[]>(
  name: string,
  call: KoffiFunc<(...args: Arguments) => ULong>,
  ...args: Arguments
): Promise<void> {
  const answer = await value(call, ...args);
  if (answer !== 0) throw refused(name, answer);
}

const inUse = new Set<readonly unknown[]>();

/**
 * Beside the event loop. The library reads and writes in what is given: it is held here until it has
 * answered.
 */
function value<Arguments extends unknown[]>(
  call: KoffiFunc<(...args: Arguments) => ULong>,
  ...args: Arguments
): Promise<number> {
  return new Promise((resolve, reject) => {
    const held: readonly unknown[] = args;
    call.async(...args, (error: unknown, returned) => {
      inUse.delete(held);
      if (error) reject(error);
      else resolve(Number(returned));
    });
    inUse.add(held);
  });
}
