import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { isEveryServiceReached, listReachedServices } from "../../identity/households/index.ts";
import { listFoldedOfEach } from "../../identity/identity/index.ts";
import { toPassesSystem } from "./create-partner-agreement.ts";
import { listPasses } from "./define-pass.ts";
import { computePassSubject } from "./member.ts";
import type { Pass } from "./pass.ts";
import { listMemberships } from "./store/members.ts";

/**
 * Use case: the open passes of each of these people whose last day is that day at most, in as many statements
 * for ten as for one; who is out of reach is not in it. Throws access.capability_missing.
 */
export async function listEndingPasses(
  context: Context,
  { personIds, until }: { readonly personIds: readonly PersonId[]; readonly until: CivilDate },
): Promise<ReadonlyMap<PersonId, readonly Pass[]>> {
  const reached = await context.read((tx) => listReachedServices(tx, context, personIds));
  const system = toPassesSystem(context);
  const today = toCivilDate(context.now());
  return system.transaction(async (tx) => {
    const ending = (await listPasses(system)).filter(({ endsOn }) => endsOn >= today && endsOn <= until);
    if (ending.length === 0) return new Map();
    const folded = await listFoldedOfEach(tx, system, [...reached.keys()]);
    const named = [...folded].flatMap(([personId, others]) =>
      ending
        .filter(({ serviceId }) => isEveryServiceReached(reached.get(personId) ?? new Set(), [serviceId]))
        .flatMap((pass) =>
          [personId, ...others].map((one) => ({
            personId,
            pass,
            subject: computePassSubject(system, pass.id, one),
          })),
        ),
    );
    const rows = await listMemberships(
      tx,
      system.authorityId,
      named.map(({ subject }) => subject),
    );
    const open = rows.filter(({ active_on }) => active_on !== null);
    const found = named.filter(({ subject }) => open.some((row) => row.subject.equals(subject)));
    return new Map(
      [...Map.groupBy(found, ({ personId }) => personId)].map(([id, own]) => [
        id,
        [...new Set(own.map(({ pass }) => pass))],
      ]),
    );
  });
}
