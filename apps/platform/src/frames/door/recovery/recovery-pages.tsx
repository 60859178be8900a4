import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  closeSessions,
  LABEL_LENGTH,
  listPasskeys,
  removePasskey,
  requestPasskeyRegistration,
} from "../../../features/access/access/index.ts";
import {
  readBrowserCookie,
  sendQuestion,
  setBrowserCookie,
} from "../../../features/access/access/pages/common/passkeys/passkey-browser.ts";
import { toAddressErrors } from "../../../features/access/access/pages/common/passkeys/to-address-errors.ts";
import { formatDevice, parseDevice } from "../../../features/access/access/pages/common/sessions/device.ts";
import {
  listOtherSessions,
  recoveryErrors,
  registerRecoveredPasskey,
  requestAddressChange,
} from "../../../features/identity/recovery/index.ts";
import { listUpstreamLinks, removeUpstreamLink } from "../../../features/identity/upstream/index.ts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../kernel/ids.ts";
import {
  findTextAnswer,
  getTypedText,
  parseFields,
  readForm,
  type Session,
  sendSeeOther,
} from "../../../web/index.ts";
import { formatDoorPath, personDoor } from "../doors.ts";
import { toDoorSystem } from "../to-door-system.ts";
import { emailFields, showInside } from "./inside-view.tsx";
import { ALL, INSIDE } from "./paths.ts";

/**
 * Where a code of the desk leads: another way in, what still opens the account, and nothing of what it holds.
 */
export function mountRecoveryPages(app: FastifyInstance): void {
  app.get(INSIDE, async (request, reply) => showWaysRecovery(request, reply));
  app.get(
    `${INSIDE}/cle`,
    { config: { writesOnRead: "the challenge that the passkey answers" } },
    handleRecoveryPasskey,
  );
  app.post(`${INSIDE}/cle`, { config: { pace: "strict" } }, addKey);
  app.post(`${INSIDE}/adresse`, { config: { pace: "mail" } }, handleRecoveryAddress);
  app.post(`${INSIDE}/fermer`, close);
}

/** Throws recovery.over: no session of recovery in this browser, or no longer. */
function requireRecoverySession({ ardeco: { session } }: FastifyRequest): Session {
  if (session?.actor.kind !== "person" || session.method !== "desk")
    throw recoveryErrors.error("recovery.over");
  return session;
}

const readRecoveryFacts = ({ id, actor, method, signedInAt: createdAt }: Session) => ({
  id,
  actor,
  method,
  createdAt,
});

type Told = Parameters<typeof showInside>[1];

async function showWaysRecovery(
  request: FastifyRequest,
  reply: FastifyReply,
  told: Partial<Told> = {},
): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const session = requireRecoverySession(request);
  const passkeys = await listPasskeys(context);
  const id = session.actor.kind === "person" ? session.actor.personId : "";
  const links = await listUpstreamLinks(context, id);
  return showInside(reply, {
    passkeys,
    links,
    sessions: await listOtherSessions(context, readRecoveryFacts(session)),
    ...told,
  });
}

async function handleRecoveryPasskey(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const session = requireRecoverySession(request);
  const browser = setBrowserCookie(request, reply);
  const called = { authorityName: brand.name, displayName: session.displayName || brand.name };
  return sendQuestion(
    reply,
    await requestPasskeyRegistration(context, { session: readRecoveryFacts(session), browser, ...called }),
  );
}

/** The key is tried at once: the session of recovery has done its work. */
async function addKey(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const session = readRecoveryFacts(requireRecoverySession(request));
  const { typed } = readForm(request);
  const device = formatDevice(parseDevice(request.headers["user-agent"]), language);
  await registerRecoveredPasskey(context, {
    session,
    browser: readBrowserCookie(request),
    answer: getTypedText(typed, "answer"),
    label: getTypedText(typed, "nom").trim().slice(0, LABEL_LENGTH) || device || "1",
  });
  return sendSeeOther(reply, `${formatDoorPath(brand, personDoor.path)}?encore=1&fait=cle`);
}

async function handleRecoveryAddress(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const session = readRecoveryFacts(requireRecoverySession(request));
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(emailFields, form, { today, answers: {} });
  if (errors.length > 0) return showWaysRecovery(request, reply, { errors, typed: form.typed });
  const email = findTextAnswer(answers, "email") ?? "";
  const refused = await toAddressErrors(requestAddressChange(context, { session, email }));
  if (refused.length > 0) return showWaysRecovery(request, reply, { errors: refused, typed: form.typed });
  return showWaysRecovery(request, reply, { sent: true });
}

/**
 * A lost telephone, a passkey left on it, an identity of the State. Somebody else's is as good as unknown.
 * Idempotent.
 */
async function close(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const session = readRecoveryFacts(requireRecoverySession(request));
  const { typed } = readForm(request);
  const key = getTypedText(typed, "cle");
  if (isUuid(key)) await removePasskey(context, { id: parseId<"passkey">(key), session });
  if (getTypedText(typed, "identite") === "franceconnect")
    await removeUpstreamLink(context, { kind: "franceconnect", session });
  const asked = getTypedText(typed, "seance");
  const system = toDoorSystem(context);
  const others = await listOtherSessions(context, session);
  const subjectId = session.actor.kind === "person" ? session.actor.personId : "";
  const ids = others.filter((one) => asked === ALL || one.id === asked).map(({ id }) => id);
  await closeSessions(system, { ids, subjectId });
  return sendSeeOther(reply, formatDoorPath(brand, INSIDE));
}
