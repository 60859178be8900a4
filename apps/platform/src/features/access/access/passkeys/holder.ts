import type { Actor } from "../../../../kernel/context.ts";
import { accessErrors } from "../errors.ts";
import type { Holder } from "../store/passkeys.ts";

/**
 * Whose keys the acting person or agent may touch: their own. An agent under delegation has theirs at home.
 */
export function toPasskeyHolder(actor: Actor): Holder {
  if (actor.kind === "person") return { kind: "person", subjectId: actor.personId };
  if (actor.kind === "staff" && actor.delegationId === undefined)
    return { kind: "staff", subjectId: actor.staffId };
  throw accessErrors.error("access.passkey_elsewhere");
}
