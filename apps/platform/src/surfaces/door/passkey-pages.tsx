import { Button, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../../kernel/errors.ts";
import { askPasskey, signInWithPasskey } from "../../modules/access/index.ts";
import { readForm, textOf, type Visit } from "../../web/index.ts";
import { browserOf, giveBrowser, sendQuestion } from "../passkey-browser.ts";
import { PasskeyPlace } from "../passkey-place.tsx";
import { type Door, under } from "./doors.ts";
import { enterAs } from "./enter-as.ts";
import { hiddenReturn, postedReturn } from "./return-path.ts";
import { showSignIn } from "./sign-in-view.tsx";
import { words } from "./words.ts";

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

interface PasskeySignInProps {
  readonly visit: Visit;
  readonly door: Door;
  readonly back: string | undefined;
}

export function PasskeySignIn({ visit, door, back }: PasskeySignInProps) {
  const { brand, language, csrf } = visit;
  const say = words(language);
  const path = under(brand, `${door.path}/cle`);
  return (
    <PasskeyPlace act="get" question={path} language={language}>
      <Form action={path} csrf={csrf()} hidden={{ answer: "", ...hiddenReturn(back) }}>
        <Button variant="secondary" icon="key-round">
          {say.withKey}
        </Button>
      </Form>
      <p class="ar-hint">{say.withKeyWhy}</p>
    </PasskeyPlace>
  );
}
