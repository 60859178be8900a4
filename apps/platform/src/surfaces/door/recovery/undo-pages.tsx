import { Button, Form, LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import { civilDate, longDate } from "../../../kernel/civil-date.ts";
import {
  CANCEL_PATH,
  CONFIRM_PATH,
  cancelAddress,
  confirmAddress,
  STOP_PATH,
  stopRecovery,
} from "../../../modules/recovery/index.ts";
import { page, queryText, readForm, textOf } from "../../../web/index.ts";
import { personDoor, under } from "../doors.ts";
import { recoveryWords } from "./words.ts";

type Words = ReturnType<typeof recoveryWords>;
interface Asked {
  readonly title: string;
  readonly lead: string;
  readonly effect?: string;
  readonly button: string;
}
interface Done {
  readonly title: string;
  readonly text: string;
}

/** Links of our messages. Opening one changes nothing: mail scanners open every link; its button does. */
export function undoPages(app: FastifyInstance): void {
  oneGesture(app, STOP_PATH, {
    asked: (say) => ({ title: say.stopTitle, lead: say.stopLead, effect: say.stopEffect, button: say.stop }),
    act: async (context, token, say) => {
      await stopRecovery(context, token);
      return { title: say.stopped, text: say.stoppedText };
    },
  });
  oneGesture(app, CANCEL_PATH, {
    asked: (say) => ({
      title: say.cancelTitle,
      lead: say.cancelLead,
      effect: say.cancelEffect,
      button: say.cancel,
    }),
    act: async (context, token, say) => {
      await cancelAddress(context, token);
      return { title: say.cancelled, text: say.cancelledText };
    },
  });
  oneGesture(app, CONFIRM_PATH, {
    asked: (say) => ({ title: say.confirmTitle, lead: say.confirmLead, button: say.confirm }),
    act: async (context, token, say, language) => {
      const later = await confirmAddress(context, token);
      const text = later ? say.confirmedLater(longDate(civilDate(later), language)) : say.confirmedNow;
      return { title: say.confirmedTitle, text };
    },
  });
}

type Context = Parameters<typeof stopRecovery>[0];
type Language = Parameters<typeof recoveryWords>[0];

interface Gesture {
  readonly asked: (say: Words) => Asked;
  readonly act: (context: Context, token: string, say: Words, language: Language) => Promise<Done>;
}

function oneGesture(app: FastifyInstance, path: string, { asked, act }: Gesture): void {
  app.get(path, async (request, reply) => ask(reply, path, queryText(request, "jeton"), asked));
  app.post(path, { config: { pace: "strict" } }, async (request, reply) => {
    const { context, language, brand } = request.ardeco;
    const say = recoveryWords(language);
    const { title, text } = await act(context, textOf(readForm(request).typed, "jeton"), say, language);
    return page(
      reply,
      { title },
      <>
        <h1>{title}</h1>
        <p class="ar-lead">{text}</p>
        <LinkButton href={under(brand, personDoor.path)}>{say.signIn}</LinkButton>
      </>,
    );
  });
}

function ask(reply: FastifyReply, path: string, token: string, asked: Gesture["asked"]): FastifyReply {
  const { language, brand, csrf } = reply.request.ardeco;
  const { title, lead, effect, button } = asked(recoveryWords(language));
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
