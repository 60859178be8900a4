import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, FOR } from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { isCivilDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  getTypedText,
  readForm,
  saveFlash,
  sendSeeOther,
  type TypedValues,
  toFieldError,
} from "../../../../../../web/index.ts";
import { type BookingId, bookingsErrors, cancelBookings, type Seen } from "../../../index.ts";
import { DAY, formatChoicesField, showAbsence } from "./absence-page.tsx";
import { absenceWords } from "./absence-words.ts";

/**
 * Gives back what is ticked for one person. What changed since it was read is said beside the boxes, and
 * shown again as it is now.
 */
export async function handleAbsenceForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const { typed } = readForm(request);
  const { somebody } = await resolveChosenPerson(request, getTypedText(typed, FOR));
  const field = formatChoicesField(somebody.id);
  const typedDay = getTypedText(typed, DAY);
  const day = isCivilDate(typedDay) ? typedDay : toCivilDate(context.now());
  const chosen = parseChosen(typed, field);
  if (chosen.length === 0) {
    const error = toFieldError(field, bookingsErrors.error("bookings.none_chosen"));
    return showAbsence(request, reply, { status: 422, errors: [error], day, cancelled: 0 });
  }
  const results = await cancelBookings(context, chosen);
  const outcomes = results.flatMap((one) => ("outcome" in one ? [one.outcome] : []));
  const refusals = results.flatMap((one) => ("refusal" in one ? [one.refusal] : []));
  if (refusals.length > 0) {
    const errors = [...new Map(refusals.map((one) => [one.code, toFieldError(field, one)])).values()];
    return showAbsence(request, reply, { status: 409, errors, day, cancelled: outcomes.length });
  }
  const words = absenceWords(language);
  const late = outcomes.filter((outcome) => outcome === "late").length;
  saveFlash(reply, {
    title: words.done(outcomes.length, somebody.self ? "" : somebody.givenName),
    text: late === 0 ? words.allFree : words.late(late),
  });
  return sendSeeOther(reply, `${buildSpaceAddresses(brand).absence}?${DAY}=${day}`);
}

interface Chosen {
  readonly id: BookingId;
  readonly seen: Seen;
}

/** Each once. Throws bookings.unknown for what no page of ours sends. */
function parseChosen(typed: TypedValues, field: string): readonly Chosen[] {
  return [...new Set(typed.get(field) ?? [])].map((value) => {
    const [id = "", seen] = value.split(":");
    if (!isUuid(id)) throw bookingsErrors.error("bookings.unknown");
    return { id: parseId<"booking">(id), seen: seen === "du" ? "due" : "free" };
  });
}
