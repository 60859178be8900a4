import { createHash } from "node:crypto";
import type { Context } from "../../../kernel/context.ts";
import type { RefusalReason } from "../../../kernel/decoding.ts";
import { logosErrors } from "./errors.ts";
import type { LogoPicture } from "./logo.ts";
import { hasSvgContent, LOGO_MAX_BYTES, MOST_SIDE } from "./rules.ts";

/** What is kept of a file received. Throws logos.* by what the file is. */
export async function readPicture({ ports }: Context, file: Buffer): Promise<LogoPicture> {
  if (file.length > LOGO_MAX_BYTES) throw logosErrors.error("logos.too_large");
  if (hasSvgContent(file)) throw logosErrors.error("logos.svg");
  const result = await ports.decoding.clean(file, { only: "web_pictures" });
  if (!result.ok) throw buildPictureRefusal(result.reason);
  const { content, mediaType, size } = result.cleaned;
  if (!size || mediaType === "application/pdf") throw logosErrors.error("logos.unknown_type");
  if (size.width > MOST_SIDE || size.height > MOST_SIDE) throw logosErrors.error("logos.too_many_pixels");
  const digest = createHash("sha256").update(content).digest("hex");
  return { digest, mediaType, ...size, content };
}

function buildPictureRefusal(reason: RefusalReason) {
  if (reason === "polyglot") return logosErrors.error("logos.polyglot");
  if (reason === "unknown_type") return logosErrors.error("logos.unknown_type");
  if (reason === "too_many_pixels") return logosErrors.error("logos.too_many_pixels");
  return logosErrors.error("logos.damaged");
}
