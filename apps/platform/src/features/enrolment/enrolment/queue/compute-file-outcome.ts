import type { Context, Tx } from "../../../../kernel/context.ts";
import { type FileId, parseId } from "../../../../kernel/ids.ts";
import { listElements } from "../../../identity/identity/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import { listDecisions } from "../deciding/decisions.ts";
import { getFileRow } from "../file/change-file.ts";

export interface FileOutcome {
  /** Elements validated in the file, by an agent or without one. */
  readonly validated: number;
  /**
   * Of those, without an agent: an identity provider, a register, a sealed document, or a link that was read.
   */
  readonly unaided: number;
  readonly refused: number;
}

const unaidedMethods: ReadonlySet<string> = new Set(["federated_login", "register_queried", "code_sent"]);

/** What became of the elements of a file, in numbers. Throws enrolment.unknown_file. */
export async function computeFileOutcome(tx: Tx, context: Context, fileId: FileId): Promise<FileOutcome> {
  const row = await getFileRow(tx, context, fileId);
  const personId = parseId<"person">(row.person_id);
  const decisions = await listDecisions(tx, context, await getPersonKey(tx, context, personId), fileId);
  const decided = new Set(decisions.map(({ element }) => element));
  const elements = await listElements(tx, context, personId);
  const unaided = elements.filter(
    ({ name, validated }) =>
      validated !== undefined &&
      !decided.has(name) &&
      unaidedMethods.has(validated.provenance.method) &&
      validated.provenance.at.slice(0, 10) >= row.opened_on,
  ).length;
  const refused = decisions.filter(({ outcome }) => outcome === "refused").length;
  const sealed = decisions.filter((decision) => decision.sealed === true).length;
  return { refused, unaided: unaided + sealed, validated: decisions.length - refused + unaided };
}
