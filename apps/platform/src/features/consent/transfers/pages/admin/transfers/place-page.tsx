import { Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { AppError } from "../../../../../../kernel/errors.ts";
import type { ServiceId } from "../../../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import {
  FormErrors,
  getQueryText,
  getTypedText,
  parsePathId,
  parseRevision,
  readForm,
  sendSeeOther,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { buildFilesPath } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { getTaskServiceTitle } from "../../../../subscriptions/pages/admin/tasks/list-page.tsx";
import {
  closePlace,
  confirmPlaceKey,
  findPlace,
  findTransfer,
  type Place,
  savePlaceSettings,
  schedulePlaceVisit,
  transfersErrors,
  verifyPlace,
} from "../../../index.ts";
import { Closing, KeyAndTrust, PlaceStanding, PlaceTroubles, ServerForm } from "./place-view.tsx";
import { placeWords } from "./place-words.ts";
import { transferWords } from "./transfer-words.ts";

const parseServiceId = (request: FastifyRequest) => parsePathId<"service">(request, "service");

interface Refused {
  readonly error: AppError;
  readonly typed?: TypedValues;
}

export async function showPlace(_request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return renderPlacePage(reply);
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
  return handlePlaceErrors(
    reply,
    "saved",
    (serviceId) => savePlaceSettings(request.ardeco.context, { serviceId, ...settings }),
    typed,
  );
}

export async function verify(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return handlePlaceErrors(reply, undefined, (serviceId) =>
    verifyPlace(request.ardeco.context, { serviceId }),
  );
}

export async function handlePlaceTrust(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const hostKey = getTypedText(readForm(request).typed, "hostKey");
  return handlePlaceErrors(reply, "visiting", (serviceId) =>
    confirmPlaceKey(request.ardeco.context, { serviceId, hostKey }),
  );
}

export async function handlePlaceVisit(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return handlePlaceErrors(reply, "visiting", (serviceId) =>
    schedulePlaceVisit(request.ardeco.context, serviceId),
  );
}

export async function close(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const serviceId = parseServiceId(request);
  await closePlace(context, serviceId);
  return sendSeeOther(reply, formatAdminPath(brand, buildFilesPath(serviceId)));
}

/** The page again, with what refuses; a server that does not answer is no page of error. */
async function handlePlaceErrors(
  reply: FastifyReply,
  note: "saved" | "visiting" | undefined,
  act: (serviceId: ServiceId) => Promise<void>,
  typed?: TypedValues,
): Promise<FastifyReply> {
  const { request } = reply;
  const serviceId = parseServiceId(request);
  const path = `${formatAdminPath(request.ardeco.brand, buildFilesPath(serviceId))}/depot`;
  const run = async () => {
    await act(serviceId);
    return sendSeeOther(reply, note === undefined ? path : `${path}?note=${note}`);
  };
  return recoverRefusal(ofPlace, run, (error) =>
    renderPlacePage(reply, { error, ...(typed ? { typed } : {}) }),
  );
}

const ofPlace = listCodes(
  transfersErrors,
  "transfers.place_not_valid",
  "transfers.place_private",
  "transfers.place_name_unknown",
  "transfers.place_silent",
  "transfers.place_unreachable",
  "transfers.place_refused",
  "transfers.place_file_too_large",
  "transfers.place_key_changed",
  "transfers.place_sign_in_refused",
  "transfers.place_folder_missing",
  "transfers.place_not_allowed",
  "transfers.place_not_open",
);

const toPlaceTypedValues = (place: Place | undefined): TypedValues =>
  new Map([
    ["host", [place?.host ?? ""]],
    ["port", [String(place?.port ?? 22)]],
    ["account", [place?.account ?? ""]],
    ["outFolder", [place?.outFolder ?? ""]],
    ["inFolder", [place?.inFolder ?? ""]],
  ]);

async function renderPlacePage(reply: FastifyReply, refused?: Refused): Promise<FastifyReply> {
  const { context, brand, language, csrf } = reply.request.ardeco;
  const serviceId = parseServiceId(reply.request);
  const name = await getTaskServiceTitle(context, serviceId);
  const transfer = await findTransfer(context, serviceId);
  const place = await findPlace(context, serviceId);
  if (!transfer) throw transfersErrors.error("transfers.not_connected");
  const words = placeWords(language);
  const files = formatAdminPath(brand, buildFilesPath(serviceId));
  const shown = { path: `${files}/depot`, csrf: csrf(), language };
  const maySend = hasCapability(context.actor, "subscription.read", { serviceId });
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
      {place && <PlaceStanding place={place} {...shown} />}
      {maySend ? (
        <ServerForm
          typed={refused?.typed ?? toPlaceTypedValues(place)}
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
