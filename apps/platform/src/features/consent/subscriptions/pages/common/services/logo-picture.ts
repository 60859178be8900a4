import type { FastifyInstance } from "fastify";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getPathText } from "../../../../../../web/index.ts";
import { findPicture } from "../../../../../enrolment/logos/index.ts";

const DIGEST = /^[0-9a-f]{64}$/;

/**
 * The picture of this digest, for ever the same; what is not published yet, to administrators and kept
 * nowhere.
 */
export function defineLogoRoute(app: FastifyInstance, path = "/logo"): void {
  app.get(`${path}/:digest`, async (request, reply) => {
    const { context } = request.ardeco;
    const digest = getPathText(request, "digest");
    const found = DIGEST.test(digest) ? await findPicture(context, digest) : undefined;
    if (!found) throw kernelErrors.error("request.not_found");
    return reply
      .header("cache-control", found.isPublic ? "public, max-age=31536000, immutable" : "no-store")
      .type(found.mediaType)
      .send(found.content);
  });
}
