import type { FastifyInstance } from "fastify";
import {
  CANCEL_PATH,
  CONFIRM_PATH,
  cancelAddress,
  confirmAddress,
  STOP_PATH,
  stopRecovery,
} from "../../../features/identity/recovery/index.ts";
import { civilDate, longDate } from "../../../kernel/civil-date.ts";
import { oneGesture } from "../one-gesture.tsx";
import { recoveryWords } from "./words.ts";

/** Links of our messages about ways in. */
export function undoPages(app: FastifyInstance): void {
  oneGesture(app, STOP_PATH, {
    asked: (language) => {
      const say = recoveryWords(language);
      return { title: say.stopTitle, lead: say.stopLead, effect: say.stopEffect, button: say.stop };
    },
    act: async (context, token, language) => {
      await stopRecovery(context, token);
      const { stopped, stoppedText, signIn } = recoveryWords(language);
      return { title: stopped, text: stoppedText, signIn };
    },
  });
  oneGesture(app, CANCEL_PATH, {
    asked: (language) => {
      const say = recoveryWords(language);
      return { title: say.cancelTitle, lead: say.cancelLead, effect: say.cancelEffect, button: say.cancel };
    },
    act: async (context, token, language) => {
      await cancelAddress(context, token);
      const { cancelled, cancelledText, signIn } = recoveryWords(language);
      return { title: cancelled, text: cancelledText, signIn };
    },
  });
  oneGesture(app, CONFIRM_PATH, {
    asked: (language) => {
      const say = recoveryWords(language);
      return { title: say.confirmTitle, lead: say.confirmLead, button: say.confirm };
    },
    act: async (context, token, language) => {
      const later = await confirmAddress(context, token);
      const say = recoveryWords(language);
      const text = later ? say.confirmedLater(longDate(civilDate(later), language)) : say.confirmedNow;
      return { title: say.confirmedTitle, text, signIn: say.signIn };
    },
  });
}
