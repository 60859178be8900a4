import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { elevate } from "../../../../../../kernel/elevate.ts";
import type { FieldError, Sentence } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import {
  bothIn,
  buildFieldError,
  deleteLanguageChoice,
  getTypedText,
  readForm,
  readSessionCookie,
  removeSessionCookie,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
  toCookiePlace,
} from "../../../../../../web/index.ts";
import { closeSessions } from "../../../../../access/access/index.ts";
import { type PaymentId, paymentsErrors } from "../../../../../billing/payments/index.ts";
import { equipmentErrors } from "../../../../../cards/equipment/index.ts";
import { checkRefusals } from "../../../../../cards/supports/index.ts";
import { type CardUpdateId, terminalsErrors } from "../../../../../cards/terminals/index.ts";
import type { Unit } from "../../../../../ledger/counters/index.ts";
import { readAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import {
  endKioskVisit,
  findKiosk,
  kiosksErrors,
  openKioskVisit,
  readVisit,
  registerKiosk,
  requestKioskUpdate,
  startKioskPayment,
} from "../../../index.ts";
import { loadField, showAwaited } from "./card-loading.tsx";
import { readKiosk, removeKioskCookie, setKioskCookie } from "./kiosk-cookies.ts";
import { showPairing, showWelcome } from "./kiosk-doors.tsx";
import { showOutcome } from "./kiosk-outcome.tsx";
import { showRefusal } from "./kiosk-refusal.tsx";
import { kioskWords } from "./kiosk-words.ts";
import { formatAmountFieldName, showVisit } from "./visit-page.tsx";

const both = bothIn(kioskWords);
const buildKioskPath = ({ ardeco }: FastifyRequest): string => `/${ardeco.brand.slug}/borne`;

/** A machine of the authority: paired once, then one visitor after the other. */
export function defineKioskPages(app: FastifyInstance): void {
  void app.register(async (kiosk) => {
    kiosk.setErrorHandler(showRefusal);
    kiosk.addHook("preHandler", endPersonSession);
    kiosk.get(
      "/borne",
      { config: { writesOnRead: "when the kiosk was last seen, and the end of a session left open" } },
      show,
    );
    kiosk.post("/borne/relier", { config: { pace: "strict" } }, handlePairing);
    kiosk.post("/borne/presenter", handlePresentation);
    kiosk.post("/borne/recharger", handleTopUp);
    // Where the link of the other language leads back to.
    kiosk.post("/borne", load);
    kiosk.post("/borne/terminer", handleVisitEnd);
    kiosk.get("/borne/paiements/:payment", showOutcome);
  });
}

/**
 * Somebody who signed in to their space in the browser of a machine, and left it, is signed out by its next
 * page.
 */
async function endPersonSession(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (readKiosk(request, "kiosk") === undefined) return;
  const { session, context } = request.ardeco;
  if (session?.actor.kind === "person") {
    const { id, actor } = session;
    const system = elevate(context, {
      name: "kiosks",
      reason: "The session left open in the browser of a kiosk is ended by a page of nobody.",
    });
    await closeSessions(system, { ids: [id], subjectId: actor.personId });
  }
  for (const kind of ["person", "staff"] as const)
    if (readSessionCookie(request.cookies, kind, toCookiePlace(request.ardeco)) !== undefined)
      removeSessionCookie(reply, request.ardeco, kind);
}

/** What the machine shows now: its pairing, who stands there, or nobody. */
async function show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const secret = readKiosk(request, "kiosk");
  if (secret === undefined || !(await findKiosk(context, secret))) return showPairing(request, reply);
  setKioskCookie(reply, "kiosk", secret);
  const visit = readKiosk(request, "visit");
  if (visit === undefined) return showWelcome(request, reply);
  return runDuringVisit(request, reply, async () => {
    const shown = await readVisit(context, { secret, visit });
    setKioskCookie(reply, "visit", shown.visit);
    return showVisit(request, reply, { people: shown.people });
  });
}

/** Whoever comes next reads French first, whatever the one before chose. */
function setFrenchLanguage(reply: FastifyReply): void {
  const { brand, context } = reply.request.ardeco;
  deleteLanguageChoice(reply, brand.slug, context.ports.publicUrl.startsWith("https://"));
}

/** A visit that is over says so, and shows nothing of who stood there. */
const runDuringVisit = (
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<FastifyReply>,
): Promise<FastifyReply> =>
  recoverRefusal(listCodes(kiosksErrors, "kiosks.visit_over"), work, () => {
    removeKioskCookie(reply, "visit");
    setFrenchLanguage(reply);
    return showWelcome(request, reply, { isOver: true });
  });

async function handlePairing(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const code = getTypedText(readForm(request).typed, "code");
  if (code.trim() === "")
    return showPairing(request, reply, [
      buildFieldError(
        "code",
        "form.required",
        both(({ codeNeeded }) => codeNeeded),
      ),
    ]);
  return submitOrShowAgain(() => registerKiosk(request.ardeco.context, code), {
    besides: toBesides([...listCodes(equipmentErrors), ...listCodes(kiosksErrors)], "code"),
    again: ({ errors }) => showPairing(request, reply, errors),
    after: ({ secret }) => {
      setKioskCookie(reply, "kiosk", secret);
      return sendSeeOther(reply, `${buildKioskPath(request)}?fait=relie`);
    },
  });
}

async function handlePresentation(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const code = getTypedText(readForm(request).typed, "code").trim();
  const refuse = (refusal: string, sentence: Sentence) =>
    showWelcome(request, reply, { errors: [{ field: "code", code: refusal, ...sentence }] });
  if (code === "")
    return refuse(
      "form.required",
      both(({ shownNeeded }) => shownNeeded),
    );
  const shown = await openKioskVisit(request.ardeco.context, { secret: readKiosk(request, "kiosk"), code });
  if ("refusal" in shown) return refuse(`supports.${shown.refusal}`, checkRefusals[shown.refusal]);
  setKioskCookie(reply, "visit", shown.visit);
  return sendSeeOther(reply, buildKioskPath(request));
}

/** Refusals that another amount, or another day, answers. */
const byField = [
  ...listCodes(kiosksErrors, "kiosks.too_much"),
  ...listCodes(
    paymentsErrors,
    "payments.amount_not_valid",
    "payments.not_whole_units",
    "payments.over_ceiling",
    "payments.room_awaited",
    "payments.provider_silent",
    "payments.address_needed",
    "payments.too_many_under_way",
  ),
];

async function handleTopUp(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const [account, personId, given] = [
    getTypedText(typed, "compte"),
    getTypedText(typed, "pour"),
    getTypedText(typed, "nouveau"),
  ];
  const id = isUuid(given) ? parseId<"payment">(given) : context.newId<PaymentId>();
  const [secret, visit] = [readKiosk(request, "kiosk"), readKiosk(request, "visit")];
  const origin = context.ports.publicUrl;
  return runDuringVisit(request, reply, async () => {
    if (!isUuid(account) || !isUuid(personId)) return showRefusedVisit(request, reply, []);
    const field = formatAmountFieldName(account);
    const asked = {
      secret,
      visit,
      id,
      personId: parseId<"person">(personId),
      accountId: parseId<"counterAccount">(account),
      amount: readAmount(getTypedText(typed, field), "euro_cent") ?? 0,
      // The holder's own address stays out of the payment service's page, which the hall reads.
      email: brand.contact.email ?? "",
      returnTo: `${origin}${buildKioskPath(request)}/paiements/${id}`,
      notifyAt: `${origin}/${brand.slug}/paiements/notification`,
    };
    return submitOrShowAgain(() => startKioskPayment(context, asked), {
      besides: toBesides(byField, field),
      again: ({ errors }) => showRefusedVisit(request, reply, errors),
      after: ({ page, paying }) => {
        setKioskCookie(reply, "paying", paying);
        removeKioskCookie(reply, "visit");
        return /^https?:/.test(page)
          ? reply.redirect(page, 303)
          : sendSeeOther(reply, `/${brand.slug}/${page}`);
      },
    });
  });
}

/** An amount for a card, or what came since it was made: the page that follows waits for that card. */
async function load(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const { typed } = readForm(request);
  const [personId, account, given] = [
    getTypedText(typed, "pour"),
    getTypedText(typed, "compte"),
    getTypedText(typed, "nouveau"),
  ];
  const id = isUuid(given) ? parseId<"cardUpdate">(given) : context.newId<CardUpdateId>();
  const [secret, visit] = [readKiosk(request, "kiosk"), readKiosk(request, "visit")];
  return runDuringVisit(request, reply, async () => {
    if (!isUuid(personId) || (account !== "" && !isUuid(account)))
      return showRefusedVisit(request, reply, []);
    const field = loadField(personId, account);
    const amountIn = (unit: Unit) => readAmount(getTypedText(typed, field), unit) ?? 0;
    const credit = account === "" ? undefined : { accountId: parseId<"counterAccount">(account), amountIn };
    const asked = { secret, visit, id, personId: parseId<"person">(personId), credit };
    return submitOrShowAgain(() => requestKioskUpdate(context, asked), {
      besides: {
        ...toBesides(listCodes(terminalsErrors), ""),
        "terminals.load_not_valid": field,
      },
      again: ({ errors }) => showRefusedVisit(request, reply, errors),
      after: (awaited) => showAwaited(request, reply, awaited),
    });
  });
}

/** What was typed stays, with its refusal. */
async function showRefusedVisit(
  request: FastifyRequest,
  reply: FastifyReply,
  errors: readonly FieldError[],
): Promise<FastifyReply> {
  const [secret, visit] = [readKiosk(request, "kiosk"), readKiosk(request, "visit")];
  const shown = await readVisit(request.ardeco.context, { secret, visit });
  setKioskCookie(reply, "visit", shown.visit);
  return showVisit(request, reply, { people: shown.people, errors });
}

async function handleVisitEnd(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  await endKioskVisit(request.ardeco.context, readKiosk(request, "kiosk"));
  removeKioskCookie(reply, "visit");
  removeKioskCookie(reply, "paying");
  setFrenchLanguage(reply);
  return sendSeeOther(reply, `${buildKioskPath(request)}?fait=fini`);
}
