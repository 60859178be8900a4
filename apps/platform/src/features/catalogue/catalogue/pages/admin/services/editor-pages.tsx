import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import {
  getQueryText,
  getTypedText,
  parseRevision,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { catalogueErrors, saveDraft, submitVersion } from "../../../index.ts";
import { toDraftDefinition } from "./draft-definition.ts";
import { addListRow, isListName } from "./draft-lists.ts";
import { validateDraft } from "./draft-problems.ts";
import { type DraftValues, parseDraftForm, toDraftValues } from "./draft-values.ts";
import { type EditorView, showEditor } from "./editor-view.tsx";
import { getServiceTitle, getVersion, type VersionFound } from "./find-version.ts";
import { buildServiceVersionPath, draftPath } from "./service-paths.ts";

const PATH = "/administration/services/:service/versions/:version/brouillon";

/** A draft is written here, row by row, without JavaScript. */
export function defineEditorPages(app: FastifyInstance): void {
  app.get(PATH, async (request, reply) => {
    const found = await getDraft(request);
    const values = toDraftValues(found.version.definition);
    const saved = getQueryText(request, "enregistre") === "oui";
    return showEditor(reply, {
      ...buildEditorView(request, found, values),
      ...(saved ? { note: "saved" as const, errors: validateDraft(values) } : {}),
    });
  });
  app.post(PATH, async (request, reply) => handleDraftForm(request, reply));
}

async function getDraft(request: FastifyRequest): Promise<VersionFound> {
  const { context } = request.ardeco;
  const found = await context.transaction((tx) => getVersion(tx, context, request));
  requireCapability(context, "service.draft", { serviceId: found.version.serviceId });
  if (found.version.state !== "draft") throw catalogueErrors.error("catalogue.wrong_state");
  return found;
}

function buildEditorView({ ardeco }: FastifyRequest, found: VersionFound, values: DraftValues): EditorView {
  const { language } = ardeco;
  const { serviceId, version, revision } = found.version;
  const { territory } = found;
  return {
    ...{ serviceId, version, revision, values, language, territory },
    serviceTitle: getServiceTitle(found, language),
    errors: [],
  };
}

async function handleDraftForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const found = await getDraft(request);
  const values = parseDraftForm(typed);
  const seen = { ...found.version, revision: parseRevision(typed) };
  const view = buildEditorView(request, found, values);
  const gesture = getTypedText(typed, "gesture");
  const list = gesture.replace(/^add_/, "");
  if (gesture !== list && isListName(list))
    return showEditor(reply, { ...view, revision: seen.revision, values: addListRow(values, list) });
  switch (gesture) {
    case "submit":
      return save(reply, view, seen.revision, async () =>
        submit(reply, { ...view, revision: seen.revision + 1 }),
      );
    default:
      return save(reply, view, seen.revision, async () => {
        const { brand } = request.ardeco;
        return sendSeeOther(
          reply,
          `${formatAdminPath(brand, draftPath(view.serviceId, view.version))}?enregistre=oui`,
        );
      });
  }
}

/** A colleague's version is never written over unseen: what was typed is shown again, with a warning. */
async function save(
  reply: FastifyReply,
  view: EditorView,
  revision: number,
  then: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { context } = reply.request.ardeco;
  const { serviceId, version, values } = view;
  const draft = { serviceId, version, revision, definition: toDraftDefinition(values) };
  return submitOrShowAgain(() => saveDraft(context, draft), {
    besides: { "request.changed_meanwhile": "" },
    again: ({ status }) => showEditor(reply, { ...view, note: "conflict", status }),
    after: then,
  });
}

/** Saved all the same: what is left to correct is shown by the field. */
async function submit(reply: FastifyReply, view: EditorView): Promise<FastifyReply> {
  const { context, brand } = reply.request.ardeco;
  const errors = validateDraft(view.values);
  if (errors.length > 0) return showEditor(reply, { ...view, errors, status: 422 });
  await submitVersion(context, view);
  return sendSeeOther(reply, formatAdminPath(brand, buildServiceVersionPath(view.serviceId, view.version)));
}
