import { Type } from "typebox";
import type { Context } from "../../../kernel/context.ts";
import type { Equipment } from "../../cards/equipment/index.ts";
import {
  buildIdShape,
  buildJsonReader,
  Instant,
  type Opened,
  openFromBrowser,
  sealForBrowser,
} from "../../trust/keys/index.ts";
import { kiosksErrors } from "./errors.ts";

/** What the browser of a kiosk carries, sealed, while somebody stands there. */
const Visit = Type.Object({
  /** The one under way at its machine, or it opens nothing. */
  id: Type.String(),
  equipmentId: buildIdShape<"equipment">(),
  personId: buildIdShape<"person">(),
  /** When the code was shown. */
  since: Instant,
  until: Instant,
});
export type Visit = Opened<typeof Visit>;

/**
 * What it carries while the payment service has the screen: whose payment comes back, when nobody may be read
 * any more.
 */
const Paying = Type.Object({
  equipmentId: buildIdShape<"equipment">(),
  personId: buildIdShape<"person">(),
  paymentId: buildIdShape<"payment">(),
  accountId: buildIdShape<"counterAccount">(),
  until: Instant,
});
export type Paying = Opened<typeof Paying>;

/** As long as somebody reads a page; each page is two minutes more, ten in all. */
const VISIT_MS = 2 * 60_000;
const LONGEST_MS = 10 * 60_000;
/** As long as one pays. */
const PAYING_MS = 30 * 60_000;

const readVisitText = buildJsonReader("kiosk-visit", Visit);
const readPayingText = buildJsonReader("kiosk-paying", Paying);

export const startVisit = (context: Context, who: Pick<Visit, "id" | "equipmentId" | "personId">): string =>
  sealVisit(context, { ...who, since: context.now().toISOString() });

/** The same visit, two minutes more. */
export function sealVisit(context: Context, visit: Omit<Visit, "until">): string {
  const last = new Date(visit.since).getTime() + LONGEST_MS;
  const until = new Date(Math.min(last, context.now().getTime() + VISIT_MS)).toISOString();
  return sealForBrowser(context, "kiosks:visit", JSON.stringify({ ...visit, until }));
}

export const sealPaying = (context: Context, who: Omit<Paying, "until">): string =>
  sealForBrowser(
    context,
    "kiosks:paying",
    JSON.stringify({ ...who, until: computeVisitDeadline(context, PAYING_MS) }),
  );

const computeVisitDeadline = (context: Context, ms: number): string =>
  new Date(context.now().getTime() + ms).toISOString();

/**
 * Throws kiosks.visit_over: none, of another machine or authority, forged, too old, finished, or before the
 * next one's.
 * @param orFor a payment for which this visit was ended: the same form sent again
 */
export function openVisit(
  context: Context,
  { id, visitId }: Pick<Equipment, "id" | "visitId">,
  sealed: string | undefined,
  orFor?: string,
): Visit {
  const visit = requireOpenVisit(context, id, () =>
    readVisitText(openFromBrowser(context, "kiosks:visit", sealed ?? "")),
  );
  if (visitId === null || ![visit.id, orFor].includes(visitId)) throw kiosksErrors.error("kiosks.visit_over");
  return visit;
}

/** Throws kiosks.visit_over. */
export function openPaying(context: Context, equipmentId: string, sealed: string | undefined): Paying {
  return requireOpenVisit(context, equipmentId, () =>
    readPayingText(openFromBrowser(context, "kiosks:paying", sealed ?? "")),
  );
}

function requireOpenVisit<Carried extends Pick<Visit, "equipmentId" | "until">>(
  context: Context,
  equipmentId: string,
  open: () => Carried,
): Carried {
  const carried = findOpenedSeal(open);
  if (!carried || carried.equipmentId !== equipmentId || new Date(carried.until) <= context.now())
    throw kiosksErrors.error("kiosks.visit_over");
  return carried;
}

/** What does not open was not sealed by us for this: forged, another authority's, or of before a rotation. */
function findOpenedSeal<Carried>(open: () => Carried): Carried | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}
