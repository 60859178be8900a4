import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { FormErrors, readForm, sendSeeOther, type TypedValues } from "../../../../../../web/index.ts";
import { buildClientsPath } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { type Client, clientsErrors, registerClient, updateClientRegistration } from "../../../index.ts";
import {
  readClient,
  readMethod,
  toClientFieldErrors,
  toClientTypedValues,
  validateClientName,
} from "./client-form.ts";
import { ClientForm } from "./client-form-view.tsx";
import { parseClientSeen } from "./client-gestures.ts";
import { clientWords } from "./client-words.ts";
import { findClients, getRequestedClient } from "./find-clients.ts";
import { showSecret } from "./secret-view.tsx";

type Found = Awaited<ReturnType<typeof findClients>>;

interface FormState {
  readonly found: Found;
  readonly typed: TypedValues;
  readonly errors?: readonly FieldError[];
  readonly client?: Client;
}

/** Registering an application, and changing its addresses. */
export function defineClientFormPages(app: FastifyInstance, path: string): void {
  app.get(`${path}/nouvelle`, async (request, reply) =>
    showClientForm(reply, {
      found: await findClients(request),
      typed: new Map([["authMethod", ["client_secret_basic"]]]),
    }),
  );
  app.post(`${path}/nouvelle`, async (request, reply) => register(request, reply));
  app.get(`${path}/:client`, async (request, reply) => {
    const found = await findClients(request);
    const client = getRequestedClient(request, found.clients);
    return showClientForm(reply, { found, client, typed: toClientTypedValues(toRequestedClient(client)) });
  });
  app.post(`${path}/:client`, async (request, reply) => handleClientChange(request, reply));
}

async function register(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const found = await findClients(request);
  const { typed } = readForm(request);
  const { serviceId } = found;
  return handleFormErrors(reply, { found, typed }, async () => {
    const input = { ...readClient(typed), serviceId, authMethod: readMethod(typed) };
    const registered = await registerClient(request.ardeco.context, input);
    return showSecret(reply, { serviceId, ...registered });
  });
}

async function handleClientChange(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const found = await findClients(request);
  const { typed } = readForm(request);
  const client = getRequestedClient(request, found.clients);
  return handleFormErrors(reply, { found, typed, client }, async () => {
    const { context, brand } = request.ardeco;
    await updateClientRegistration(context, { ...parseClientSeen(request), ...readClient(typed) });
    return sendSeeOther(reply, formatAdminPath(brand, buildClientsPath(found.serviceId)));
  });
}

const ofFields = listCodes(clientsErrors, "clients.keys_needed", "clients.addresses_not_valid");

async function handleFormErrors(
  reply: FastifyReply,
  state: FormState,
  act: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const errors = validateClientName(state.typed);
  if (errors.length > 0) return showClientForm(reply, { ...state, errors });
  return recoverRefusal(ofFields, act, (refusal) => {
    const refused = toClientFieldErrors(refusal);
    const typed = removePrivateKey(state.typed, refused);
    return showClientForm(reply, { ...state, typed, errors: refused });
  });
}

/** What was typed stays, but a private key: it is not written once more in a page. */
function removePrivateKey(typed: TypedValues, errors: readonly FieldError[]): TypedValues {
  const isPrivate = errors.some(({ code }) => code === "clients.key_is_private");
  return new Map([...typed].filter(([name]) => !(isPrivate && name === "jwks")));
}

/** As it will be: sent again as it is shown, the form takes nothing back of what waits. */
function toRequestedClient(client: Client): Client {
  const { redirectUris = client.redirectUris, keys } = client.waiting ?? {};
  if (!keys) return { ...client, redirectUris };
  const { jwksUri: _, jwks: __, ...rest } = client;
  return { ...rest, redirectUris, ...keys };
}

function showClientForm(reply: FastifyReply, { found, typed, errors = [], client }: FormState): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const words = clientWords(language);
  const path = formatAdminPath(brand, buildClientsPath(found.serviceId));
  const title = client ? client.name : words.register;
  const status = errors.length > 0 ? 422 : 200;
  const above = [{ href: path, label: words.titleOf(found.serviceTitle) }];
  return sendAdminPage(
    reply,
    { title, place: "services", above, width: "task", status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <ClientForm
        {...{ reply, typed, errors }}
        action={`${path}/${client ? client.id : "nouvelle"}`}
        {...(client ? { client } : {})}
      />
    </>,
  );
}
