import { type ElementName, elementNames } from "@ardeco/contracts";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { type ElementPair, listPeopleElements } from "../../../identity/identity/index.ts";
import { sandboxErrors } from "../errors.ts";
import { listCastRows } from "../store/people.ts";
import { buildCast, type PartName, partNames } from "./cast.ts";

/** A fictional person as their vendor sees them. */
export interface Player {
  readonly personId: PersonId;
  readonly part: PartName;
  readonly name: string;
  readonly story: Sentence;
  readonly elements: readonly ElementPair[];
  /** What they had at first, checked, and have no more. */
  readonly lacking: readonly ElementName[];
}

/** The cast of the day, in the order of the play. */
export async function listCast(tx: Tx, context: Context): Promise<readonly Player[]> {
  const rows = await listCastRows(tx, context.authorityId);
  const current = rows.filter(({ cast_number }) => cast_number === rows[0]?.cast_number);
  const ids = current.map(({ person_id }) => parseId<"person">(person_id));
  const known = await listPeopleElements(tx, context, ids);
  const parts = new Map(buildCast(toCivilDate(context.now())).map((one) => [one.part, one]));
  return partNames.flatMap((part) => {
    const row = current.find((one) => one.part === part);
    const played = parts.get(part);
    if (!row || !played) return [];
    const personId = parseId<"person">(row.person_id);
    const elements = known.get(personId) ?? [];
    const name = `${played.validated.given_name} ${played.validated.family_name}`;
    const lacking = elementNames.filter(
      (one) => one in played.validated && !elements.some((pair) => pair.name === one && pair.validated),
    );
    return [{ personId, part, story: played.story, elements, lacking, name }];
  });
}

/** Throws sandbox.unknown_person: whoever is not of the cast is nobody here. */
export async function getPlayer(tx: Tx, context: Context, personId: string): Promise<Player> {
  const found = (await listCast(tx, context)).find((one) => one.personId === personId);
  if (!found) throw sandboxErrors.error("sandbox.unknown_person");
  return found;
}
