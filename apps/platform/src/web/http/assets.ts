import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import type { Asset } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { formScript } from "../resource/form-script.tsx";
import { neutralThemes } from "./brand-files.ts";
import { type Coding, selectCoding } from "./coding.ts";
import { uiAssets } from "./ui-assets.ts";

const FOR_EVER = "public, max-age=31536000, immutable";

const compressors: Readonly<Record<Exclude<Coding, "identity">, (content: Buffer) => Promise<Buffer>>> = {
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
};

/**
 * An asset in each coding, compressed as far as it goes by the first who asks for it: a start does not wait
 * for all of them.
 */
class ServedAsset {
  readonly asset: Asset;
  readonly #compressed = new Map<Coding, Promise<Buffer>>();

  constructor(asset: Asset) {
    this.asset = asset;
  }

  in(coding: Coding): Promise<Buffer> {
    const made = this.#compressed.get(coding) ?? this.#make(coding);
    this.#compressed.set(coding, made);
    return made;
  }

  async #make(coding: Coding): Promise<Buffer> {
    return coding === "identity" ? this.asset.content : compressors[coding](this.asset.content);
  }
}

async function send(reply: FastifyReply, served: ServedAsset, wished: Coding) {
  const { contentType } = served.asset;
  // Fonts are compressed already.
  const coding = contentType.startsWith("font/") ? "identity" : wished;
  if (coding !== "identity") reply.header("content-encoding", coding);
  reply.header("cache-control", FOR_EVER).header("vary", "accept-encoding").type(contentType);
  return reply.send(await served.in(coding));
}

/** `/assets/*`: names carry a digest, so that they may be kept for ever. */
export function addAssets(app: FastifyInstance, more: readonly Asset[]): void {
  const served = new Map(
    [...uiAssets, ...neutralThemes, formScript, ...more].map((asset) => [asset.name, new ServedAsset(asset)]),
  );
  app.get<{ Params: { name: string } }>("/assets/:name", async (request, reply) => {
    const asset = served.get(request.params.name);
    if (!asset) throw kernelErrors.error("request.not_found");
    return send(reply, asset, selectCoding(request));
  });
}
