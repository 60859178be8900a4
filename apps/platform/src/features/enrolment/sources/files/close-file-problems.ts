import { type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { listFilesWithUnseen, listUnseen, updateProblemsSeen } from "../store/problems.ts";
import { toSourcesSystem } from "../to-sources-system.ts";
import type { FileId } from "./receive-answer.ts";

/** A list that nobody reads further helps nobody: what is looked at leaves it, and the next come. */
const MOST_PROBLEMS = 50;

export interface FileProblem {
  readonly line: number;
  readonly code: string;
  /** Of a line for somebody whose answer had come. */
  readonly personId?: PersonId;
}

export interface FileWithProblems {
  readonly fileId: FileId;
  readonly receivedOn: CivilDate;
  /** Of the exchange that it answers. */
  readonly startedOn: CivilDate;
  /** In the file. */
  readonly lines: number;
  /** Of these, how many nobody dealt with; the first of them are in `shown`. */
  readonly problems: number;
  readonly shown: readonly FileProblem[];
}

/**
 * Lines that answer no question that waits, for agents: of each file, the oldest first. Read by the system:
 * what a file is about is otherwise the administrators'. Throws access.capability_missing.
 */
export async function listFileProblems(context: Context): Promise<readonly FileWithProblems[]> {
  requireCapability(context, "source.settle");
  const system = toSourcesSystem(context);
  return system.transaction(async (tx) => {
    const files = await listFilesWithUnseen(tx, context.authorityId);
    const listed: FileWithProblems[] = [];
    let left = MOST_PROBLEMS;
    for (const { id, received_on, started_on, lines, problems } of files) {
      const rows = left > 0 ? await listUnseen(tx, context.authorityId, { fileId: id, limit: left }) : [];
      left -= rows.length;
      listed.push({
        fileId: parseId<"sourceFile">(id),
        receivedOn: received_on,
        startedOn: started_on,
        lines,
        problems,
        shown: rows.map(({ line, code, person_id }) => ({
          line,
          code,
          ...(person_id ? { personId: parseId<"person">(person_id) } : {}),
        })),
      });
    }
    return listed;
  });
}

/**
 * Use case: an agent has dealt with the lines of a file up to one. Idempotent. Throws
 * access.capability_missing.
 */
export async function closeFileProblems(
  context: Context,
  { fileId, upTo }: { readonly fileId: FileId; readonly upTo: number },
): Promise<void> {
  requireCapability(context, "source.settle");
  await context.transaction(async (tx) => {
    const on = toCivilDate(context.now());
    const lines = await updateProblemsSeen(tx, context.authorityId, { fileId, upTo, on });
    if (lines > 0)
      await record(tx, context, { action: "sources.file_lines_seen", data: { file: fileId, lines } });
  });
}
