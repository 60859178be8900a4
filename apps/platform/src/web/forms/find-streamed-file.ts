import type { MultipartFile } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /**
     * `true` for a form whose file is larger than memory allows: its handler reads it as it comes
     * (`findStreamedFile`).
     */
    streamsFile?: true;
  }
}

const MAX_FIELDS = 20;
const MAX_FIELD_BYTES = 2_000;
const LARGEST = 1024 ** 4;

const waiting = new WeakMap<FastifyRequest, MultipartFile>();

export const hasStreamedFile = ({ routeOptions }: FastifyRequest): boolean =>
  routeOptions.config.streamsFile === true;

/**
 * Texts up to the file, which must be the last part: it is not read yet, so that the form's token, and what
 * the sender may do, are judged before a byte of it is taken.
 */
export async function readUntilFile(request: FastifyRequest): Promise<void> {
  const body: Record<string, string> = {};
  const parts = request.parts({
    limits: { fields: MAX_FIELDS, fieldSize: MAX_FIELD_BYTES, files: 1, fileSize: LARGEST },
  });
  for (;;) {
    const { value: part, done } = await parts.next();
    if (done) break;
    if (part.type === "file") {
      waiting.set(request, part);
      break;
    }
    if (typeof part.value === "string") body[part.fieldname] = part.value;
  }
  request.body = body;
}

/**
 * The file of the form, as it comes; undefined when none was chosen. How much is taken of it is for who reads
 * it.
 */
export function findStreamedFile(request: FastifyRequest): AsyncIterable<Buffer> | undefined {
  const part = waiting.get(request);
  return part && part.filename !== "" ? part.file : undefined;
}
