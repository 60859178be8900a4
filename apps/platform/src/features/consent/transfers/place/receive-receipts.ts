import type { Context } from "../../../../kernel/context.ts";
import type { ServiceId } from "../../../../kernel/ids.ts";
import { recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import type { RemoteFiles } from "../../../../kernel/sftp.ts";
import { applyReceipt } from "../apply-receipt.ts";
import { MAX_RECEIPT_BYTES, receiveReceiptFile } from "../receive-receipt-file.ts";
import type { LeftFile } from "./place.ts";
import { isReceiptName } from "./rules.ts";

/** Read in one visit, whatever comes of them: a day of a busy service. The rest waits for the next one. */
const MAX_RECEIPTS = 50;
/** What is told of them: who looks on the server sees the others. */
const MAX_LEFT = 20;
const DONE = "traites";

interface Where {
  readonly serviceId: ServiceId;
  readonly folder: string;
  /** By the visits before. */
  readonly left: readonly LeftFile[];
}

/** Applied as those that a manager hands in, then put away; what cannot be read is left there, and told. */
export async function receiveReceipts(
  system: Context,
  files: RemoteFiles,
  { serviceId, folder, left: leftBefore }: Where,
): Promise<readonly LeftFile[]> {
  const listed = (await files.list(folder)).map(({ name }) => name).filter(isReceiptName);
  const names = sortFromLast(leftBefore.at(-1)?.name, listed);
  const tried = names.slice(0, MAX_RECEIPTS);
  const waiting = new Set(names.slice(MAX_RECEIPTS));
  const left = leftBefore.filter(({ name }) => waiting.has(name));
  for (const name of tried) {
    const receive = async () => {
      const content = await readContent(files, folder, name);
      const receiptId = await receiveReceiptFile(system, { serviceId, content });
      await applyReceipt(system, { serviceId, receiptId });
      // The same bytes are one receipt: two files of one name, in two days, do not take each other's place.
      await files.putAway(folder, name, {
        folder: DONE,
        name: `${receiptId.slice(0, 8)}-${name.slice(-180)}`,
      });
    };
    await recoverRefusal("any", receive, ({ code }) => {
      left.push({ name, code });
    });
  }
  return left.slice(-MAX_LEFT);
}

/**
 * A folder full of files that cannot be read keeps none of the others waiting for ever: each visit begins
 * where one stopped.
 */
function sortFromLast(last: string | undefined, listed: readonly string[]): readonly string[] {
  const names = listed.toSorted();
  if (last === undefined) return names;
  const isLater = (name: string) => name > last;
  return [...names.filter(isLater), ...names.filter((name) => !isLater(name))];
}

/** One byte more than may be is enough for it to be refused, whatever its size. */
async function readContent(files: RemoteFiles, folder: string, name: string): Promise<Buffer> {
  return files.read(folder, name, MAX_RECEIPT_BYTES).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "too_large") {
      return Buffer.alloc(MAX_RECEIPT_BYTES + 1);
    }
    throw error;
  });
}
