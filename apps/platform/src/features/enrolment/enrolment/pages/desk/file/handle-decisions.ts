import { type ElementName, elementDefinition, isDocumentKind, isElementName } from "@ardeco/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { FieldError, Language } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { toTidyText } from "../../../../../../kernel/text.ts";
import {
  bothIn,
  buildFieldError,
  buildTooLongError,
  getTypedText,
  type PostedForm,
  readForm,
} from "../../../../../../web/index.ts";
import { hasReasonRequirement, listDoubts } from "../../../../checks/index.ts";
import { type ElementDecision, openFile, submitFileDecisions } from "../../../index.ts";
import { DECISIONS, MOST_TYPED } from "./decide-form.tsx";
import { formatRowName, type RowAct, rowActs } from "./decide-groups.ts";
import { decideWords, standardReasons } from "./decide-words.ts";
import { type Doubted, listEvidenceDoubts, readEvidence } from "./decision-fields.ts";
import { AFTER } from "./file-notices.tsx";
import { listPendingElements } from "./file-state.ts";
import { type Act, type ActDone, buildFieldsRefusal, handleFileAct } from "./handle-file-act.ts";
import type { Done } from "./notice-words.ts";

const both = bothIn(decideWords);

/** What an agent decides of a whole file, sent at once. */
export async function handleDecisions(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const names = [...readForm(request).typed.keys()];
  return handleFileAct(request, reply, submitDecisions, (code) => {
    const part = partOf[code];
    return part === undefined ? undefined : names.find((name) => name.startsWith(part));
  });
}

/** Which fields a refusal of the use case is told beside. */
const partOf: Readonly<Record<string, string>> = {
  "enrolment.nothing_decided": "acte_",
  "enrolment.evidence_not_enough": "vu_",
  "enrolment.unknown_document": "vu_",
  "enrolment.document_not_looked_at": "vu_",
  "checks.infected": "vu_",
};

async function submitDecisions({ context, form, fileId, version }: Act): Promise<ActDone> {
  const rows = listRows(form);
  const view = await openFile(context, { fileId, purpose: "review" });
  const file = { view, doubts: await listDoubts(context, [view.file.personId]) };
  const found = rows.flatMap((row) => checkRow(row, file));
  // What was seen is asked once for several elements.
  const errors = found.filter(({ field }, at) => found.findIndex((one) => one.field === field) === at);
  if (errors.length > 0) throw buildFieldsRefusal(errors);
  const sent = {
    decisions: rows.flatMap((row) => buildDecision(row, context.language)),
    asked: rows.flatMap((row) => buildAsked(row, context.language)),
  };
  await submitFileDecisions(context, { fileId, version, key: getTypedText(form.typed, "cle"), ...sent });
  const isLeft = listPendingElements(view.elements).some(
    ({ name }) => !sent.decisions.some(({ element }) => element === name),
  );
  return { done: resolveDone(rows), anchor: isLeft && sent.asked.length === 0 ? DECISIONS : AFTER };
}

/** What was sent of one element. */
interface Row {
  readonly name: ElementName;
  readonly elementId: string;
  readonly act: RowAct | undefined;
  readonly seenName: string;
  readonly seen: string;
  readonly reason: string;
  readonly more: string;
  readonly kind: string;
}

function listRows({ typed }: PostedForm): readonly Row[] {
  return [...typed].flatMap(([field, [text = ""]]) => {
    const name = field.replace(/^element_/, "");
    if (name === field || !isElementName(name)) return [];
    const [elementId = "", seenName = ""] = text.split(":");
    if (!isUuid(elementId)) throw kernelErrors.error("request.changed_meanwhile");
    const read = (part: Parameters<typeof formatRowName>[0]) =>
      getTypedText(typed, formatRowName(part, name));
    return [
      {
        name,
        elementId,
        act: rowActs.find((act) => act === read("acte")),
        seenName,
        seen: getTypedText(typed, seenName),
        reason: read("motif"),
        more: toTidyText(read("precision")),
        kind: read("kind"),
      },
    ];
  });
}

function checkRow(row: Row, file: Doubted): readonly FieldError[] {
  const { name, act, more } = row;
  const label = (language: Language) => elementDefinition(name).label[language];
  const say = (
    part: Parameters<typeof formatRowName>[0],
    sentence: "reasonMissing" | "kindMissing" | "actMissing" | "inSpite",
  ) => [
    buildFieldError(
      formatRowName(part, name),
      "form.required",
      both((words, language) => words[sentence](label(language))),
    ),
  ];
  if (more.length > MOST_TYPED)
    return [buildTooLongError(formatRowName("precision", name), more, MOST_TYPED)];
  if (act === undefined) return say("acte", "actMissing");
  if (act === "laisser") return [];
  if (act === "valider") return checkValidation(row, file, () => say("precision", "inSpite"));
  return [
    ...(act === "demander" && !isDocumentKind(row.kind) ? say("kind", "kindMissing") : []),
    ...(formatReason(row, "fr") === "" ? say("motif", "reasonMissing") : []),
  ];
}

function checkValidation(
  { name, seenName, seen, more }: Row,
  file: Doubted,
  sayInSpite: () => readonly FieldError[],
): readonly FieldError[] {
  const evidence = readEvidence(seen);
  if (!evidence)
    return [
      buildFieldError(
        seenName,
        "form.choice_required",
        both((words, language) => words.seenMissing(elementDefinition(name).label[language])),
      ),
    ];
  if (evidence.seen !== "document" || more !== "") return [];
  return hasReasonRequirement(listEvidenceDoubts(name, evidence.documentId, file)) ? sayInSpite() : [];
}

/** The standard sentence, then what the agent adds. */
function formatReason({ reason, more }: Row, language: Language): string {
  const standard = standardReasons.find((one) => one === reason);
  return [standard === undefined ? "" : decideWords(language).reasons[standard], more]
    .filter(Boolean)
    .join(" ");
}

function buildDecision(row: Row, language: Language): readonly ElementDecision[] {
  const of = { element: row.name, elementId: parseId<"element">(row.elementId) };
  if (row.act === "refuser") return [{ ...of, outcome: "refused", reason: formatReason(row, language) }];
  const evidence = readEvidence(row.seen);
  if (row.act !== "valider" || !evidence) return [];
  return [{ ...of, outcome: "validated", evidence, ...(row.more === "" ? {} : { reason: row.more }) }];
}

function buildAsked(row: Row, language: Language) {
  if (row.act !== "demander" || !isDocumentKind(row.kind)) return [];
  return [{ element: row.name, kind: row.kind, reason: formatReason(row, language) }];
}

const dones: Readonly<Record<RowAct, Done>> = {
  valider: "valide",
  refuser: "refuse",
  demander: "demande",
  laisser: "valide",
};

function resolveDone(rows: readonly Row[]): Done {
  const acts = new Set(rows.flatMap(({ act }) => (act === undefined || act === "laisser" ? [] : [act])));
  const [only] = acts;
  return acts.size > 1 || only === undefined ? "decide" : dones[only];
}
