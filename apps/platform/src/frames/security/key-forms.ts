import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  askRegistration,
  LABEL_LENGTH,
  registerPasskey,
  removePasskey,
  renamePasskey,
} from "../../features/access/access/index.ts";
import {
  browserOf,
  giveBrowser,
  sendQuestion,
} from "../../features/access/access/pages/common/passkeys/passkey-browser.ts";
import { deviceInWords, deviceOf } from "../../features/access/access/pages/common/sessions/device.ts";
import { asId, isUuid, type PasskeyId } from "../../kernel/ids.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { readForm, seeOther, textOf } from "../../web/index.ts";
import { againPath, type Side, sessionOf, under } from "./side.ts";
import { words } from "./words.ts";

/** Adding, naming and removing one's own keys. */
export function keyForms(app: FastifyInstance, side: Side): void {
  app.get(`${side.path}/cle`, async (request, reply) => {
    const { context, brand } = request.ardeco;
    const session = sessionOf(request);
    const browser = giveBrowser(request, reply);
    const called = { authorityName: brand.name, displayName: session.displayName || brand.name };
    return sendQuestion(
      reply,
      await askRegistration(context, { session: facts(request), browser, ...called }),
    );
  });
  app.post(`${side.path}/cle`, { config: { pace: "strict" } }, async (request, reply) =>
    add(request, reply, side),
  );
  app.post(`${side.path}/cle/nom`, async (request, reply) => {
    const id = askedKey(request);
    await renamePasskey(request.ardeco.context, { id, label: labelIn(request, `nom-${id}`) });
    return back(request, reply, side, "nommee");
  });
  app.post(`${side.path}/cle/retrait`, async (request, reply) => {
    await removePasskey(request.ardeco.context, { id: askedKey(request), session: facts(request) });
    return back(request, reply, side, "retiree");
  });
}

async function add(request: FastifyRequest, reply: FastifyReply, side: Side): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const session = facts(request);
  await registerPasskey(context, {
    session,
    browser: browserOf(request),
    answer: textOf(readForm(request).typed, "answer"),
    label: labelIn(request),
  });
  // An invitation opens nothing else: the key just made does, and is tried at once
  if (session.method === "invitation") return seeOther(reply, againPath(request.ardeco, side));
  return back(request, reply, side, "ajoutee");
}

function facts(request: FastifyRequest) {
  const { actor, method, signedInAt: createdAt } = sessionOf(request);
  return { actor, method, createdAt };
}

/** What they call it, or the kind of device, so that no key is without a name. */
function labelIn(request: FastifyRequest, field = "nom"): string {
  const { language } = request.ardeco;
  const typed = textOf(readForm(request).typed, field).trim().slice(0, LABEL_LENGTH);
  const device = deviceInWords(deviceOf(request.headers["user-agent"]), language);
  return typed || device || words(language).unnamedKey;
}

function askedKey(request: FastifyRequest): PasskeyId {
  const text = textOf(readForm(request).typed, "cle");
  if (!isUuid(text)) throw kernelErrors.error("request.not_found");
  return asId<"passkey">(text);
}

const back = ({ ardeco }: FastifyRequest, reply: FastifyReply, { path }: Side, done: string): FastifyReply =>
  seeOther(reply, `${under(ardeco, path)}?fait=${done}`);
