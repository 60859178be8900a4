import { type Statement, verifyLines as verifyStatement } from "@ardeco/transparency-log";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { buildPersonStatement } from "./build-person-statement.ts";
import { readLine } from "./read-journal.ts";

/** What a person's lines are worth, verified as they would do it alone. */
export interface LinesVerified {
  /** In the log, under the last checkpoint. */
  readonly held: number;
  /** Waiting for the next checkpoint. */
  readonly waiting: number;
  /**
   * When each line that is not what was promised says that it was written; undefined where its text is not
   * given.
   */
  readonly differing: readonly (Date | undefined)[];
}

/** Verifies the lines that `buildPersonStatement` would give. */
export function verifyLines(context: Context, personId: PersonId): Promise<LinesVerified> {
  return context.transaction(async () => {
    const statement = await buildPersonStatement(context, personId);
    const outcome = verifyStatement(statement, { log: null, witnesses: [] });
    if (statement.checkpoint === null) return { held: 0, waiting: statement.lines.length, differing: [] };
    if (!("lines" in outcome))
      return { held: 0, waiting: 0, differing: statement.lines.map(parseLineInstant) };
    return {
      held: outcome.lines.filter((line) => line !== "waits" && line !== "differs").length,
      waiting: outcome.lines.filter((line) => line === "waits").length,
      differing: statement.lines.filter((_, at) => outcome.lines[at] === "differs").map(parseLineInstant),
    };
  });
}

function parseLineInstant(line: Statement["lines"][number]): Date | undefined {
  return line.kind === "entry" ? undefined : new Date(readLine(line.text).at);
}
