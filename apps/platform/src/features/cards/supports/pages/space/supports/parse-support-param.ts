import type { FastifyRequest } from "fastify";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { getPathText } from "../../../../../../web/index.ts";
import { type SupportId, supportsErrors } from "../../../index.ts";

/** Which support the address names. Throws supports.unknown. */
export function parseSupportParam(request: FastifyRequest): SupportId {
  const text = getPathText(request, "support");
  if (!isUuid(text)) throw supportsErrors.error("supports.unknown");
  return parseId<"support">(text);
}
