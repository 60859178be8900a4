import { Button, Form, LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Context } from "../../kernel/context.ts";
import type { Language } from "../../kernel/errors.ts";
import { getQueryText, getTypedText, readForm, sendAuthorityPage } from "../../web/index.ts";
import { formatDoorPath, personDoor } from "./doors.ts";

export interface GestureQuestion {
  readonly title: string;
  readonly lead: string;
  readonly effect?: string;
  readonly button: string;
}

export interface GestureOutcome {
  readonly title: string;
  readonly text: string;
  /** Where one goes on from there: to sign in. */
  readonly signIn: string;
}

export interface Gesture {
  readonly asked: (language: Language) => GestureQuestion;
  readonly act: (context: Context, token: string, language: Language) => Promise<GestureOutcome>;
}

/**
 * The page of a link of ours. Opening it changes nothing: mail scanners open every link; its button does.
 * Nobody has to sign in.
 */
export function mountGesturePage(app: FastifyInstance, path: string, { asked, act }: Gesture): void {
  app.get(path, async (request, reply) =>
    showGestureQuestion(reply, path, getQueryText(request, "jeton"), asked),
  );
  app.post(path, { config: { pace: "strict" } }, async (request, reply) => {
    const { context, language, brand } = request.ardeco;
    const { title, text, signIn } = await act(
      context,
      getTypedText(readForm(request).typed, "jeton"),
      language,
    );
    return sendAuthorityPage(
      reply,
      { title },
      <>
        <h1>{title}</h1>
        <p class="ar-lead">{text}</p>
        <LinkButton href={formatDoorPath(brand, personDoor.path)}>{signIn}</LinkButton>
      </>,
    );
  });
}

function showGestureQuestion(
  reply: FastifyReply,
  path: string,
  token: string,
  asked: Gesture["asked"],
): FastifyReply {
  const { language, brand, csrf } = reply.request.ardeco;
  const { title, lead, effect, button } = asked(language);
  reply.header("cache-control", "no-store");
  return sendAuthorityPage(
    reply,
    { title },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{lead}</p>
      {effect && <p>{effect}</p>}
      <Form action={formatDoorPath(brand, path)} csrf={csrf()} hidden={{ jeton: token }}>
        <Button>{button}</Button>
      </Form>
    </>,
  );
}
