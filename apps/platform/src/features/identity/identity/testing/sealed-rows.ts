import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonKey } from "../../../trust/keys/index.ts";
import { sealElementRow } from "../sealed-element.ts";
import { createElementRow, type ElementRecord } from "../store/elements.ts";

/** A declared value as the module seals it, not yet inserted: to load a crowd by rows. */
export function aDeclaredRow(
  context: Context,
  key: PersonKey,
  name: ElementName,
  value: unknown,
): ElementRecord {
  const provenance = { method: "declared", at: context.now().toISOString() } as const;
  return sealElementRow(context, key, { name, value, provenance });
}

/** A value that an agent checked on an original, as the module seals it, not yet inserted. */
export function aCheckedRow(
  context: Context,
  key: PersonKey,
  name: ElementName,
  value: unknown,
): ElementRecord {
  const at = context.now().toISOString();
  const provenance = { method: "original_seen", at, declaredBy: key.personId } as const;
  return sealElementRow(context, key, { name, value, provenance });
}

/**
 * A declared row inserted as a value of the past, of which any number may be kept: what sealing costs,
 * without the journal.
 */
export async function insertPastRow(tx: Tx, row: ElementRecord): Promise<void> {
  await createElementRow(tx, { ...row, state: "superseded" });
}
