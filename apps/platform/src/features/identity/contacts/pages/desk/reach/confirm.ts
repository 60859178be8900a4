import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { parsePurpose } from "../../../../../../frames/desk/common/purposes.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  getPathText,
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { confirmReach } from "../../../../../enrolment/enrolment/index.ts";
import { PROOF, reachNames, reachProofs } from "./proofs.ts";
import { reachWords } from "./reach-words.ts";

/** The person is kept a sentence in French, the language of the register, whatever the agent reads. */
export async function confirmAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const personId = parsePathId<"person">(request, "id");
  const { typed } = readForm(request);
  const element = reachNames.find((one) => one === getPathText(request, "element"));
  const proof = reachProofs.find((one) => one === getTypedText(typed, PROOF));
  const elementId = getTypedText(typed, "elementId");
  if (!element) throw kernelErrors.error("request.not_found");
  if (!proof || !isUuid(elementId)) throw kernelErrors.error("request.invalid");
  const reason = `${reachWords("fr")[element][proof]}.`;
  await confirmReach(context, { personId, element, elementId: parseId<"element">(elementId), reason });
  const purpose = parsePurpose(getTypedText(typed, "motif")) ?? "help_at_desk";
  return sendSeeOther(reply, `${buildDeskAddresses(brand).person(personId, purpose)}#informations`);
}
