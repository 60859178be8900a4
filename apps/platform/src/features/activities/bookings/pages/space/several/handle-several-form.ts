import { randomUUID } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildSpaceAddresses,
  FOR,
  formatPersonAddress,
} from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  getTypedText,
  readForm,
  saveFlash,
  sendSeeOther,
  type TypedValues,
  toFieldError,
} from "../../../../../../web/index.ts";
import { bookingsErrors, createBookings, type SeveralBookings } from "../../../index.ts";
import { ACTIVITY, SESSIONS, showSeveral } from "./several-page.tsx";
import { severalWords } from "./several-words.ts";

/** Books what is ticked. What is refused stays ticked, with the reason; the rest is booked. */
export async function handleSeveralForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const { typed } = readForm(request);
  const { somebody } = await resolveChosenPerson(request, getTypedText(typed, FOR));
  const chosen = parseChosen(typed);
  const shown = { activityId: getTypedText(typed, ACTIVITY), booked: 0, ticked: new Set<string>() };
  if (chosen.length === 0) {
    const errors = [toFieldError(SESSIONS, bookingsErrors.error("bookings.none_ticked"))];
    return showSeveral(request, reply, { ...shown, status: 422, errors });
  }
  const given = getTypedText(typed, "nouveau");
  const formId = isUuid(given) ? given : randomUUID();
  const results = await createBookings(context, { formId, personId: somebody.id, chosen });
  const booked = results.flatMap((one) => ("booking" in one ? [one.booking] : []));
  const refused = results.flatMap((one) => ("refusal" in one ? [one] : []));
  if (refused.length > 0)
    return showSeveral(request, reply, {
      ...shown,
      status: 409,
      errors: [
        ...new Map(refused.map(({ refusal }) => [refusal.code, toFieldError(SESSIONS, refusal)])).values(),
      ],
      booked: booked.length,
      ticked: new Set(refused.map(({ sessionId }) => sessionId)),
    });
  const words = severalWords(language);
  const waiting = booked.filter(({ state }) => state === "waiting").length;
  saveFlash(reply, {
    title: words.booked(booked.length),
    text: waiting > 0 ? words.waiting(waiting) : words.held,
  });
  return sendSeeOther(reply, formatPersonAddress(buildSpaceAddresses(brand).bookings, somebody));
}

/** Each once. Throws bookings.unknown_session for what no page of ours sends. */
function parseChosen(typed: TypedValues): SeveralBookings["chosen"] {
  return [...new Set(typed.get(SESSIONS) ?? [])].map((value) => {
    const [id = "", cents = ""] = value.split(":");
    if (!isUuid(id)) throw bookingsErrors.error("bookings.unknown_session");
    return {
      sessionId: parseId<"activitySession">(id),
      seenCents: /^\d{1,7}$/.test(cents) ? Number(cents) : -1,
    };
  });
}
