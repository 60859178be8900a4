import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { findPerson, listElements, listFolded } from "../../identity/identity/index.ts";
import { findRowKeys } from "../../trust/keys/index.ts";
import { comparedElements, isProvenPerson } from "./matching/person-side.ts";
import type { HistoryLine } from "./rules/read-line.ts";
import type { FieldName } from "./rules/roles.ts";
import { openSource } from "./sealed-source.ts";
import { listEstablishmentRows } from "./store/establishments.ts";
import { listPersonSources } from "./store/sources.ts";

/** What an establishment knew of somebody, before or beside the platform. */
export interface KnownElsewhere {
  readonly establishment: string;
  readonly number: string;
  readonly seenOn: string;
  readonly fields: Readonly<Partial<Record<FieldName, string>>>;
  /** The latest first; what has no date, last. */
  readonly history: readonly HistoryLine[];
}

/**
 * As the actor may read it: agents of the authority, and the person themselves; nobody else, not even who
 * represents them. The same rule as to join: while it is not checked who somebody is, nothing of what was
 * joined to them is told. What lies under a number that leads to them is theirs.
 */
export function listKnownElsewhere(context: Context, personId: PersonId): Promise<readonly KnownElsewhere[]> {
  return context.read(async (tx) => {
    const rows = [...(await listPersonSources(tx, context.authorityId, personId))];
    for (const folded of await listFolded(tx, context, personId))
      rows.push(...(await listPersonSources(tx, context.authorityId, folded)));
    if (rows.length === 0) return [];
    const person = await findPerson(tx, context, personId);
    if (!isProvenPerson(person, await listElements(tx, context, personId, comparedElements))) return [];
    const names = new Map(
      (await listEstablishmentRows(tx, context.authorityId)).map(({ id, name }) => [id, name]),
    );
    const keys = await findRowKeys(
      tx,
      context,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => {
      const { number, fields, history } = openSource(context, row, keys);
      return {
        establishment: names.get(row.establishment_id) ?? "",
        number,
        seenOn: row.seen_on,
        fields,
        history: history.toSorted((one, other) => (other.on ?? "").localeCompare(one.on ?? "")),
      };
    });
  });
}
