import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { askPasskey, signInWithPasskey } from "../../features/access/access/index.ts";
import {
  browserOf,
  giveBrowser,
  sendQuestion,
} from "../../features/access/access/pages/common/passkeys/passkey-browser.ts";
import { AppError } from "../../kernel/errors.ts";
import { readForm, textOf } from "../../web/index.ts";
import type { Door } from "./doors.ts";
import { enterAs } from "./enter-as.ts";
import { postedReturn } from "./return-path.ts";
import { showSignIn } from "./sign-in-view.tsx";

/** Signing in with a passkey, without saying who one is: the key says it. */
export function passkeyPages(app: FastifyInstance, door: Door): void {
  app.get(`${door.path}/cle`, async (request, reply) => {
    const browser = giveBrowser(request, reply);
    return sendQuestion(reply, await askPasskey(request.ardeco.context, { door: door.kind, browser }));
  });
  app.post(`${door.path}/cle`, { config: { pace: "strict" } }, async (request, reply) =>
    useKey(request, reply, door),
  );
}

async function useKey(request: FastifyRequest, reply: FastifyReply, door: Door): Promise<FastifyReply> {
  const back = postedReturn(request);
  const answer = textOf(readForm(request).typed, "answer");
  const { context } = request.ardeco;
  try {
    const where = { door: door.kind, browser: browserOf(request) };
    const session = await signInWithPasskey(context, { ...where, answer });
    return await enterAs(reply, door, { session, back });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("access.passkey_")) throw error;
    return showSignIn(reply, door, { back, keyRefused: error.definition, status: error.status });
  }
}
