import { Alert, EmptyState, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { Context } from "../../../../../../kernel/context.ts";
import type { AppError } from "../../../../../../kernel/errors.ts";
import type { ServiceId } from "../../../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { getQueryText, parsePathId, sendSeeOther } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import {
  buildFilesPath,
  buildServicePath,
} from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { getTaskServiceTitle } from "../../../../subscriptions/pages/admin/tasks/list-page.tsx";
import {
  countToCarry,
  createTransferFile,
  findPlace,
  findTransfer,
  listFiles,
  listReceipts,
  transfersErrors,
} from "../../../index.ts";
import { confirmWords } from "./confirm-words.ts";
import { TransferGestures } from "./gestures-view.tsx";
import { FilesTable, ReceiptsTable, ReceiptUpload } from "./list-view.tsx";
import { PlaceTroubles } from "./place-view.tsx";
import { transferWords } from "./transfer-words.ts";

/** What the page shows; the files to their managers only: they carry what people gave to the service. */
async function readFilesPage(context: Context, serviceId: ServiceId) {
  const mayTake = hasCapability(context.actor, "subscription.read", { serviceId });
  const name = await getTaskServiceTitle(context, serviceId);
  const transfer = await findTransfer(context, serviceId);
  const shown = transfer !== undefined && mayTake;
  const read = {
    name,
    transfer,
    place: transfer && (await findPlace(context, serviceId)),
    mayTake,
    files: shown ? await listFiles(context, serviceId) : [],
    receipts: shown ? await listReceipts(context, serviceId) : [],
  };
  const waits = read.transfer?.isOpen && mayTake;
  return { ...read, waiting: waits ? await countToCarry(context, serviceId) : 0 };
}

export async function showFiles(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return renderFilesPage(reply);
}

/** With what refuses, and its status: nothing to prepare, a file that is no acknowledgement. */
export async function renderFilesPage(reply: FastifyReply, refused?: AppError): Promise<FastifyReply> {
  const { request } = reply;
  const { context, brand, language, csrf } = request.ardeco;
  const serviceId = parsePathId<"service">(request, "service");
  const { name, transfer, place, mayTake, waiting, files, receipts } = await readFilesPage(
    context,
    serviceId,
  );
  const words = transferWords(language);
  const stops = confirmWords(language);
  const path = formatAdminPath(brand, buildFilesPath(serviceId));
  const title = words.title(name);
  const error = refused?.code.startsWith("transfers.receipt") ? refused.definition[language] : undefined;
  return sendAdminPage(
    reply,
    {
      title,
      place: "services",
      width: "wide",
      status: refused?.status ?? 200,
      hasErrors: refused !== undefined,
      above: [{ href: formatAdminPath(brand, buildServicePath(serviceId)), label: name }],
    },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {getQueryText(request, "note") !== "" && <Alert tone="success" title={words.applied} />}
      {getQueryText(request, "liste") !== "" && <Alert tone="success" title={stops.asked} />}
      {refused && (
        <Alert tone="warning" title={refused.definition[language]}>
          <p>{refused.definition.todo[language]}</p>
        </Alert>
      )}
      {!transfer?.isOpen && (
        <EmptyState
          title={transfer ? stops.stopped : words.closed}
          icon="folder-open"
          action={<LinkButton href={`${path}/relier`}>{words.connect}</LinkButton>}
        >
          <p>{transfer ? stops.stoppedText : words.closedText}</p>
        </EmptyState>
      )}
      {transfer?.isOpen && (
        <>
          {place && <PlaceTroubles place={place} language={language} />}
          <p>
            {words.rhythm[transfer.schedule]} {mayTake && stops.waiting(waiting)}
          </p>
          <TransferGestures
            path={path}
            csrf={csrf()}
            language={language}
            mayTake={mayTake}
            hasPlace={!!place}
          />
        </>
      )}
      {transfer && mayTake && (
        <>
          <FilesTable files={files} path={path} language={language} />
          <ReceiptUpload path={path} csrf={csrf()} language={language} error={error} />
          <ReceiptsTable receipts={receipts} path={path} language={language} />
        </>
      )}
      {transfer && !mayTake && <Alert tone="info" title={words.notYours} />}
    </>,
  );
}

export async function handleFilePreparation(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const serviceId = parsePathId<"service">(request, "service");
  const create = async () => {
    const fileId = await createTransferFile(context, serviceId);
    return sendSeeOther(reply, formatAdminPath(brand, `${buildFilesPath(serviceId)}/${fileId}`));
  };
  return recoverRefusal(listCodes(transfersErrors, "transfers.nothing_to_send"), create, (refusal) =>
    renderFilesPage(reply, refusal),
  );
}
