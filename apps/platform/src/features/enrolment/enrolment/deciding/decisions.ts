import { isElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { FileId } from "../../../../kernel/ids.ts";
import { buildJsonReader, type PersonKey } from "../../../trust/keys/index.ts";
import { listDecisionRows, setDecisionRow } from "../store/details.ts";
import type { FileRow } from "../store/tables.ts";
import { DecisionDetail, type DecisionMade } from "./decision.ts";

const readDetail = buildJsonReader("enrolment-decision", DecisionDetail);
const formatDecisionField = (fileId: string, element: string) => `enrolment-decision:${fileId}:${element}`;

export async function saveDecision(tx: Tx, key: PersonKey, row: FileRow, made: DecisionMade): Promise<void> {
  const { element, ...sealed } = made;
  await setDecisionRow(tx, {
    authority_id: row.authority_id,
    file_id: row.id,
    element,
    sealed: key.seal(formatDecisionField(row.id, element), JSON.stringify(sealed)),
  });
}

/** The last decision on each element. */
export async function listDecisions(
  tx: Tx,
  context: Context,
  key: PersonKey,
  fileId: FileId,
): Promise<readonly DecisionMade[]> {
  const rows = await listDecisionRows(tx, context.authorityId, fileId);
  return rows.flatMap(({ element, sealed }) => {
    if (!isElementName(element)) return [];
    const opened = readDetail(key.open(formatDecisionField(fileId, element), sealed));
    return [{ ...opened, element }];
  });
}
