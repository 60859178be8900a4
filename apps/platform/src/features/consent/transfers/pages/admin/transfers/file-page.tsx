import { Alert, Button, Definition, Form, Table, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { parsePathId } from "../../../../../../web/index.ts";
import { buildFilesPath } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { getTaskServiceTitle } from "../../../../subscriptions/pages/admin/tasks/list-page.tsx";
import { type FileLine, getFileLines, issueFile } from "../../../index.ts";
import { FileStateTag } from "./list-view.tsx";
import { transferWords } from "./transfer-words.ts";

const parseFileParams = (request: FastifyRequest) => ({
  serviceId: parsePathId<"service">(request, "service"),
  fileId: parsePathId<"transferFile">(request, "file"),
});

/** One file: its lines without a value, and the button that takes it away. */
export async function showFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const { serviceId, fileId } = parseFileParams(request);
  const { file, lines } = await getFileLines(context, { serviceId, fileId });
  const name = await getTaskServiceTitle(context, serviceId);
  const words = transferWords(language);
  const path = formatAdminPath(brand, buildFilesPath(serviceId));
  const left = lines.some(({ problem }) => problem !== undefined);
  return sendAdminPage(
    reply,
    { title: file.name, place: "services", above: [{ href: path, label: words.title(name) }] },
    <>
      <h1>{file.name}</h1>
      <p>
        <FileStateTag file={file} language={language} />
      </p>
      {left && (
        <Alert tone="warning" title={words.left}>
          <p>{words.leftText}</p>
        </Alert>
      )}
      <Definition
        items={[
          { term: words.madeOn, description: formatLongDate(file.madeOn, language) },
          { term: words.columns.lines, description: String(file.lines) },
        ]}
      />
      {file.isThere ? (
        <Form action={`${path}/${fileId}/retirer`} csrf={csrf()}>
          <p>{file.state === "waiting" ? words.takeHint : words.againHint}</p>
          <Button icon="download">{file.state === "waiting" ? words.take : words.again}</Button>
        </Form>
      ) : (
        <p>{words.forgotten}</p>
      )}
      <Table
        id="lignes"
        caption={words.linesCaption}
        columns={[
          { label: words.lineColumns.place },
          { label: words.lineColumns.action },
          { label: words.lineColumns.outcome },
        ]}
        rows={lines.map((line) => ({
          key: `${line.place}`,
          cells: [
            <>
              {line.place}
              <span class="ds-sr-only"> {line.id}</span>
            </>,
            words.actions[line.action],
            <Outcome key="outcome" line={line} language={language} />,
          ],
        }))}
      />
    </>,
  );
}

function Outcome({ line, language }: { readonly line: FileLine; readonly language: Language }) {
  const words = transferWords(language);
  if (line.problem) return <>{words.problems[line.problem.code](line.problem.column ?? "")}</>;
  if (line.outcome === undefined) return <>{words.noAnswer}</>;
  return <Tag tone={line.outcome === "done" ? "success" : "danger"}>{words.outcomes[line.outcome]}</Tag>;
}

/** A form and not a link: the file leaves, and the journal tells it. */
export async function handleFileDownload(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { name, content } = await issueFile(request.ardeco.context, parseFileParams(request));
  return reply
    .header("cache-control", "private, no-store")
    .header("content-disposition", `attachment; filename="${name}"`)
    .type("text/csv")
    .send(content);
}
