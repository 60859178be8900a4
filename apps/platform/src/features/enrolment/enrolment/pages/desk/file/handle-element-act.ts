import { type ElementName, isDocumentKind, isElementName } from "@ardeco/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  type Answers,
  findTextAnswer,
  getPathText,
  getTypedText,
  type PostedForm,
  parseFields,
} from "../../../../../../web/index.ts";
import { parseElementAnswer } from "../../../../../identity/identity/pages/common/elements/element-answer.ts";
import { listDoubts } from "../../../../checks/index.ts";
import { type ElementDecision, openFile, requestDocument, submitElementDecisions } from "../../../index.ts";
import { DECISIONS } from "./decide-form.tsx";
import {
  acts,
  buildDecisionFields,
  type ElementAct,
  formatInputName,
  readEvidence,
} from "./decision-fields.ts";
import { AFTER } from "./file-notices.tsx";
import { listPendingElements } from "./file-state.ts";
import { type Act, type ActDone, buildFieldsRefusal, handleFileAct } from "./handle-file-act.ts";

const dones = {
  valider: "valide",
  corriger: "corrige",
  refuser: "refuse",
  exception: "exception",
  demander: "demande",
} as const;

/** Validates, corrects, refuses, asks or excepts one element. */
export async function handleElementAct(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const element = getPathText(request, "element");
  const act = acts.find((one) => one === getPathText(request, "act"));
  if (!isElementName(element) || !act) throw kernelErrors.error("request.not_found");
  return handleFileAct(
    request,
    reply,
    (input) => submitElementAct(input, element, act),
    (code) => resolveActField(code, element, act),
  );
}

function resolveActField(code: string, element: ElementName, act: ElementAct): string | undefined {
  if (code === "enrolment.reason_missing" || code === "enrolment.check_says_otherwise")
    return formatInputName(element, act, "reason");
  if (code === "identity.value_not_valid") return formatInputName(element, act, "value");
  const ofEvidence = [
    "enrolment.evidence_not_enough",
    "enrolment.unknown_document",
    "enrolment.document_not_looked_at",
    "checks.infected",
  ];
  if (ofEvidence.includes(code))
    return formatInputName(element, act, act === "demander" ? "kind" : "evidence");
  return undefined;
}

async function submitElementAct(input: Act, element: ElementName, act: ElementAct): Promise<ActDone> {
  const { context, form, fileId, version } = input;
  const view = await openFile(context, { fileId, purpose: "review" });
  const doubts = await listDoubts(context, [view.file.personId]);
  if (view.file.version !== version) throw kernelErrors.error("request.changed_meanwhile");
  const facts = { today: toCivilDate(context.now()), answers: {} };
  const { answers, errors } = parseFields(buildDecisionFields(element, act, { view, doubts }), form, facts);
  if (errors.length > 0) throw buildFieldsRefusal(errors);
  if (act === "demander") {
    const kind = findTextAnswer(answers, formatInputName(element, act, "kind")) ?? "";
    if (!isDocumentKind(kind)) throw kernelErrors.error("request.invalid");
    await requestDocument(context, {
      fileId,
      version,
      element,
      kind,
      reason: readActReason(answers, element, act),
    });
  } else {
    await submitElementDecisions(context, {
      fileId,
      version,
      decisions: [parseActDecision(form, answers, element, act)],
    });
  }
  const next = listPendingElements(view.elements).find(({ name }) => name !== element);
  return { done: dones[act], anchor: next ? DECISIONS : AFTER };
}

const readActReason = (answers: Answers, element: ElementName, act: ElementAct): string =>
  findTextAnswer(answers, formatInputName(element, act, "reason")) ?? "";

function parseActDecision(
  form: PostedForm,
  answers: Answers,
  element: ElementName,
  act: Exclude<ElementAct, "demander">,
): ElementDecision {
  const of = { element, elementId: parseElementId(getTypedText(form.typed, "elementId")) };
  const reason = readActReason(answers, element, act);
  if (act === "refuser") return { ...of, outcome: "refused", reason };
  if (act === "exception") return { ...of, outcome: "exception", reason };
  const evidence = readEvidence(findTextAnswer(answers, formatInputName(element, act, "evidence")) ?? "");
  if (!evidence) throw kernelErrors.error("request.invalid");
  if (act === "valider")
    return { ...of, outcome: "validated", evidence, ...(reason === "" ? {} : { reason }) };
  const value = parseElementAnswer(element, answers, formatInputName(element, act, "value"));
  return { ...of, outcome: "corrected", value, reason, evidence };
}

function parseElementId(text: string) {
  if (!isUuid(text)) throw kernelErrors.error("request.changed_meanwhile");
  return parseId<"element">(text);
}
