import type { Actor } from "../../kernel/context.ts";
import type { EntryActor } from "./entry.ts";

export function entryActor(actor: Actor): EntryActor {
  switch (actor.kind) {
    case "person":
      return { kind: "person", id: actor.personId };
    case "staff":
      return {
        kind: "staff",
        id: actor.staffId,
        label: actor.label,
        ...(actor.delegationId ? { delegationId: actor.delegationId } : {}),
      };
    case "client":
      return { kind: "client", id: actor.clientId };
    case "system":
      return { kind: "system", label: actor.name };
    default:
      return { kind: "anonymous" };
  }
}
