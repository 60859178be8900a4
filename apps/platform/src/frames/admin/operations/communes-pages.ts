import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  buildImportPreview,
  confirmImport,
  createImportProposal,
  listImports,
  type TerritoryImportId,
} from "../../../features/authorities/authorities/index.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import {
  bothIn,
  getQueryText,
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
} from "../../../web/index.ts";
import { formatAdminPath } from "../common/admin-page.tsx";
import { adminPlaces } from "../common/places.ts";
import { showPreview } from "./communes-preview.tsx";
import { showImports } from "./communes-view.tsx";
import { communesWords } from "./communes-words.ts";

const COMMUNES = `${adminPlaces.operations.path}/communes`;

/** Opening and renewing the country: look, confirm, follow. Operator only, as the use cases say. */
export function mountCommunesPages(app: FastifyInstance): void {
  app.get(COMMUNES, async (request, reply) => showList(request, reply, []));
  app.post(COMMUNES, async (request, reply) => handleImportProposal(request, reply));
  app.get<{ Params: { id: string } }>(`${COMMUNES}/:id`, async (request, reply) => {
    const preview = await buildImportPreview(request.ardeco.context, parseImportId(request.params.id));
    return showPreview(reply, preview);
  });
  app.post<{ Params: { id: string } }>(`${COMMUNES}/:id`, async (request, reply) => {
    await confirmImport(request.ardeco.context, parseImportId(request.params.id));
    return sendSeeOther(reply, `${formatAdminPath(request.ardeco.brand, COMMUNES)}?fait=oui`);
  });
}

function parseImportId(text: string): TerritoryImportId {
  if (!isUuid(text)) throw kernelErrors.error("request.not_found");
  return parseId<"territory_import">(text);
}

async function showList(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[],
  year = "",
): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const imports = await context.transaction((tx) => listImports(tx, context));
  return showImports(reply, { imports, errors, year, asked: getQueryText(request, "fait") === "oui" });
}

async function handleImportProposal(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed, uploads } = readForm(request);
  const id = context.newId<TerritoryImportId>();
  const source = getTypedText(typed, "source");
  const year = getTypedText(typed, "edition").trim();
  const upload = uploads.find(({ field }) => field === "file");
  const errors = source === "file" ? listMissingImportFields(year, upload !== undefined) : [];
  if (errors.length > 0) return showList(request, reply, errors, year);
  const text = upload?.content.toString("utf8") ?? "";
  const proposal = { id, ...(source === "file" ? { file: { edition: Number(year), text } } : {}) };
  return submitOrShowAgain(() => createImportProposal(context, proposal), {
    again: (refused) => showList(request, reply, refused.errors, year),
    after: () => sendSeeOther(reply, formatAdminPath(brand, `${COMMUNES}/${id}`)),
  });
}

function listMissingImportFields(year: string, hasFile: boolean): readonly FieldError[] {
  const error = (field: string, word: "editionWrong" | "fileMissing") => ({
    field,
    code: `form.${field}`,
    ...bothIn(communesWords)((words) => words[word]),
  });
  return [
    ...(/^20\d\d$/.test(year) ? [] : [error("edition", "editionWrong")]),
    ...(hasFile ? [] : [error("file", "fileMissing")]),
  ];
}
