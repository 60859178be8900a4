import { Alert, Button, Form, Table, Tag } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { parsePathId, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { buildFilesPath } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { getTaskServiceTitle } from "../../../../subscriptions/pages/admin/tasks/list-page.tsx";
import {
  applyReceipt,
  getReceipt,
  receiveReceiptFile,
  type TransferReceipt,
  transfersErrors,
} from "../../../index.ts";
import { renderFilesPage } from "./list-page.tsx";
import { transferWords } from "./transfer-words.ts";

export async function handleReceiptUpload(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const serviceId = parsePathId<"service">(request, "service");
  const parse = async () => {
    const [upload] = readForm(request).uploads;
    const content = upload?.content ?? Buffer.alloc(0);
    const receiptId = await receiveReceiptFile(context, { serviceId, content });
    return sendSeeOther(reply, formatAdminPath(brand, `${buildFilesPath(serviceId)}/accuses/${receiptId}`));
  };
  return recoverRefusal(ofReceipt, parse, (refusal) => renderFilesPage(reply, refusal));
}

const ofReceipt = listCodes(
  transfersErrors,
  "transfers.receipt_not_csv",
  "transfers.receipt_too_large",
  "transfers.receipt_missing",
  "transfers.receipt_of_another",
);

const parseReceiptParams = (request: FastifyRequest) => ({
  serviceId: parsePathId<"service">(request, "service"),
  receiptId: parsePathId<"receipt">(request, "receipt"),
});

/** What the acknowledgement says, line by line, before anything moves. */
export async function showReceipt(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const { serviceId, receiptId } = parseReceiptParams(request);
  const name = await getTaskServiceTitle(context, serviceId);
  const receipt = await getReceipt(context, { serviceId, receiptId });
  const words = transferWords(language);
  const path = formatAdminPath(brand, buildFilesPath(serviceId));
  const fresh = receipt.answers.filter(({ state }) => state === "new").length;
  return sendAdminPage(
    reply,
    { title: words.receiptTitle, place: "services", above: [{ href: path, label: words.title(name) }] },
    <>
      <h1>{words.receiptTitle}</h1>
      {receipt.state === "applied" && <Alert tone="success" title={words.receiptStates.applied} />}
      <p class="ar-lead">{words.toApply(fresh, receipt.answers.length)}</p>
      {fresh > 0 && (
        <Form action={`${path}/accuses/${receiptId}`} csrf={csrf()}>
          <Button>{words.apply}</Button>
        </Form>
      )}
      <AnswersTable receipt={receipt} language={language} />
    </>,
  );
}

function AnswersTable({
  receipt,
  language,
}: {
  readonly receipt: TransferReceipt;
  readonly language: "fr" | "en";
}) {
  const words = transferWords(language);
  return (
    <Table
      id="reponses"
      caption={words.answersCaption}
      columns={Object.values(words.answerColumns).map((label) => ({ label }))}
      rows={receipt.answers.map(({ line, outcome, detail, state }) => ({
        key: String(line),
        cells: [
          String(line),
          outcome === undefined ? "–" : words.outcomes[outcome],
          detail === "" ? "–" : detail,
          <Tag key="state" tone={state === "new" || state === "same" ? "success" : "warning"}>
            {words.answerStates[state]}
          </Tag>,
        ],
      }))}
    />
  );
}

export async function apply(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const at = parseReceiptParams(request);
  await applyReceipt(context, at);
  return sendSeeOther(reply, formatAdminPath(brand, `${buildFilesPath(at.serviceId)}?note=1`));
}
