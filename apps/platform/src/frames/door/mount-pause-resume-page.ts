import type { FastifyInstance } from "fastify";
import { resumePause, TAKE_BACK_PATH } from "../../features/records/rights/index.ts";
import { defineMessages } from "../../web/index.ts";
import { mountGesturePage } from "./mount-gesture-page.tsx";

const words = defineMessages({
  fr: {
    title: "Ce n’est pas vous ?",
    lead: "Une mise en pause a été levée en votre nom. Si ce n’est pas vous, remettez-la.",
    effect:
      "La pause reprend tout de suite : rien n’est plus transmis, et les services " +
      "en sont prévenus. Ce qui leur est parti entre-temps ne peut pas être repris.",
    button: "Remettre la pause",
    doneTitle: "La pause est de nouveau en place",
    doneText:
      "Rien n’est plus transmis, et les services en sont prévenus. Quelqu’un est peut-être " +
      "entré dans votre compte : connectez-vous, et regardez vos appareils et vos clés.",
    signIn: "Me connecter",
  },
  en: {
    title: "It was not you?",
    lead: "A pause was lifted in your name. If it was not you, put it back.",
    effect:
      "The pause goes on at once: nothing more is sent, and the " +
      "services are told. What left meanwhile cannot be taken back.",
    button: "Put the pause back",
    doneTitle: "The pause is back in force",
    doneText:
      "Nothing more is sent, and the services are told. Somebody may have come " +
      "into your account: sign in, and look at your devices and your passkeys.",
    signIn: "Sign in",
  },
});

/** The link in the message that says that a pause was lifted. */
export function mountPauseResumePage(app: FastifyInstance): void {
  mountGesturePage(app, TAKE_BACK_PATH, {
    asked: (language) => words(language),
    act: async (context, token, language) => {
      await resumePause(context, token);
      const { doneTitle: title, doneText: text, signIn } = words(language);
      return { title, text, signIn };
    },
  });
}
