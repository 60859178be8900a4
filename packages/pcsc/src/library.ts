import koffi, { type KoffiFunc, type TypeObject } from "koffi";
import { PcscError } from "./errors.ts";

/** As PC/SC holds what it knows of a reader, and what it should tell. */
export interface ReaderState {
  szReader: string;
  pvUserData: null;
  dwCurrentState: number;
  dwEventState: number;
  cbAtr: number;
  rgbAtr: Uint8Array;
}

/** A context or a card, as the library counts them. */
export type Handle = number | bigint;
type Out<T> = [T | null];
type Bytes = Uint8Array;
type Call<Arguments extends unknown[]> = KoffiFunc<(...args: Arguments) => number | bigint>;

export interface Library {
  readonly establish: Call<[scope: number, reserved1: null, reserved2: null, context: Out<Handle>]>;
  readonly release: Call<[context: Handle]>;
  readonly cancel: Call<[context: Handle]>;
  readonly listReaders: Call<[context: Handle, groups: null, readers: Bytes | null, length: Out<number>]>;
  readonly statusChange: Call<
    [context: Handle, timeout: number, states: readonly ReaderState[], length: number]
  >;
  readonly connect: Call<
    [
      context: Handle,
      reader: string,
      share: number,
      protocols: number,
      card: Out<Handle>,
      protocol: Out<number>,
    ]
  >;
  readonly reconnect: Call<
    [card: Handle, share: number, protocols: number, initialise: number, protocol: Out<number>]
  >;
  readonly disconnect: Call<[card: Handle, disposition: number]>;
  readonly transmit: Call<
    [
      card: Handle,
      protocol: ProtocolHeader,
      apdu: Bytes,
      length: number,
      received: null,
      answer: Bytes,
      answerLength: Out<number>,
    ]
  >;
}

export interface ProtocolHeader {
  readonly dwProtocol: number;
  readonly cbPciLength: number;
}

interface Platform {
  readonly path: string;
  /** DWORD and LONG: as wide as a pointer in pcsc-lite, four bytes elsewhere. */
  readonly dword: "unsigned long" | "uint32_t";
  readonly atrBytes: number;
  readonly packed: boolean;
  /** Windows has two of each function that takes text. */
  readonly suffix: "" | "A";
}

const platforms: Readonly<Partial<Record<NodeJS.Platform, Platform>>> = {
  linux: { path: "libpcsclite.so.1", dword: "unsigned long", atrBytes: 33, packed: false, suffix: "" },
  win32: { path: "winscard.dll", dword: "uint32_t", atrBytes: 36, packed: false, suffix: "A" },
  darwin: {
    path: "/System/Library/Frameworks/PCSC.framework/PCSC",
    dword: "uint32_t",
    atrBytes: 33,
    packed: true,
    suffix: "",
  },
};

let loaded: Library | undefined;

/** The library of the system, loaded once. Throws `no_service` where there is none. */
export function pcscLibrary(): Library {
  loaded ??= load();
  return loaded;
}

/** Bytes kept for an answer to reset in the state of a reader. */
export const atrBytes = (): number => platforms[process.platform]?.atrBytes ?? 33;

function load(): Library {
  const platform = platforms[process.platform];
  if (!platform) throw new PcscError(0x8010001d, `PC/SC on ${process.platform}`);
  try {
    return declare(koffi.load(platform.path), platform);
  } catch (cause) {
    const error = new PcscError(0x8010001d, `loading ${platform.path}`);
    error.cause = cause;
    throw error;
  }
}

type TypeSpec = string | TypeObject | ReturnType<typeof koffi.out>;

function declare(library: ReturnType<typeof koffi.load>, { dword, atrBytes, packed, suffix }: Platform) {
  const structure = packed ? koffi.pack : koffi.struct;
  const state = structure({
    szReader: "const char *",
    pvUserData: "void *",
    dwCurrentState: dword,
    dwEventState: dword,
    cbAtr: dword,
    rgbAtr: koffi.array("uint8_t", atrBytes, "Typed"),
  });
  const header = structure({ dwProtocol: dword, cbPciLength: dword });
  const handle = process.platform === "darwin" ? "int32_t" : "intptr_t";
  const long = dword === "uint32_t" ? "int32_t" : "long";
  const out = (type: string) => koffi.out(koffi.pointer(type));
  const inout = (type: string | typeof state) => koffi.inout(koffi.pointer(type));
  const fill = koffi.out(koffi.pointer("uint8_t"));
  const given = koffi.pointer("uint8_t");
  const none = "void *";
  const call = (name: string, ...types: TypeSpec[]) => library.func(name, long, types);
  return {
    establish: call("SCardEstablishContext", dword, none, none, out(handle)),
    release: call("SCardReleaseContext", handle),
    cancel: call("SCardCancel", handle),
    listReaders: call(`SCardListReaders${suffix}`, handle, none, fill, inout(dword)),
    statusChange: call(`SCardGetStatusChange${suffix}`, handle, dword, inout(state), dword),
    connect: call(`SCardConnect${suffix}`, handle, "const char *", dword, dword, out(handle), out(dword)),
    reconnect: call("SCardReconnect", handle, dword, dword, dword, out(dword)),
    disconnect: call("SCardDisconnect", handle, dword),
    transmit: call("SCardTransmit", handle, koffi.pointer(header), given, dword, none, fill, inout(dword)),
  };
}
