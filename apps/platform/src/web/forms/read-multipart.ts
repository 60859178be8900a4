import multipart, { type MultipartFile } from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { findFormBearer } from "../csrf/visitor-cookie.ts";
import { webErrors } from "../errors/web-errors.ts";
import type { WebSettings } from "../settings.ts";
import { findVisit } from "../visit/visit.ts";
import { hasStreamedFile, readUntilFile } from "./find-streamed-file.ts";
import { setUploads } from "./posted-form.ts";
import { readDiscardedForm } from "./read-discarded-form.ts";
import { formatDisplayName, type Upload } from "./upload.ts";
import { findAnnouncedBytes, openUploadRoom } from "./upload-room.ts";

const MAX_FIELDS = 200;
const MAX_FIELD_BYTES = 64 * 1024;

/**
 * Multipart forms, in memory, within limits. Of a file too large, one byte more than allowed is kept, so that
 * the module that refuses it says so beside the field; the rest is let go as it comes. A form too large is
 * 413.
 */
export async function acceptMultipart(app: FastifyInstance, settings: WebSettings): Promise<void> {
  const { uploads } = settings;
  const room = openUploadRoom(uploads);
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: {
      fileSize: uploads.maxFileBytes + 1,
      files: uploads.maxFiles,
      fields: MAX_FIELDS,
      fieldSize: MAX_FIELD_BYTES,
      parts: MAX_FIELDS + uploads.maxFiles,
      headerPairs: 50,
    },
  });
  app.addHook("preValidation", async (request, reply) => {
    if (!request.isMultipart()) return;
    // Nobody's form is not worth reading: its token could only be wrong.
    if (!findFormBearer(request, findVisit(request)?.session, settings)) {
      throw kernelErrors.error("request.form_expired");
    }
    if (hasStreamedFile(request)) return readUntilFile(request).catch(rejectUnreadableForm);
    const take = room.enter(request, reply.raw);
    await readParts(request, take).catch(rejectUnreadableForm);
  });
  app.addHook("onResponse", async ({ raw }) => readDiscardedForm(raw, uploads.leftBytes));
}

/** A limit passed carries its status; the parser's other refusals (no boundary, cut short) carry none. */
function rejectUnreadableForm(error: unknown): never {
  if (error instanceof Error && "statusCode" in error) throw error;
  throw webErrors.error("request.malformed");
}

/** Leaves texts in `request.body` as a urlencoded form would, and files beside it. */
async function readParts(request: FastifyRequest, take: (bytes: number) => void): Promise<void> {
  const body: Record<string, string[]> = Object.create(null);
  const uploads: Upload[] = [];
  for await (const part of request.parts()) {
    if (part.type === "file") {
      const upload = await readFile(part, request, take);
      if (upload) uploads.push(upload);
    } else if (typeof part.value === "string") {
      take(Buffer.byteLength(part.value));
      const texts = body[part.fieldname] ?? [];
      body[part.fieldname] = [...texts, part.value];
    }
  }
  request.body = Object.fromEntries(
    Object.entries(body).map(([name, texts]) => [name, texts.length === 1 ? texts[0] : texts]),
  );
  setUploads(request, uploads);
}

/** An empty file input sends a nameless empty file: not an upload. */
async function readFile(
  part: MultipartFile,
  request: FastifyRequest,
  take: (bytes: number) => void,
): Promise<Upload | undefined> {
  const pieces: Buffer[] = [];
  for await (const piece of part.file as AsyncIterable<Buffer>) {
    take(piece.length);
    pieces.push(piece);
  }
  const content = Buffer.concat(pieces);
  // Without a length announced, nothing says when the rest ends.
  if (part.file.truncated && findAnnouncedBytes(request) === undefined) {
    throw kernelErrors.error("request.too_large");
  }
  const claimed: string | undefined = part.filename;
  if (content.length === 0 && !claimed) return undefined;
  return { field: part.fieldname, fileName: formatDisplayName(claimed ?? ""), size: content.length, content };
}
