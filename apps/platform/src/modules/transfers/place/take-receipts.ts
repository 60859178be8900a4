import type { Context } from "../../../kernel/context.ts";
import { AppError } from "../../../kernel/errors.ts";
import type { ServiceId } from "../../../kernel/ids.ts";
import type { RemoteFiles } from "../../../kernel/sftp.ts";
import { applyReceipt } from "../apply-receipt.ts";
import { MAX_RECEIPT_BYTES, readReceipt } from "../read-receipt.ts";
import type { LeftFile } from "./place.ts";
import { isReceiptName } from "./rules.ts";

/** A day of a busy service; the rest waits for the next visit. */
const MAX_RECEIPTS = 50;
/** What is told of them: who looks on the server sees the others. */
const MAX_LEFT = 20;
const DONE = "traites";

interface Where {
  readonly serviceId: ServiceId;
  readonly folder: string;
}

/** Applied as those that a manager hands in, then put away; what cannot be read is left there, and told. */
export async function takeReceipts(
  system: Context,
  files: RemoteFiles,
  { serviceId, folder }: Where,
): Promise<readonly LeftFile[]> {
  const found = (await files.list(folder)).filter(({ name }) => isReceiptName(name));
  const left: LeftFile[] = [];
  let applied = 0;
  for (const { name } of found) {
    if (applied === MAX_RECEIPTS) break;
    try {
      const content = await readContent(files, folder, name);
      const receiptId = await readReceipt(system, { serviceId, content });
      await applyReceipt(system, { serviceId, receiptId });
      // The same bytes are one receipt: two files of one name, in two days, do not take each other's place.
      await files.putAway(folder, name, {
        folder: DONE,
        name: `${receiptId.slice(0, 8)}-${name.slice(-180)}`,
      });
      applied += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      left.push({ name, code: error.code });
    }
  }
  return left.slice(0, MAX_LEFT);
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
