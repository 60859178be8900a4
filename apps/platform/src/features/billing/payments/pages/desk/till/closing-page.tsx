import { Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sendDeskPage } from "../../../../../../frames/desk/common/desk-page.tsx";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import { getQueryText, parsePathId } from "../../../../../../web/index.ts";
import { formatClosingCsv, readClosing } from "../../../index.ts";
import { ClosingView } from "../../common/payments/closing-sheet.tsx";
import { tillWords } from "../../common/payments/till-words.ts";

/** A closing, to print and sign for the Treasury. */
export async function showClosing(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language, brand } = request.ardeco;
  const id = parsePathId<"tillClosing">(request, "closing");
  const sheet = await readClosing(context, id);
  const { regie, closing } = sheet;
  const words = tillWords(language);
  const at = buildTillAddresses(brand);
  const title = words.closingTitle(closing.number);
  return sendDeskPage(
    reply,
    {
      title,
      place: "till",
      above: [
        { href: at.list, label: words.title },
        { href: at.till(regie.id), label: regie.name },
      ],
    },
    <>
      {getQueryText(request, "fait") !== "" && <Alert tone="success" title={words.closed} />}
      <h1>{title}</h1>
      <ClosingView {...{ sheet, language }} />
      <p class="ar-desk-screen-only">
        <a href={at.file(closing.id)}>{words.file}</a>
      </p>
    </>,
  );
}

export async function sendClosingFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const sheet = await readClosing(context, parsePathId<"tillClosing">(request, "closing"));
  const { code } = sheet.regie;
  return reply
    .header("content-disposition", `attachment; filename="cloture-${code}-${sheet.closing.number}.csv"`)
    .type("text/csv; charset=utf-8")
    .send(formatClosingCsv(sheet));
}
