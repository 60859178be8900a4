import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Asset } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { neutralThemes } from "./brand-files.ts";
import { type Coding, codingFor } from "./coding.ts";
import { uiAssets } from "./ui-assets.ts";

const FOR_EVER = "public, max-age=31536000, immutable";

interface ServedAsset {
  readonly contentType: string;
  readonly codings: Readonly<Record<Coding, Buffer>>;
}

/** Compressed once, at start, as far as it goes. Fonts are compressed already. */
function prepare({ content, contentType }: Asset): ServedAsset {
  if (contentType.startsWith("font/")) {
    return { contentType, codings: { br: content, gzip: content, identity: content } };
  }
  const br = brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { contentType, codings: { br, gzip: gzipSync(content, { level: 9 }), identity: content } };
}

function send(reply: FastifyReply, asset: ServedAsset, coding: Coding) {
  const content = asset.codings[coding];
  if (content !== asset.codings.identity) reply.header("content-encoding", coding);
  return reply
    .header("cache-control", FOR_EVER)
    .header("vary", "accept-encoding")
    .type(asset.contentType)
    .send(content);
}

/** `/assets/*`: names carry a digest, so that they may be kept for ever. */
export function addAssets(app: FastifyInstance, more: readonly Asset[]): void {
  const served = new Map(
    [...uiAssets, ...neutralThemes, ...more].map((asset) => [asset.name, prepare(asset)]),
  );
  app.get<{ Params: { name: string } }>("/assets/:name", async (request, reply) => {
    const asset = served.get(request.params.name);
    if (!asset) throw kernelErrors.error("request.not_found");
    return send(reply, asset, codingFor(request));
  });
}
