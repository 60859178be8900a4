import type { FastifyRequest } from "fastify";
import { asId, isUuid } from "../../../../../../kernel/ids.ts";
import { pathText } from "../../../../../../web/index.ts";
import { type SupportId, supportsErrors } from "../../../index.ts";

/** Which support the address names. Throws supports.unknown. */
export function supportIn(request: FastifyRequest): SupportId {
  const text = pathText(request, "support");
  if (!isUuid(text)) throw supportsErrors.error("supports.unknown");
  return asId<"support">(text);
}
