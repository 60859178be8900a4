import { Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sendAdminPage, formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/path-id.ts";
import { AppError } from "../../../../../../kernel/errors.ts";
import type { ServiceId } from "../../../../../../kernel/ids.ts";
import {
  FormErrors,
  getQueryText,
  readForm,
  parseRevision,
  sendSeeOther,
  type TypedValues,
  getTypedText,
} from "../../../../../../web/index.ts";
import { holds } from "../../../../../access/access/index.ts";
import { filesPath } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { serviceTitle } from "../../../../subscriptions/pages/admin/tasks/list-page.tsx";
import {
  closePlace,
  findPlace,
  findTransfer,
  keepPlace,
  type Place,
  transfersErrors,
  trustPlace,
  verifyPlace,
  visitSoon,
} from "../../../index.ts";
import { Closing, KeyAndTrust, PlaceTroubles, ServerForm, Standing } from "./place-view.tsx";
import { placeWords } from "./place-words.ts";
import { transferWords } from "./transfer-words.ts";

const serviceOf = (request: FastifyRequest) => parsePathId<"service">(request, "service");

interface Refused {
  readonly error: AppError;
  readonly typed?: TypedValues;
}

export async function showPlace(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return render(reply);
}

export async function savePlace(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const settings = {
    revision: parseRevision(typed),
    host: getTypedText(typed, "host"),
    port: getTypedText(typed, "port"),
    account: getTypedText(typed, "account"),
    outFolder: getTypedText(typed, "outFolder"),
    inFolder: getTypedText(typed, "inFolder"),
  };
  return orRefused(
    reply,
    "saved",
    (serviceId) => keepPlace(request.ardeco.context, { serviceId, ...settings }),
    typed,
  );
}

export async function verify(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return orRefused(reply, undefined, (serviceId) => verifyPlace(request.ardeco.context, { serviceId }));
}

export async function trust(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const hostKey = getTypedText(readForm(request).typed, "hostKey");
  return orRefused(reply, "visiting", (serviceId) =>
    trustPlace(request.ardeco.context, { serviceId, hostKey }),
  );
}

export async function visit(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return orRefused(reply, "visiting", (serviceId) => visitSoon(request.ardeco.context, serviceId));
}

export async function close(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const serviceId = serviceOf(request);
  await closePlace(context, serviceId);
  return sendSeeOther(reply, formatAdminPath(brand, filesPath(serviceId)));
}

/** The page again, with what refuses; a server that does not answer is no page of error. */
async function orRefused(
  reply: FastifyReply,
  note: "saved" | "visiting" | undefined,
  act: (serviceId: ServiceId) => Promise<void>,
  typed?: TypedValues,
): Promise<FastifyReply> {
  const { request } = reply;
  const serviceId = serviceOf(request);
  try {
    await act(serviceId);
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("transfers.place_")) throw error;
    return render(reply, { error, ...(typed ? { typed } : {}) });
  }
  const path = `${formatAdminPath(request.ardeco.brand, filesPath(serviceId))}/depot`;
  return sendSeeOther(reply, note === undefined ? path : `${path}?note=${note}`);
}

const typedOf = (place: Place | undefined): TypedValues =>
  new Map([
    ["host", [place?.host ?? ""]],
    ["port", [String(place?.port ?? 22)]],
    ["account", [place?.account ?? ""]],
    ["outFolder", [place?.outFolder ?? ""]],
    ["inFolder", [place?.inFolder ?? ""]],
  ]);

async function render(reply: FastifyReply, refused?: Refused): Promise<FastifyReply> {
  const { context, brand, language, csrf } = reply.request.ardeco;
  const serviceId = serviceOf(reply.request);
  const { name, transfer, place } = await context.transaction(async (tx) => ({
    name: await serviceTitle(tx, context, serviceId),
    transfer: await findTransfer(tx, context, serviceId),
    place: await findPlace(tx, context, serviceId),
  }));
  if (!transfer) throw transfersErrors.error("transfers.not_connected");
  const words = placeWords(language);
  const files = formatAdminPath(brand, filesPath(serviceId));
  const shown = { path: `${files}/depot`, csrf: csrf(), language };
  const maySend = holds(context.actor, "subscription.read", { serviceId });
  const errors = refused?.error.fields ?? [];
  const note = getQueryText(reply.request, "note");
  return sendAdminPage(
    reply,
    {
      title: words.title,
      place: "services",
      width: "task",
      status: refused?.error.status ?? 200,
      hasErrors: refused !== undefined,
      above: [{ href: files, label: transferWords(language).title(name) }],
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      {!refused && (note === "saved" || note === "visiting") && <Alert tone="success" title={words[note]} />}
      {refused && errors.length === 0 && (
        <Alert tone="warning" title={refused.error.definition[language]}>
          <p>{refused.error.definition.todo[language]}</p>
        </Alert>
      )}
      {place && !refused && <PlaceTroubles place={place} language={language} />}
      {place && <Standing place={place} {...shown} />}
      {maySend ? (
        <ServerForm
          typed={refused?.typed ?? typedOf(place)}
          errors={errors}
          revision={place?.revision ?? 0}
          {...shown}
        />
      ) : (
        <Alert tone="info" title={words.managersTitle}>
          <p>{words.managersText}</p>
        </Alert>
      )}
      {place && maySend && <KeyAndTrust place={place} {...shown} />}
      {place && <Closing {...shown} />}
    </>,
  );
}
