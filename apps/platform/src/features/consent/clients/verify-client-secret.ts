import { createHash, timingSafeEqual } from "node:crypto";
import type { Actor, Context } from "../../../kernel/context.ts";
import { isUuid } from "../../../kernel/ids.ts";
import { buildDatabaseReader } from "../../../kernel/read-together.ts";
import { getRowInForce } from "./delayed-change.ts";
import { getClientActor } from "./find-client.ts";
import { openSecret } from "./secrets.ts";
import { findReachableClient } from "./store/clients.ts";
import { toClientsSystem } from "./to-clients-system.ts";

interface Application {
  readonly actor: Actor;
  readonly secretHash: Buffer;
}

/**
 * The tills of a town ask all at once, in the name of one application: read, and its secret opened, once for
 * them.
 */
const applicationsTogether = buildDatabaseReader<Application | undefined>();

/**
 * The application behind an id and a secret, for a route of its own (HTTP Basic). Applications of a retired
 * service too: they still have something to acknowledge. Undefined when unknown, disabled, without a secret,
 * or the secret is wrong.
 */
export async function verifyClientSecret(
  context: Context,
  { clientId, secret }: { readonly clientId: string; readonly secret: string },
): Promise<Actor | undefined> {
  if (!isUuid(clientId)) return undefined;
  const system = toClientsSystem(context);
  const application = await applicationsTogether(system, `${system.authorityId}:${clientId}`, () =>
    readApplication(system, clientId),
  );
  // Of hashes: in a time that tells nothing, whatever the lengths.
  const isTheirs = application && timingSafeEqual(application.secretHash, hashSecret(secret));
  return isTheirs ? application.actor : undefined;
}

async function readApplication(system: Context, clientId: string): Promise<Application | undefined> {
  return system.transaction(async (tx) => {
    const found = await findReachableClient(tx, clientId);
    const row = found && getRowInForce(found, system.now());
    if (row?.status !== "active" || row.channel !== "push" || row.secret_sealed === null) return undefined;
    const secretHash = hashSecret(openSecret(system, row, row.secret_sealed));
    return { actor: await getClientActor(tx, system, row), secretHash };
  });
}

const hashSecret = (text: string): Buffer => createHash("sha256").update(text).digest();
