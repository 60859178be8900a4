import { openSession } from "@ardeco/platform/features/access/access/index";
import type { Context } from "@ardeco/platform/kernel/context";

/** The cookie by which a browser is this person's or this agent's. */
export async function signIn(context: Context): Promise<string> {
  const { actor } = context;
  if (actor.kind !== "person" && actor.kind !== "staff") throw new TypeError(`${actor.kind} has no session`);
  const { kind } = actor;
  const subjectId = kind === "person" ? actor.personId : actor.staffId;
  const system = context.as({ kind: "system", name: "bench" });
  const token = await system.transaction((tx) =>
    openSession(tx, system, { kind, subjectId, method: "email_link" }),
  );
  return `${kind === "person" ? "ardeco_espace" : "ardeco_agent"}=${token}`;
}
