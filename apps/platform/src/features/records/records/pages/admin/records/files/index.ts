import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { under } from "../../../../../../../frames/admin/common/admin-page.tsx";
import { pathId } from "../../../../../../../frames/admin/common/path-id.ts";
import { requireOneOf } from "../../../../../../../frames/admin/common/signed-in.ts";
import { AppError } from "../../../../../../../kernel/errors.ts";
import { queryText, seeOther } from "../../../../../../../web/index.ts";
import {
  dropFile,
  getFile,
  type PersonFile,
  type PersonFileId,
  previewFile,
  recordsErrors,
  resumeFile,
  stopFile,
} from "../../../../index.ts";
import { exampleFile } from "./example.ts";
import { problemsFile, showArriving, showFile } from "./file-page.tsx";
import { deposit, showFiles } from "./files-page.tsx";
import { postMapping, showMapping } from "./mapping-page.tsx";
import { FILES, filePath } from "./paths.ts";

/** Files of establishments, taken over. */
export function filePages(app: FastifyInstance): void {
  requireOneOf(app, ["record.import"]);
  app.get(FILES, async (request, reply) => showFiles(request, reply));
  app.post(`${FILES}/fichiers`, { config: { streamsFile: true } }, async (request, reply) =>
    deposit(request, reply),
  );
  app.get(`${FILES}/exemple.csv`, async (_request, reply) =>
    sendCsv(reply, { name: "exemple-piscine.csv", content: exampleFile() }),
  );
  const one = filePath(":file");
  app.get(one, async (request, reply) => {
    const found = await readFile(request).catch(unlessArriving);
    if (!found) return showArriving(reply, fileId(request));
    if (found.file.state !== "received") return showFile(request, reply, found);
    const { context } = request.ardeco;
    const preview = await context.transaction((tx) => previewFile(tx, context, found.id));
    return showMapping(reply, { ...found, preview, isKnown: queryText(request, "deja") === "oui" });
  });
  app.post(one, async (request, reply) => postMapping(request, reply, await readFile(request)));
  app.get(`${one}/ecartees.csv`, async (request, reply) => {
    const { context, language } = request.ardeco;
    return sendCsv(reply, await problemsFile(context, fileId(request), language));
  });
  for (const [gesture, act] of [
    ["arreter", stopFile],
    ["continuer", resumeFile],
  ] as const)
    app.post(`${one}/${gesture}`, async (request, reply) => {
      const { context, brand } = request.ardeco;
      await act(context, fileId(request));
      return seeOther(reply, under(brand, filePath(fileId(request))));
    });
  app.post(`${one}/retirer`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    await dropFile(context, fileId(request));
    return seeOther(reply, under(brand, FILES));
  });
}

const fileId = (request: FastifyRequest): PersonFileId => pathId<"personFile">(request, "file");

async function readFile(
  request: FastifyRequest,
): Promise<{ readonly file: PersonFile; readonly id: PersonFileId }> {
  const { context } = request.ardeco;
  const id = fileId(request);
  return { id, file: await context.transaction((tx) => getFile(tx, context, id)) };
}

/** The same form was sent twice, and the first is still on its way. */
function unlessArriving(error: unknown): undefined {
  if (error instanceof AppError && error.code === recordsErrors.codes["records.file_arriving"]) return;
  throw error;
}

const sendCsv = (
  reply: FastifyReply,
  { name, content }: { readonly name: string; readonly content: Buffer },
) =>
  reply
    .type("text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "no-store")
    .send(content);
