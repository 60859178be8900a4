import { readerPaths } from "@ardeco/contracts";
import type { JSONWebKeySet } from "jose";
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import { type Folder, FolderError } from "../disk/folder.ts";
import { PlatformError, post } from "./calls.ts";

const NAME = "platform";
const Installation = Type.Object({
  /** Of the authority in the API, without a slash at its end. */
  base: Type.String(),
  equipment: Type.String(),
  secret: Type.String(),
  keys: Type.Object({ keys: Type.Array(Type.Record(Type.String(), Type.Unknown())) }),
  revoked: Type.Boolean(),
});
type Kept = Static<typeof Installation>;

/** Who this reader is for its platform, and how it is known there. */
export interface Installation {
  readonly base: string;
  readonly equipment: string;
  readonly secret: string;
  /** That sign configurations. */
  readonly keys: JSONWebKeySet;
  readonly revoked: boolean;
}

const Paired = Type.Object({ equipment: Type.String(), secret: Type.String({ minLength: 20 }) });

export interface Installing {
  readonly base: string;
  /** As the administrator reads it. */
  readonly code: string;
  readonly keys: JSONWebKeySet;
}

/** Exchanges the code for the reader's secret, kept sealed. Throws PlatformError. */
export async function install(folder: Folder, { base, code, keys }: Installing): Promise<Installation> {
  const answer = await post(base + readerPaths.pair, null, { code });
  if (!Value.Check(Paired, answer)) throw new PlatformError("not_understood", 200);
  const { equipment, secret } = answer;
  const installation = { base, equipment, secret, keys, revoked: false };
  await keep(folder, installation);
  return installation;
}

/** Undefined where nothing was installed. */
export async function readInstallation(folder: Folder): Promise<Installation | undefined> {
  const content = await folder.read(NAME);
  if (content === undefined) return undefined;
  const kept: unknown = JSON.parse(Buffer.from(content).toString());
  if (!isInstallation(kept)) throw new FolderError(`${NAME} is not what was kept.`);
  return kept;
}

/** It said so: its secret opens nothing any more, and is forgotten here. */
export const keepRevoked = (folder: Folder, installation: Installation): Promise<void> =>
  keep(folder, { ...installation, secret: "", revoked: true });

const keep = (folder: Folder, installation: Installation): Promise<void> =>
  folder.write(NAME, Buffer.from(JSON.stringify(installation)));

const isInstallation = (kept: unknown): kept is Kept & Installation => Value.Check(Installation, kept);
