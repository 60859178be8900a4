import type { FastifyReply, FastifyRequest } from "fastify";
import { addresses } from "../../../../../../frames/desk/common/addresses.ts";
import { pathId, pathText } from "../../../../../../frames/desk/common/params.ts";
import { purposeIn } from "../../../../../../frames/desk/common/purposes.ts";
import { asId, isUuid } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { readForm, seeOther, textOf } from "../../../../../../web/index.ts";
import { confirmReach } from "../../../../../enrolment/enrolment/index.ts";
import { PROOF, reachNames, reachProofs } from "./proofs.ts";
import { reachWords } from "./reach-words.ts";

/** The person is kept a sentence in French, the language of the register, whatever the agent reads. */
export async function confirmAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const personId = pathId<"person">(request, "id");
  const { typed } = readForm(request);
  const element = reachNames.find((one) => one === pathText(request, "element"));
  const proof = reachProofs.find((one) => one === textOf(typed, PROOF));
  const elementId = textOf(typed, "elementId");
  if (!element) throw kernelErrors.error("request.not_found");
  if (!proof || !isUuid(elementId)) throw kernelErrors.error("request.invalid");
  const reason = `${reachWords("fr")[element][proof]}.`;
  await confirmReach(context, { personId, element, elementId: asId<"element">(elementId), reason });
  const purpose = purposeIn(textOf(typed, "motif")) ?? "help_at_desk";
  return seeOther(reply, `${addresses(brand).person(personId, purpose)}#informations`);
}
