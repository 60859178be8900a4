import { type Static, Type } from "typebox";
import { readJsonFile } from "../infra/files/read-json-file.ts";

/** What a vendor is given to connect: the same as a real one gets from the administration pages. */
export const ClientFacts = Type.Object({
  service: Type.String(),
  clientId: Type.String(),
  clientSecret: Type.String(),
  /** Issuer of the people's home authority. */
  issuer: Type.String(),
  redirectUris: Type.Array(Type.String()),
});
export type ClientFacts = Readonly<Static<typeof ClientFacts>>;

/** What the State would give the town: for the program that simulates it. */
const UpstreamFacts = Type.Object({
  kind: Type.Enum(["franceconnect", "proconnect"]),
  issuer: Type.String(),
  clientId: Type.String(),
  clientSecret: Type.String(),
  redirectUri: Type.String(),
  /** Absent from the file of an earlier version. */
  logoutUri: Type.Optional(Type.String()),
});
export type UpstreamFacts = Readonly<Static<typeof UpstreamFacts>>;

/** Where the registers of the State are simulated, and the token that opens them. */
const RegisterFacts = Type.Object({ address: Type.String(), token: Type.String() });
export type RegisterFacts = Readonly<Static<typeof RegisterFacts>>;

const KnownFacts = Type.Object({
  clients: Type.Array(ClientFacts),
  upstream: Type.Array(UpstreamFacts),
  /** Absent from the file of an earlier version. */
  registers: Type.Optional(RegisterFacts),
  apiTokens: Type.Record(Type.String(), Type.Record(Type.String(), Type.String())),
});
export type KnownFacts = Static<typeof KnownFacts>;

/**
 * The secrets and tokens of the demo.json of an earlier start; none when there is no such file, or another
 * version's.
 */
export async function readKnownFacts(path: string): Promise<KnownFacts> {
  try {
    return await readJsonFile(KnownFacts, path);
  } catch {
    return { clients: [], upstream: [], apiTokens: {} };
  }
}
