import { existsSync, readFileSync } from "node:fs";

/** As in ../shared/reference/desfire/vectors.json. What is optional is in some of them. */
export interface Vectors {
  readonly cmac_rfc4493: {
    readonly key: string;
    readonly k1: string;
    readonly k2: string;
    readonly msg: string;
    readonly len_mac: Readonly<Record<string, string>>;
  };
  readonly an10922_aes128: readonly {
    readonly src: string;
    readonly master: string;
    readonly M: string;
    readonly k1?: string;
    readonly k2?: string;
    readonly diversified?: string;
    readonly diversified_pad16?: string;
    readonly wrong_if_plain_cmac?: string;
    readonly uid?: string;
    readonly aid?: string;
    readonly sysid?: string;
  }[];
  readonly ev1_aes_auth: readonly {
    readonly src: string;
    readonly key: string;
    readonly encRndB: string;
    readonly rndA: string;
    readonly encAB: string;
    readonly encRndA: string;
    readonly session: string;
  }[];
  readonly ev1_secure_messaging: readonly Ev1Vector[];
  readonly ev1_changekey_elmuesoft: readonly Omit<Ev1Vector, "src">[];
  readonly ev2_first: readonly Ev2Handshake[];
  readonly ev2_nonfirst: Omit<Ev2Handshake, "key" | "ti" | "keyNo">;
  readonly ev2_messaging: readonly Ev2Vector[];
  readonly ev2_iv: readonly {
    readonly enc: string;
    readonly ti: string;
    readonly ctr: number;
    readonly ivc: string;
  }[];
  readonly tmac: {
    readonly keys: readonly {
      readonly src: string;
      readonly key: string;
      readonly uid: string;
      readonly tmc: number;
      readonly mac: string;
      readonly enc: string;
    }[];
    readonly tmv: { readonly sesMac: string; readonly tmi: string; readonly tmv: string } | null;
  };
  readonly originality_secp224r1: {
    readonly pub: string;
    readonly uid: string;
    readonly sig: string;
    readonly src: string;
  };
}

export interface Ev1Vector {
  readonly src: string;
  readonly session: string;
  readonly cmd?: string;
  readonly header?: string;
  readonly data?: string;
  readonly wire?: string;
  readonly cmdMac?: string;
  readonly resp?: string;
  readonly respMac?: string;
  readonly keyNo?: string;
  readonly oldKey?: string;
  readonly newKey?: string;
  readonly ver?: string;
  readonly next?: {
    readonly cmd: string;
    readonly header: string;
    readonly resp?: string;
    readonly respMac?: string;
  };
}

export interface Ev2Handshake {
  readonly src: string;
  readonly keyNo: string;
  readonly key: string;
  readonly c1: string;
  readonly r1: string;
  readonly rndB: string;
  readonly rndA: string;
  readonly c2: string;
  readonly r2: string;
  readonly ti: string;
  readonly enc: string;
  readonly mac: string;
  readonly sv1?: string;
}

export interface Ev2Vector {
  readonly src: string;
  readonly ti: string;
  readonly enc?: string;
  readonly mac?: string;
  readonly ctr?: number;
  readonly c?: string;
  readonly r?: string;
  readonly header?: string;
  readonly plain?: string;
  readonly uid?: string;
  readonly newKey?: string;
  readonly oldKey?: string;
  readonly ver?: string;
  readonly encData?: string;
  readonly macT?: string;
  readonly encResp?: string;
  readonly crc?: string;
  readonly ivc?: string;
  readonly ivr?: string;
  readonly steps?: readonly (readonly [string, string, number, string, string])[];
}

/** Figures of public test suites stay beside the project, and are read in place. */
const FILE = new URL("../../../../../shared/reference/desfire/vectors.json", import.meta.url);

export const hasReference = existsSync(FILE);

export function readReference(): Vectors {
  const content: unknown = JSON.parse(readFileSync(FILE, "utf8").replaceAll(`"then":`, `"next":`));
  return content as Vectors;
}
