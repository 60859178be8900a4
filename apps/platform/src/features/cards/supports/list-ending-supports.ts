import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { listReachedServices } from "../../identity/households/index.ts";
import { listFoldedOfEach } from "../../identity/identity/index.ts";
import { selectEnding } from "./rules.ts";
import { listLiveRows } from "./store.ts";
import type { SupportId, SupportKind } from "./support.ts";

export interface EndingSupport {
  readonly id: SupportId;
  readonly kind: SupportKind;
  readonly expiresOn: CivilDate;
}

/**
 * Use case: what each of these people holds that serves until that day at most, and that nothing replaces
 * yet, in as many statements for ten as for one; who is out of reach, or reached for some services alone, is
 * not in it. Nothing sealed is opened. Throws access.capability_missing.
 */
export function listEndingSupports(
  context: Context,
  { personIds, until }: { readonly personIds: readonly PersonId[]; readonly until: CivilDate },
): Promise<ReadonlyMap<PersonId, readonly EndingSupport[]>> {
  return context.read(async (tx) => {
    const reached = await listReachedServices(tx, context, personIds);
    const whole = [...reached].flatMap(([id, services]) => (services === "all" ? id : []));
    const folded = await listFoldedOfEach(tx, context, whole);
    const keptOf = new Map([...folded].flatMap(([id, others]) => [id, ...others].map((of) => [of, id])));
    const rows = await listLiveRows(tx, context.authorityId, [...keptOf.keys()]);
    const held = rows.flatMap(({ id, person_id, kind, state, expires_on }) => {
      const personId = keptOf.get(parseId<"person">(person_id));
      return personId ? [{ id: parseId<"support">(id), personId, kind, state, expiresOn: expires_on }] : [];
    });
    const days = { today: toCivilDate(context.now()), until };
    return new Map(
      [...Map.groupBy(held, ({ personId }) => personId)].map(([id, own]) => [id, selectEnding(own, days)]),
    );
  });
}
