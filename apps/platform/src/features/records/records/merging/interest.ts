import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { isNamesake } from "../../../../kernel/namesake.ts";
import { findAgentByEmail } from "../../../access/access/index.ts";
import { hasInterest } from "../../../identity/interests/index.ts";
import { findRowKeys } from "../../../trust/keys/index.ts";
import { recordsErrors } from "../errors.ts";
import { openSource } from "../sealed-source.ts";
import { findRecords, findSources } from "../store/merges.ts";
import { toRecordsSystem } from "../to-records-system.ts";

/** Of whom something is decided: sources, whose records count whole, and people of the platform. */
interface Concerned {
  readonly sources: readonly (string | null)[];
  readonly people: readonly (string | null)[];
}

/**
 * No agent decides of a record that may be theirs, or of somebody of their name: a colleague does. As the
 * system, before: an agent reads neither where people are reached, nor where colleagues sign in. Throws
 * records.own_record.
 */
export async function requireNoAgentInterest(context: Context, concerned: Concerned): Promise<void> {
  const system = toRecordsSystem(context);
  await system.transaction((tx) => requireNoInterestInTransaction(tx, context, concerned));
}

/**
 * As requireNoAgentInterest, in a transaction of the system.
 * @param context of the agent
 */
export async function requireNoInterestInTransaction(
  tx: Tx,
  context: Context,
  { sources, people }: Concerned,
): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "staff") return;
  const { staffId, label } = actor;
  const system = toRecordsSystem(context);
  const { names, addresses, owners } = await readRecordTies(tx, system, sources);
  const everybody = [...new Set([...people, ...owners])].filter((id) => id !== null);
  const agent = { staffId, label };
  const isTied =
    isNamesake(label, names) ||
    (await hasInterest(
      tx,
      system,
      everybody.map((id) => parseId<"person">(id)),
      agent,
    ));
  if (isTied) throw recordsErrors.error("records.own_record");
  for (const address of addresses)
    if ((await findAgentByEmail(tx, system, address)) === staffId)
      throw recordsErrors.error("records.own_record");
}

/** What every line of these records says of a name and an address, and whose they are. */
async function readRecordTies(tx: Tx, system: Context, ids: readonly (string | null)[]) {
  const named = await findSources(
    tx,
    system.authorityId,
    ids.filter((id) => id !== null),
  );
  const records = [...new Set(named.map(({ record_id }) => record_id))];
  const rows = await findRecords(tx, system.authorityId, records);
  const keys = await findRowKeys(
    tx,
    system,
    rows.map(({ id }) => id),
  );
  const said = rows.map((row) => openSource(system, row, keys).fields);
  return {
    names: said.flatMap(({ family_name, usage_name }) => [family_name ?? "", usage_name ?? ""]),
    addresses: [...new Set(said.flatMap(({ email }) => email ?? []))],
    owners: rows.map(({ person_id }) => person_id),
  };
}
