import { createHash } from "node:crypto";
import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { computeBlindIndex, createRowKey, type RowKey } from "../../../trust/keys/index.ts";
import { recordsErrors } from "../errors.ts";
import { selectSeparator } from "../reading/parse-cells.ts";
import { ContentWatch, type ReceivedEncoding } from "../reading/recognise-content.ts";
import { toHeaderKey } from "../rules/roles.ts";
import type { PersonFileId } from "../source.ts";
import { ensureEstablishment } from "../store/establishments.ts";
import {
  addFilePart,
  addFileRow,
  deleteFile,
  findFileByDigest,
  lockFileContent,
  updateFile,
} from "../store/files.ts";

export const MOST_BYTES = 256 * 1024 * 1024;
/** Each piece is a row, sealed by itself: what is held in memory, whatever the file. */
export const PART_BYTES = 256 * 1024;

export interface ReceivedFile {
  readonly id: PersonFileId;
  /** Name of the establishment; the one of that name, whatever its capitals and accents, or a new one. */
  readonly establishment: string;
  readonly content: AsyncIterable<Buffer>;
}

export const formatPartField = (fileId: string, part: number): string => `person-file:${fileId}:${part}`;

/**
 * Use case: a file comes in, is looked at as it comes and kept sealed; nothing of it counts yet. The same
 * content for the same establishment is the file known already, whose id is given back, until its lines are
 * taken: given again after that, it is mapped and taken again, from what was said of its columns then. Throws
 * access.capability_missing, records.establishment_missing, records.file_* by what the file is.
 */
export async function receiveFile(context: Context, input: ReceivedFile): Promise<PersonFileId> {
  requireCapability(context, "record.import");
  const name = toTidyText(input.establishment);
  const name_key = toHeaderKey(name);
  if (name.length < 2 || name.length > 80 || name_key === "")
    throw recordsErrors.error("records.establishment_missing");
  const { authorityId: authority_id } = context;
  const file = { authority_id, id: input.id };
  const establishment = await context.transaction(async (tx) => {
    const kept = await ensureEstablishment(tx, { authority_id, id: context.newId<string>(), name, name_key });
    const dates = { received_on: toCivilDate(context.now()), changed_at: context.now() };
    const isNew = await addFileRow(tx, { ...file, establishment_id: kept.id, ...dates });
    return isNew ? { ...kept, key: await createRowKey(tx, context, file.id) } : undefined;
  });
  // The same form sent twice: the first may still be arriving, which getFile says.
  if (!establishment) return input.id;
  try {
    const received = await saveFileContent(context, { ...file, key: establishment.key }, input.content);
    return await endFileReception(context, { ...file, establishmentId: establishment.id, name }, received);
  } catch (error) {
    await context.transaction((tx) => deleteFile(tx, file));
    throw error;
  }
}

interface Received {
  readonly bytes: number;
  readonly digest: Buffer;
  readonly receivedAs: ReceivedEncoding;
  readonly header: Buffer;
}

async function saveFileContent(
  context: Context,
  file: { readonly authority_id: string; readonly id: string; readonly key: RowKey },
  content: AsyncIterable<Buffer>,
): Promise<Received> {
  const watch = new ContentWatch();
  const hash = createHash("sha256");
  let [held, part, bytes, received]: [Buffer, number, number, number] = [Buffer.alloc(0), 0, 0, 0];
  const flush = async (isLast: boolean) => {
    while (held.length >= PART_BYTES || (isLast && held.length > 0)) {
      const piece = held.subarray(0, PART_BYTES);
      const sealed = file.key.sealBytes(formatPartField(file.id, part), piece);
      const place = part;
      await context.transaction((tx) => addFilePart(tx, file, place, sealed));
      bytes += piece.length;
      part += 1;
      held = held.subarray(piece.length);
    }
  };
  for await (const piece of splitContent(content)) {
    received += piece.length;
    if (received > MOST_BYTES) throw recordsErrors.error("records.file_too_large");
    hash.update(piece);
    const kept = watch.take(piece);
    if (typeof kept === "string") throw recordsErrors.error(`records.file_${kept}`);
    held = Buffer.concat([held, kept]);
    await flush(false);
  }
  if (received === 0) throw recordsErrors.error("records.file_empty");
  const { rest, receivedAs, header } = watch.end();
  held = Buffer.concat([held, rest]);
  await flush(true);
  if (bytes === 0) throw recordsErrors.error("records.file_empty");
  return { bytes, receivedAs, header, digest: hash.digest() };
}

const PIECE = 16 * 1024;

/** Pieces of an ordinary size, however the network cut them: the first is enough to know what the file is. */
async function* splitContent(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let size = 0;
  for await (const chunk of content) {
    held.push(chunk);
    size += chunk.length;
    if (size < PIECE) continue;
    yield Buffer.concat(held);
    [held, size] = [[], 0];
  }
  if (size > 0) yield Buffer.concat(held);
}

interface Named {
  readonly authority_id: string;
  readonly id: string;
  readonly establishmentId: string;
  readonly name: string;
}

async function endFileReception(
  context: Context,
  { establishmentId, name, ...file }: Named,
  { bytes, digest: hash, receivedAs, header }: Received,
): Promise<PersonFileId> {
  // Under a key: a dump does not tell whether a file that somebody holds was taken over.
  const digest = Buffer.concat(
    ["a", "b"].map((half) => computeBlindIndex(context, `person-file:${half}`, hash.toString("hex"))),
  );
  // UTF-16 was turned into UTF-8 as it came.
  const encoding = receivedAs === "utf-16" ? "utf-8" : receivedAs;
  const [titles = ""] = new TextDecoder(encoding).decode(header).split(/\r?\n/, 1);
  return context.transaction(async (tx) => {
    await lockFileContent(tx, digest);
    const known = await findFileByDigest(tx, { authorityId: context.authorityId, establishmentId, digest });
    if (known && known.state !== "done") {
      await deleteFile(tx, file);
      return parseId<"personFile">(known.id);
    }
    await updateFile(tx, file, {
      state: "received",
      bytes,
      digest,
      encoding,
      received_as: receivedAs,
      separator: known?.separator ?? selectSeparator(titles),
      ...(known ? { columns: known.columns } : {}),
      changed_at: context.now(),
    });
    await record(tx, context, {
      action: "records.file_received",
      data: { file: file.id, establishment: name },
    });
    return parseId<"personFile">(file.id);
  });
}
