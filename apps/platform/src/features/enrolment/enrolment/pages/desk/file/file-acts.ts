import { isDocumentKind } from "@ardeco/contracts";
import type { FastifyReply, FastifyRequest } from "fastify";
import { saveScans } from "../../../../../../frames/desk/common/save-scans.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, parseId, type StaffId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  buildFieldError,
  findTextAnswer,
  getTypedText,
  parseFields,
  parsePathId,
} from "../../../../../../web/index.ts";
import type { RepresentationId } from "../../../../../identity/households/index.ts";
import {
  addNote,
  approveLinkOfFile,
  assignFile,
  openFile,
  resumeFile,
  sendToDesk,
  submitEnrolment,
} from "../../../index.ts";
import { noteField } from "./file-asides.tsx";
import { type Act, buildFieldsRefusal, handleFileAct } from "./handle-file-act.ts";
import { buildScanFields } from "./scan-form.tsx";

/** A sentence or two. */
const REASON_LENGTH = 500;

type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

export const takeFile: Handler = (request, reply) =>
  handleFileAct(request, reply, async ({ context, fileId, version }) => {
    const { actor } = context;
    const self = actor.kind === "staff" ? actor.staffId : null;
    await assignFile(context, { fileId, version, to: self });
    return { done: "pris" };
  });

export const giveFileBack: Handler = (request, reply) =>
  handleFileAct(request, reply, async ({ context, fileId, version }) => {
    await assignFile(context, { fileId, version, to: null });
    return { done: "rendu" };
  });

export const assignToColleague: Handler = (request, reply) =>
  handleFileAct(
    request,
    reply,
    async ({ context, fileId, version, form }) => {
      const to: StaffId = parseId<"staff">(parseChosenId(getTypedText(form.typed, "agent"), "agent"));
      await assignFile(context, { fileId, version, to });
      return { done: "confie" };
    },
    (code) => (code === "enrolment.agent_not_at_desk" ? "agent" : undefined),
  );

export const passToDesk: Handler = (request, reply) =>
  handleFileAct(
    request,
    reply,
    async ({ context, fileId, version, form }) => {
      const deskId = parseId<"desk">(parseChosenId(getTypedText(form.typed, "guichet"), "guichet"));
      const reason = getTypedText(form.typed, "motif").slice(0, REASON_LENGTH);
      await sendToDesk(context, { fileId, version, deskId, reason });
      return { done: "transmis" };
    },
    (code) => (code === "enrolment.outside_route" ? "motif" : undefined),
  );

export const writeNote: Handler = (request, reply) =>
  handleFileAct(request, reply, async ({ context, fileId, version, form }) => {
    const { answers, errors } = parseFields([noteField], form, renderFileFacts({ context }));
    if (errors.length > 0) throw buildFieldsRefusal(errors);
    await addNote(context, { fileId, version, note: findTextAnswer(answers, "note") ?? "" });
    return { done: "note", anchor: "notes" };
  });

export const goOn: Handler = (request, reply) =>
  handleFileAct(request, reply, async ({ context, fileId, version }) => {
    await resumeFile(context, { fileId, version });
    return { done: "repris" };
  });

export const sendFile: Handler = (request, reply) =>
  handleFileAct(request, reply, async ({ context, fileId }) => {
    await submitEnrolment(context, { fileId });
    return { done: "envoye" };
  });

/** Pages scanned at the desk; the first one answers what was asked of the person, when its kind was. */
export const addScans: Handler = (request, reply) =>
  handleFileAct(request, reply, async ({ context, fileId, form }) => {
    const view = await openFile(context, { fileId, purpose: "help_at_desk" });
    const { answers, errors } = parseFields(buildScanFields(view), form, renderFileFacts({ context }));
    if (errors.length > 0) throw buildFieldsRefusal(errors);
    const kind = findTextAnswer(answers, "scan_kind") ?? "";
    if (!isDocumentKind(kind)) throw kernelErrors.error("request.invalid");
    const asked = view.requests.find((one) => one.state === "open" && one.kind === kind);
    await saveScans(context, "scan_files", {
      personId: view.file.personId,
      fileId,
      kind,
      uploads: form.uploads.filter(({ field }) => field === "scan_files"),
      elements: view.elements.map(({ name }) => name),
      ...(asked ? { requestId: asked.id } : {}),
    });
    return { done: "ajoute", anchor: "piece" };
  });

export const approveLink: Handler = (request, reply) =>
  handleFileAct(request, reply, async ({ context, fileId, form }) => {
    const kind = getTypedText(form.typed, "kind");
    if (!isDocumentKind(kind)) throw kernelErrors.error("request.invalid");
    const id: RepresentationId = parsePathId<"representation">(request, "link");
    const document = getTypedText(form.typed, "document");
    const pages = isUuid(document) ? { documentId: parseId<"document">(document) } : {};
    await approveLinkOfFile(context, { fileId, id, kind, ...pages });
    return { done: "lien", anchor: "foyer" };
  });

const renderFileFacts = ({ context }: Pick<Act, "context">) => ({
  today: toCivilDate(context.now()),
  answers: {},
});

function parseChosenId(text: string, field: string): string {
  if (!isUuid(text)) throw buildFieldsRefusal([buildFieldError(field, "form.choice_required")]);
  return text;
}
