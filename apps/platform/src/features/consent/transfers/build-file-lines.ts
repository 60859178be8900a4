import type { Context } from "../../../kernel/context.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import type { Carried } from "../clients/index.ts";
import { consentErrors, type ReleasedItem, sendRelease } from "../consent/index.ts";
import { formatCell } from "./format/cells.ts";
import { canEncode } from "./format/encode.ts";
import { getSourceItem, type LineSource, lineSources } from "./format/sources.ts";
import type { Transfer } from "./transfer.ts";

export interface ComposedLine {
  readonly line: Carried;
  readonly cells: readonly string[];
  readonly problem?: { readonly code: "not_encodable" | "behind_another"; readonly column?: string };
}

/**
 * What each line says as of now, in order: the values that the person's agreement releases to this service,
 * read like any application reads them, and told in their journal; none once they withdrew, nor under a
 * restriction, when a line that would carry them waits. A line that the encoding cannot write is left out,
 * and those behind it of the same grant with it: changes stay in their order.
 */
export async function buildFileLines(
  system: Context,
  transfer: Transfer,
  lines: readonly Carried[],
): Promise<readonly ComposedLine[]> {
  const stopped = new Set<string>();
  const composed: ComposedLine[] = [];
  for (const line of lines) {
    if (stopped.has(line.grantId)) {
      composed.push({ line, cells: [], problem: { code: "behind_another" } });
      continue;
    }
    const values = await readColumnValues(system, transfer, line);
    if (values === "paused") {
      // Software that was never told of them waits for the whole; for the others, only what would empty its
      // columns does.
      if (line.action === "open") stopped.add(line.grantId);
      composed.push({ line, cells: [], problem: { code: "behind_another" } });
      continue;
    }
    const cells = buildLineCells(transfer, line, values);
    const wrong = cells.findIndex((cell) => !canEncode(cell, transfer.format.encoding));
    const column = transfer.columns[wrong]?.header;
    if (column === undefined) composed.push({ line, cells });
    else {
      stopped.add(line.grantId);
      composed.push({ line, cells: [], problem: { code: "not_encodable", column } });
    }
  }
  return composed;
}

function buildLineCells(
  { columns, format }: Transfer,
  line: Carried,
  items: readonly ReleasedItem[],
): readonly string[] {
  const values = new Map(items.map(({ name, value }) => [name, value]));
  const ofLine: Readonly<Record<LineSource, string>> = {
    line_id: line.id,
    sequence: String(line.sequence),
    action: line.action,
    subscriber: line.pairwiseSubject,
  };
  return columns.map(({ source }) => {
    const own = lineSources.find((name) => name === source);
    return own ? ofLine[own] : formatCell(source, values.get(getSourceItem(source)), format.dates);
  });
}

const unreadable = listCodes(consentErrors, "consent.no_live_grant", "consent.paused");

/** Only what a column carries: nothing is read, nor told, that the file does not hold. */
async function readColumnValues(
  system: Context,
  { serviceId, columns }: Transfer,
  { personId, grantId, holderId, action }: Carried,
): Promise<readonly ReleasedItem[] | "paused"> {
  if (action === "close") return [];
  const wanted = new Set(columns.map(({ source }) => getSourceItem(source)));
  const sector = { providerId: system.authorityId, serviceId };
  const holder = system.as(system.actor, holderId);
  const wants = (name: string) => wanted.has(name);
  const read = () =>
    holder.transaction((tx) => sendRelease(tx, holder, { personId, sector, grantId, wants, via: "file" }));
  return recoverRefusal(
    unreadable,
    async () => (await read()).items,
    ({ code }) => (code === consentErrors.codes["consent.paused"] && action !== "suspend" ? "paused" : []),
  );
}
