import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { findAddressOfAgent } from "../../access/access/index.ts";
import { notify, notifyAddress } from "./notify.ts";
import { isChange, isWay } from "./templates/ways-in.ts";

/**
 * Job: something that opens an account was added to it, or taken away: its holder reads it where they are
 * written to, so that somebody else's is seen. `told` is an event's: `kind` and `subjectId` whose, `way` and
 * `change` what.
 */
export async function notifySignInChange(
  context: Context,
  told: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { kind, subjectId, way, change } = told;
  if (!isWay(way) || !isChange(change)) throw new TypeError("a way in that no message tells");
  await context.transaction(async (tx) => {
    if (kind === "person") {
      const personId = parseId<"person">(String(subjectId));
      const data = { way, change, page: "/espace/securite" };
      await notify(tx, context, { personId, template: "way_in_changed", data });
      return;
    }
    const to = await findAddressOfAgent(context, parseId<"staff">(String(subjectId)));
    const data = { way, change, page: "/agents/securite" };
    if (to) await notifyAddress(tx, context, { to, template: "way_in_changed", data });
  });
}

/**
 * Job: a token of the API was issued in an agent's name: it opens nothing until they accept it, or they did
 * it themselves.
 */
export async function notifyApiToken(
  context: Context,
  staffId: string,
  template: "api_token_waits" | "api_token_created",
): Promise<void> {
  await context.transaction(async (tx) => {
    const to = await findAddressOfAgent(context, parseId<"staff">(staffId));
    if (to) await notifyAddress(tx, context, { to, template, data: { page: "/agents/securite" } });
  });
}
