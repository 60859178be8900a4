import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { findCurrentText, listElements } from "../../../identity/identity/index.ts";
import type { FileRow } from "../store/tables.ts";

/** For a message about a file: the given name of whom it is about, when its reader acts for them. */
export async function findMessageSubject(
  tx: Tx,
  context: Context,
  row: Pick<FileRow, "person_id" | "contact_id">,
): Promise<{ readonly about?: string }> {
  if (row.person_id === row.contact_id) return {};
  const elements = await listElements(tx, context, parseId<"person">(row.person_id), ["given_name"]);
  const about = findCurrentText(elements, "given_name");
  return about === undefined ? {} : { about };
}
