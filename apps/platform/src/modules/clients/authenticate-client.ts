import { createHash, timingSafeEqual } from "node:crypto";
import type { Actor, Context } from "../../kernel/context.ts";
import { asId, isUuid } from "../../kernel/ids.ts";
import { readTogetherIn } from "../../kernel/read-together.ts";
import { openSecret } from "./secrets.ts";
import { type ClientRow, findReachableClient } from "./store/clients.ts";

/** The tills of a town ask all at once, in the name of one application. */
const rowsTogether = readTogetherIn<ClientRow | undefined>();

/**
 * The application behind an id and a secret, for a route of its own (HTTP Basic). Applications of a retired service too:
 * they still have something to acknowledge. Undefined when unknown, disabled, without a secret, or the secret is wrong.
 */
export async function authenticateClient(
  context: Context,
  given: { readonly clientId: string; readonly secret: string },
): Promise<Actor | undefined> {
  if (!isUuid(given.clientId)) return undefined;
  const system = context.as({ kind: "system", name: "clients" });
  const row = await rowsTogether(system, `${system.authorityId}:${given.clientId}`, () =>
    system.transaction((tx) => findReachableClient(tx, given.clientId)),
  );
  if (row?.status !== "active" || row.channel !== "push" || row.secret_sealed === null) return undefined;
  if (!isSame(openSecret(system, row, row.secret_sealed), given.secret)) return undefined;
  return { kind: "client", clientId: asId<"client">(row.id), serviceId: asId<"service">(row.service_id) };
}

/** In a time that tells nothing, whatever the lengths. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
