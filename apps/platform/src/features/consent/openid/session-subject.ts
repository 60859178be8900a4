import { type Client, Provider } from "oidc-provider";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { parseGrantRef } from "./grant-ref.ts";

/**
 * For whom a client knew this browser, when no grant is loaded (a logout): the child, if the parent acted for
 * one. The library then only says who signed in, and passes no context; it keeps the current one
 * (AsyncLocalStorage).
 */
export function getSessionSubject(client: Client, accountId: string): PersonId {
  const grantId = Provider.ctx?.oidc.session?.grantIdFor(client.clientId);
  const ref = grantId === undefined ? undefined : parseGrantRef(grantId);
  return ref?.subjectId ?? parseId<"person">(accountId);
}
