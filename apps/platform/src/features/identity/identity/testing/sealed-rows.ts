import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonKey } from "../../../trust/keys/index.ts";
import { sealedRow } from "../sealed-element.ts";
import { type ElementRow, insertElement } from "../store/elements.ts";

/** A declared value as the module seals it, not yet inserted: to load a crowd by rows. */
export function aDeclaredRow(
  context: Context,
  key: PersonKey,
  name: ElementName,
  value: unknown,
): ElementRow {
  const provenance = { method: "declared", at: context.now().toISOString() } as const;
  return sealedRow(context, key, { name, value, provenance });
}

/** A value that an agent checked on an original, as the module seals it, not yet inserted. */
export function aCheckedRow(context: Context, key: PersonKey, name: ElementName, value: unknown): ElementRow {
  const at = context.now().toISOString();
  const provenance = { method: "original_seen", at, declaredBy: key.personId } as const;
  return sealedRow(context, key, { name, value, provenance });
}

/**
 * A declared row inserted as a value of the past, of which any number may be kept: what sealing costs,
 * without the journal.
 */
export async function insertPastRow(tx: Tx, row: ElementRow): Promise<void> {
  await insertElement(tx, { ...row, state: "superseded" });
}
