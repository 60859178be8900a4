import type { FastifyInstance, FastifyRequest } from "fastify";
import { getSignedInPerson } from "../../../../../../../frames/space/common/require-person.ts";
import { type FileId, isUuid, parseId } from "../../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../../kernel/kernel-errors.ts";
import { type Brand, getPathText, sendSeeOther } from "../../../../../../../web/index.ts";
import { type EnrolmentFile, getFile } from "../../../../index.ts";
import { buildEnrolmentPaths } from "../paths.ts";

/** The file named by the address. Throws request.not_found for what is no id. */
export function parseRequestFileId(request: FastifyRequest): FileId {
  const text = getPathText(request, "file");
  if (!isUuid(text)) throw kernelErrors.error("request.not_found");
  return parseId<"file">(text);
}

/**
 * These pages write a draft, one's own or that of somebody one acts for. Sent twice, or come back to by the
 * browser's history, a file that is no longer a draft shows where it stands. A file out of reach does not
 * exist (404).
 */
export function defineDraftGuard(app: FastifyInstance, whose: "self" | "relative"): void {
  app.addHook("preHandler", async (request, reply) => {
    const { context, brand } = request.ardeco;
    const id = parseRequestFileId(request);
    const file = await getFile(context, id);
    const actual = file.personId === getSignedInPerson(request.ardeco) ? "self" : "relative";
    if (file.state !== "draft") return sendSeeOther(reply, showDraftStanding(brand, file));
    if (actual !== whose) return sendSeeOther(reply, renderDraftHeading(brand, file, actual));
  });
}

export function showDraftStanding(brand: Brand, { id, state, receiptNumber }: EnrolmentFile): string {
  const justSent = state === "submitted" && receiptNumber !== undefined;
  return justSent ? buildEnrolmentPaths(brand).receipt(id) : buildEnrolmentPaths(brand).request(id);
}

export const renderDraftHeading = (
  brand: Brand,
  { id }: EnrolmentFile,
  whose: "self" | "relative",
): string =>
  whose === "self" ? buildEnrolmentPaths(brand).draft(id) : buildEnrolmentPaths(brand).relativeDraft(id);
