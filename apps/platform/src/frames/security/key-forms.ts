import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  LABEL_LENGTH,
  registerPasskey,
  removePasskey,
  requestPasskeyRegistration,
  updatePasskeyLabel,
} from "../../features/access/access/index.ts";
import {
  readBrowserCookie,
  sendQuestion,
  setBrowserCookie,
} from "../../features/access/access/pages/common/passkeys/passkey-browser.ts";
import { formatDevice, parseDevice } from "../../features/access/access/pages/common/sessions/device.ts";
import { isUuid, type PasskeyId, parseId } from "../../kernel/ids.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendSeeOther } from "../../web/index.ts";
import { formatReauthenticationPath, formatSecurityPath, requireSideSession, type Side } from "./side.ts";
import { securityWords } from "./words.ts";

/** Adding, naming and removing one's own keys. */
export function mountPasskeyForms(app: FastifyInstance, side: Side): void {
  app.get(
    `${side.path}/cle`,
    { config: { writesOnRead: "the challenge that the passkey answers" } },
    async (request, reply) => {
      const { context, brand } = request.ardeco;
      const session = requireSideSession(request);
      const browser = setBrowserCookie(request, reply);
      const called = { authorityName: brand.name, displayName: session.displayName || brand.name };
      return sendQuestion(
        reply,
        await requestPasskeyRegistration(context, { session: readPasskeyFacts(request), browser, ...called }),
      );
    },
  );
  app.post(`${side.path}/cle`, { config: { pace: "strict" } }, async (request, reply) =>
    add(request, reply, side),
  );
  app.post(`${side.path}/cle/nom`, async (request, reply) => {
    const id = parsePasskeyId(request);
    await updatePasskeyLabel(request.ardeco.context, { id, label: parsePasskeyLabel(request, `nom-${id}`) });
    return showSecurityPage(request, reply, side, "nommee");
  });
  app.post(`${side.path}/cle/retrait`, async (request, reply) => {
    await removePasskey(request.ardeco.context, {
      id: parsePasskeyId(request),
      session: readPasskeyFacts(request),
    });
    return showSecurityPage(request, reply, side, "retiree");
  });
}

async function add(request: FastifyRequest, reply: FastifyReply, side: Side): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const session = readPasskeyFacts(request);
  await registerPasskey(context, {
    session,
    browser: readBrowserCookie(request),
    answer: getTypedText(readForm(request).typed, "answer"),
    label: parsePasskeyLabel(request),
  });
  // An invitation opens nothing else: the key just made does, and is tried at once
  if (session.method === "invitation")
    return sendSeeOther(reply, formatReauthenticationPath(request.ardeco, side));
  return showSecurityPage(request, reply, side, "ajoutee");
}

function readPasskeyFacts(request: FastifyRequest) {
  const { actor, method, signedInAt: createdAt } = requireSideSession(request);
  return { actor, method, createdAt };
}

/** What they call it, or the kind of device, so that no key is without a name. */
function parsePasskeyLabel(request: FastifyRequest, field = "nom"): string {
  const { language } = request.ardeco;
  const typed = getTypedText(readForm(request).typed, field).trim().slice(0, LABEL_LENGTH);
  const device = formatDevice(parseDevice(request.headers["user-agent"]), language);
  return typed || device || securityWords(language).unnamedKey;
}

function parsePasskeyId(request: FastifyRequest): PasskeyId {
  const text = getTypedText(readForm(request).typed, "cle");
  if (!isUuid(text)) throw kernelErrors.error("request.not_found");
  return parseId<"passkey">(text);
}

const showSecurityPage = (
  { ardeco }: FastifyRequest,
  reply: FastifyReply,
  { path }: Side,
  done: string,
): FastifyReply => sendSeeOther(reply, `${formatSecurityPath(ardeco, path)}?fait=${done}`);
