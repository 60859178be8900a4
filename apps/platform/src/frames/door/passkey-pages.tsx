import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { requestPasskeyAssertion, signInWithPasskey } from "../../features/access/access/index.ts";
import {
  readBrowserCookie,
  sendQuestion,
  setBrowserCookie,
} from "../../features/access/access/pages/common/passkeys/passkey-browser.ts";
import { AppError } from "../../kernel/errors.ts";
import { getTypedText, readForm } from "../../web/index.ts";
import type { Door } from "./doors.ts";
import { openDoorSession } from "./open-door-session.ts";
import { findPostedReturn } from "./return-path.ts";
import { showSignInForm } from "./sign-in-view.tsx";

/** Signing in with a passkey, without saying who one is: the key says it. */
export function mountPasskeyPages(app: FastifyInstance, door: Door): void {
  app.get(
    `${door.path}/cle`,
    { config: { writesOnRead: "the challenge that the passkey answers" } },
    async (request, reply) => {
      const browser = setBrowserCookie(request, reply);
      return sendQuestion(
        reply,
        await requestPasskeyAssertion(request.ardeco.context, { door: door.kind, browser }),
      );
    },
  );
  app.post(`${door.path}/cle`, { config: { pace: "strict" } }, async (request, reply) =>
    handlePasskeyPost(request, reply, door),
  );
}

async function handlePasskeyPost(
  request: FastifyRequest,
  reply: FastifyReply,
  door: Door,
): Promise<FastifyReply> {
  const back = findPostedReturn(request);
  const answer = getTypedText(readForm(request).typed, "answer");
  const { context } = request.ardeco;
  try {
    const where = { door: door.kind, browser: readBrowserCookie(request) };
    const session = await signInWithPasskey(context, { ...where, answer });
    return await openDoorSession(reply, door, { session, back });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("access.passkey_")) throw error;
    return showSignInForm(reply, door, { back, keyRefused: error.definition, status: error.status });
  }
}
