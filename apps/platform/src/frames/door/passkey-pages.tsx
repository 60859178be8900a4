import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  accessErrors,
  requestPasskeyAssertion,
  signInWithPasskey,
} from "../../features/access/access/index.ts";
import {
  readBrowserCookie,
  sendQuestion,
  setBrowserCookie,
} from "../../features/access/access/pages/common/passkeys/passkey-browser.ts";
import { listCodes, recoverRefusal } from "../../kernel/recover-refusal.ts";
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
  const signIn = async () => {
    const where = { door: door.kind, browser: readBrowserCookie(request) };
    const session = await signInWithPasskey(context, { ...where, answer });
    return openDoorSession(reply, door, { session, back });
  };
  return recoverRefusal(ofPasskey, signIn, ({ definition, status }) =>
    showSignInForm(reply, door, { back, keyRefused: definition, status }),
  );
}

const ofPasskey = listCodes(
  accessErrors,
  "access.passkey_by_invitation",
  "access.passkey_refused",
  "access.passkey_suspended",
  "access.passkey_elsewhere",
  "access.passkey_too_many",
);
