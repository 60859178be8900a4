import type { FastifyInstance } from "fastify";
import {
  CANCEL_PATH,
  CONFIRM_PATH,
  cancelAddress,
  cancelRecovery,
  confirmAddress,
  STOP_PATH,
} from "../../../features/identity/recovery/index.ts";
import { formatLongDate, toCivilDate } from "../../../kernel/civil-date.ts";
import { mountGesturePage } from "../mount-gesture-page.tsx";
import { doorRecoveryWords } from "./words.ts";

/** Links of our messages about ways in. */
export function mountUndoPages(app: FastifyInstance): void {
  mountGesturePage(app, STOP_PATH, {
    asked: (language) => {
      const say = doorRecoveryWords(language);
      return { title: say.stopTitle, lead: say.stopLead, effect: say.stopEffect, button: say.stop };
    },
    act: async (context, token, language) => {
      await cancelRecovery(context, token);
      const { stopped, stoppedText, signIn } = doorRecoveryWords(language);
      return { title: stopped, text: stoppedText, signIn };
    },
  });
  mountGesturePage(app, CANCEL_PATH, {
    asked: (language) => {
      const say = doorRecoveryWords(language);
      return { title: say.cancelTitle, lead: say.cancelLead, effect: say.cancelEffect, button: say.cancel };
    },
    act: async (context, token, language) => {
      await cancelAddress(context, token);
      const { cancelled, cancelledText, signIn } = doorRecoveryWords(language);
      return { title: cancelled, text: cancelledText, signIn };
    },
  });
  mountGesturePage(app, CONFIRM_PATH, {
    asked: (language) => {
      const say = doorRecoveryWords(language);
      return { title: say.confirmTitle, lead: say.confirmLead, button: say.confirm };
    },
    act: async (context, token, language) => {
      const later = await confirmAddress(context, token);
      const say = doorRecoveryWords(language);
      const text = later
        ? say.confirmedLater(formatLongDate(toCivilDate(later), language))
        : say.confirmedNow;
      return { title: say.confirmedTitle, text, signIn: say.signIn };
    },
  });
}
