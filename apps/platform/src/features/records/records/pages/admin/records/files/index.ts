import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../../frames/admin/common/admin-page.tsx";
import { requireAnyCapability } from "../../../../../../../frames/admin/common/require-admin-agent.ts";
import { listCodes, recoverRefusal } from "../../../../../../../kernel/recover-refusal.ts";
import { getQueryText, journalledRead, parsePathId, sendSeeOther } from "../../../../../../../web/index.ts";
import {
  buildFilePreview,
  deleteReceivedFile,
  getFile,
  type PersonFile,
  type PersonFileId,
  recordsErrors,
  resumeFile,
  suspendFile,
} from "../../../../index.ts";
import { buildExampleFile } from "./example.ts";
import { buildProblemsFile, showArriving, showFile } from "./file-page.tsx";
import { handleFileDeposit, showFiles } from "./files-page.tsx";
import { postMapping, showMapping } from "./mapping-page.tsx";
import { FILES, formatFilePath } from "./paths.ts";

/** Files of establishments, taken over. */
export function mountFilePages(app: FastifyInstance): void {
  requireAnyCapability(app, ["record.import"]);
  app.get(FILES, async (request, reply) => showFiles(request, reply));
  app.post(`${FILES}/fichiers`, { config: { streamsFile: true } }, async (request, reply) =>
    handleFileDeposit(request, reply),
  );
  app.get(`${FILES}/exemple.csv`, async (_request, reply) =>
    sendCsv(reply, { name: "exemple-piscine.csv", content: buildExampleFile() }),
  );
  const one = formatFilePath(":file");
  app.get(one, journalledRead, async (request, reply) => {
    const found = await recoverRefusal(
      arriving,
      () => readFile(request),
      () => undefined,
    );
    if (!found) return showArriving(reply, parseFileId(request));
    if (found.file.state !== "received") return showFile(request, reply, found);
    const { context } = request.ardeco;
    const preview = await buildFilePreview(context, found.id);
    return showMapping(reply, { ...found, preview, isKnown: getQueryText(request, "deja") === "oui" });
  });
  app.post(one, async (request, reply) => postMapping(request, reply, await readFile(request)));
  app.get(`${one}/ecartees.csv`, async (request, reply) => {
    const { context, language } = request.ardeco;
    return sendCsv(reply, await buildProblemsFile(context, parseFileId(request), language));
  });
  for (const [gesture, act] of [
    ["arreter", suspendFile],
    ["continuer", resumeFile],
  ] as const)
    app.post(`${one}/${gesture}`, async (request, reply) => {
      const { context, brand } = request.ardeco;
      await act(context, parseFileId(request));
      return sendSeeOther(reply, formatAdminPath(brand, formatFilePath(parseFileId(request))));
    });
  app.post(`${one}/retirer`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    await deleteReceivedFile(context, parseFileId(request));
    return sendSeeOther(reply, formatAdminPath(brand, FILES));
  });
}

const parseFileId = (request: FastifyRequest): PersonFileId => parsePathId<"personFile">(request, "file");

async function readFile(
  request: FastifyRequest,
): Promise<{ readonly file: PersonFile; readonly id: PersonFileId }> {
  const { context } = request.ardeco;
  const id = parseFileId(request);
  return { id, file: await getFile(context, id) };
}

/** The same form was sent twice, and the first is still on its way. */
const arriving = listCodes(recordsErrors, "records.file_arriving");

const sendCsv = (
  reply: FastifyReply,
  { name, content }: { readonly name: string; readonly content: Buffer },
) =>
  reply
    .type("text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "no-store")
    .send(content);
