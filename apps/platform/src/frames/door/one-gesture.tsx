import { Button, Form, LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { Context } from "../../kernel/context.ts";
import type { Language } from "../../kernel/errors.ts";
import { page, queryText, readForm, textOf } from "../../web/index.ts";
import { personDoor, under } from "./doors.ts";

export interface Asked {
  readonly title: string;
  readonly lead: string;
  readonly effect?: string;
  readonly button: string;
}

export interface Done {
  readonly title: string;
  readonly text: string;
  /** Where one goes on from there: to sign in. */
  readonly signIn: string;
}

export interface Gesture {
  readonly asked: (language: Language) => Asked;
  readonly act: (context: Context, token: string, language: Language) => Promise<Done>;
}

/**
 * The page of a link of ours. Opening it changes nothing: mail scanners open every link; its button does.
 * Nobody has to sign in.
 */
export function oneGesture(app: FastifyInstance, path: string, { asked, act }: Gesture): void {
  app.get(path, async (request, reply) => ask(reply, path, queryText(request, "jeton"), asked));
  app.post(path, { config: { pace: "strict" } }, async (request, reply) => {
    const { context, language, brand } = request.ardeco;
    const { title, text, signIn } = await act(context, textOf(readForm(request).typed, "jeton"), language);
    return page(
      reply,
      { title },
      <>
        <h1>{title}</h1>
        <p class="ar-lead">{text}</p>
        <LinkButton href={under(brand, personDoor.path)}>{signIn}</LinkButton>
      </>,
    );
  });
}

function ask(reply: FastifyReply, path: string, token: string, asked: Gesture["asked"]): FastifyReply {
  const { language, brand, csrf } = reply.request.ardeco;
  const { title, lead, effect, button } = asked(language);
  reply.header("cache-control", "no-store");
  return page(
    reply,
    { title },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{lead}</p>
      {effect && <p>{effect}</p>}
      <Form action={under(brand, path)} csrf={csrf()} hidden={{ jeton: token }}>
        <Button>{button}</Button>
      </Form>
    </>,
  );
}
