import type { Context } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import type { RefreshId } from "../question.ts";
import { listExchangeFileRows } from "../store/files.ts";

export interface FileProgress {
  readonly direction: "request" | "answer";
  readonly receivedOn: string;
  readonly lines: number;
  readonly atLine: number;
  /** Lines that answer no question. */
  readonly problems: number;
  readonly isDone: boolean;
}

/** The files of a refresh, the latest first, in numbers only. Throws access.capability_missing. */
export async function readFiles(context: Context, id: RefreshId): Promise<readonly FileProgress[]> {
  requireCapability(context, "source.manage");
  const rows = await context.transaction((tx) => listExchangeFileRows(tx, context.authorityId, id));
  return rows.map((row) => ({
    direction: row.direction,
    receivedOn: row.received_on,
    lines: row.lines,
    atLine: row.at_line,
    problems: row.problems,
    isDone: row.state === "done",
  }));
}
