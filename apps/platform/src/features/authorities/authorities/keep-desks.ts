import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { DeskId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { record } from "../../trust/audit/index.ts";
import type { Desk } from "./authority.ts";
import { authoritiesErrors } from "./errors.ts";
import { getOpenDesk } from "./find-authority.ts";
import { mayPresent } from "./rules/presentation.ts";
import { toSearchableName } from "./rules/searchable.ts";
import { closeDeskRow, createDeskRow, listDesks, updateDesk } from "./store/desks.ts";

type DeskFacts = Omit<Desk, "isDefault">;

/**
 * Use case: a desk more. The same twice adds and tells once. Throws request.forbidden,
 * authorities.desk_named.
 */
export async function addDesk(context: Context, facts: DeskFacts): Promise<void> {
  requireKeeper(context);
  await context.transaction(async (tx) => {
    const all = await listDesks(tx, context.authorityId);
    if (all.some(({ id }) => id === facts.id)) return;
    requireOwnName(all, facts);
    await createDeskRow(tx, context.authorityId, { ...facts, isDefault: false });
    await record(tx, context, { action: "authorities.desk_added", data: { desk: facts.name } });
  });
}

/**
 * Use case: its name, what it serves, where and when it receives. The desk of everything serves everything.
 * Throws request.forbidden, authorities.unknown_desk, authorities.desk_named.
 */
export async function submitDeskFacts(context: Context, facts: DeskFacts): Promise<void> {
  requireKeeper(context);
  await context.transaction(async (tx) => {
    const now = await getOpenDesk(context, facts.id);
    requireOwnName(await listDesks(tx, context.authorityId), facts);
    const { serviceSlug, ...shared } = facts;
    const next = now.isDefault || serviceSlug === undefined ? shared : { ...shared, serviceSlug };
    await updateDesk(tx, context.authorityId, next);
    await record(tx, context, { action: "authorities.desk_changed", data: { desk: facts.name } });
  });
}

/**
 * Use case: a desk receives nothing any more; what waits there is moved by whoever holds it. Again changes
 * nothing. Throws request.forbidden, authorities.unknown_desk, authorities.desk_of_everything.
 */
export async function closeDesk(context: Context, { id, to }: { readonly id: DeskId; readonly to: DeskId }) {
  requireKeeper(context);
  await context.transaction(async (tx) => {
    const all = await listDesks(tx, context.authorityId);
    const desk = all.find((one) => one.id === id);
    const target = await getOpenDesk(context, to);
    if (!desk || target.id === id) throw authoritiesErrors.error("authorities.unknown_desk");
    if (desk.isDefault) throw authoritiesErrors.error("authorities.desk_of_everything");
    if (desk.closedOn !== undefined) return;
    await closeDeskRow(tx, context.authorityId, id, toCivilDate(context.now()));
    const data = { desk: desk.name, to: target.name };
    await record(tx, context, { action: "authorities.desk_closed", data });
  });
}

function requireKeeper({ actor }: Context): void {
  if (!mayPresent(actor)) throw kernelErrors.error("request.forbidden");
}

/** Agents choose among desks by name. */
function requireOwnName(all: readonly Desk[], { id, name }: DeskFacts): void {
  const wanted = toSearchableName(name);
  const taken = all.some(
    (one) => one.id !== id && one.closedOn === undefined && toSearchableName(one.name) === wanted,
  );
  if (taken) throw authoritiesErrors.error("authorities.desk_named");
}
