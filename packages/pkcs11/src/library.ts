import koffi, { type KoffiFunc, type TypeObject } from "koffi";
import { Pkcs11Error } from "./errors.ts";

/** Numbers of the library: handles, lengths, values returned. */
export type ULong = number | bigint;
type Bytes = Uint8Array;
type Call<Arguments extends unknown[]> = KoffiFunc<(...args: Arguments) => ULong>;
type Out = [ULong];

export interface Attribute {
  readonly type: number;
  /** Read, or written in place. */
  readonly pValue: Bytes;
  readonly ulValueLen: number;
}
export interface Mechanism {
  readonly mechanism: number;
  readonly pParameter: null;
  readonly ulParameterLen: number;
}

export interface Library {
  readonly initialize: Call<[args: null]>;
  readonly finalize: Call<[reserved: null]>;
  readonly slotList: Call<[tokenPresent: number, slots: Bytes | null, count: Out]>;
  readonly tokenInfo: Call<[slot: ULong, info: Bytes]>;
  readonly openSession: Call<[slot: ULong, flags: number, application: null, notify: null, session: Out]>;
  readonly closeSession: Call<[session: ULong]>;
  readonly login: Call<[session: ULong, user: number, pin: Bytes, length: number]>;
  readonly findInit: Call<[session: ULong, template: readonly Attribute[], count: number]>;
  readonly find: Call<[session: ULong, object: Out, most: number, count: Out]>;
  readonly findFinal: Call<[session: ULong]>;
  readonly attributes: Call<[session: ULong, object: ULong, template: readonly Attribute[], count: number]>;
  readonly signInit: Call<[session: ULong, mechanism: Mechanism, key: ULong]>;
  readonly sign: Call<[session: ULong, data: Bytes, length: number, signature: Bytes, signatureLength: Out]>;
}

/** CK_ULONG: as wide as a pointer, but on Windows, where structures are also packed. */
const isWindows = process.platform === "win32";
export const ULONG_BYTES = isWindows ? 4 : 8;
const ULONG = isWindows ? "uint32_t" : "unsigned long";

const loaded = new Map<string, Library>();

/** The token's library, loaded once. Throws `no_library`. */
export function pkcs11Library(path: string): Library {
  const known = loaded.get(path);
  if (known) return known;
  try {
    const library = declare(koffi.load(path));
    loaded.set(path, library);
    return library;
  } catch (cause) {
    throw Object.assign(new Pkcs11Error("no_library", `${path} is not loaded.`), { cause });
  }
}

type Types = (string | TypeObject | ReturnType<typeof koffi.out>)[];

function declare(library: ReturnType<typeof koffi.load>): Library {
  const structure = isWindows ? koffi.pack : koffi.struct;
  const attribute = structure({ type: ULONG, pValue: "void *", ulValueLen: ULONG });
  const mechanism = structure({ mechanism: ULONG, pParameter: "void *", ulParameterLen: ULONG });
  const out = koffi.out(koffi.pointer(ULONG));
  const inout = koffi.inout(koffi.pointer(ULONG));
  const fill = koffi.out(koffi.pointer("uint8_t"));
  const given = koffi.pointer("uint8_t");
  const template = koffi.pointer(attribute);
  const none = "void *";
  const call = (name: string, types: Types) => library.func(name, ULONG, types);
  return {
    initialize: call("C_Initialize", [none]),
    finalize: call("C_Finalize", [none]),
    slotList: call("C_GetSlotList", ["uint8_t", fill, inout]),
    tokenInfo: call("C_GetTokenInfo", [ULONG, fill]),
    openSession: call("C_OpenSession", [ULONG, ULONG, none, none, out]),
    closeSession: call("C_CloseSession", [ULONG]),
    login: call("C_Login", [ULONG, ULONG, given, ULONG]),
    findInit: call("C_FindObjectsInit", [ULONG, template, ULONG]),
    find: call("C_FindObjects", [ULONG, out, ULONG, out]),
    findFinal: call("C_FindObjectsFinal", [ULONG]),
    attributes: call("C_GetAttributeValue", [ULONG, ULONG, template, ULONG]),
    signInit: call("C_SignInit", [ULONG, koffi.pointer(mechanism), ULONG]),
    sign: call("C_Sign", [ULONG, given, ULONG, fill, inout]),
  };
}
