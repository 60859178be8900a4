import { type Static, type TSchema, Type } from "typebox";
import { documentKinds } from "../codes/document-kinds.ts";
import { lifeEvents } from "../codes/life-events.ts";
import { situations } from "../codes/situations.ts";
import { studiedServices } from "../codes/studied-services.ts";
import { themes } from "../codes/themes.ts";
import { bilingual, closed } from "./bilingual.ts";

function codesOf<Code extends string>(list: Readonly<Record<Code, unknown>>, maxItems: number) {
  return listOf(Type.Enum(Object.keys(list) as Code[]), maxItems, { uniqueItems: true });
}

function listOf<Item extends TSchema>(item: Item, maxItems: number, options = {}) {
  return Type.Immutable(Type.Array(item, { maxItems, ...options }));
}

const HttpsAddress = Type.String({ title: "HttpsAddress", maxLength: 500, pattern: "^https://[^\\s]+$" });

/**
 * What it costs, in cents of euro; `explanation` tells the rest ("selon le quotient familial"). CPSV-AP
 * `cv:Cost`.
 */
const Cost = Type.Object(
  {
    /** 0: free. */
    from: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
    /** Absent: one price. */
    to: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
    explanation: Type.Optional(bilingual(400)),
  },
  closed,
);

/** A paper to have at hand. CPSV-AP `cv:hasInputType`. */
const NeededDocument = Type.Object(
  {
    /**
     * Set when it is one of those that prove an identity element: whoever had it validated shows it no more.
     */
    kind: Type.Optional(Type.Enum(Object.keys(documentKinds) as (keyof typeof documentKinds)[])),
    label: bilingual(200),
    /** In which case, when not always. */
    when: Type.Optional(bilingual(200)),
  },
  closed,
);

/** Where one goes, when. CPSV-AP `cv:hasChannel` with `schema:openingHours`, in words. */
const Place = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    street: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    postalCode: Type.Optional(Type.String({ pattern: "^\\d{5}$" })),
    locality: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    phone: Type.Optional(Type.String({ minLength: 4, maxLength: 30 })),
    email: Type.Optional(Type.String({ maxLength: 254, pattern: "^[^\\s@]+@[^\\s@]+$" })),
    /** One line a day or range. */
    hours: Type.Optional(listOf(bilingual(120), 10)),
  },
  closed,
);

/**
 * A private body that offers the service (CPSV-AP `cv:PrivateOrganisation`): shown only where the authority
 * allows it.
 */
const Partner = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 120 }),
    kind: Type.Enum(["business", "association"]),
    site: Type.Optional(HttpsAddress),
  },
  closed,
);

/**
 * What the public page of a service tells beside what is asked. All optional: an absent member is not shown.
 * `sheet` is the number of the State's own sheet (service-public.fr, "F1342"); `address` where a `link`
 * leads.
 */
export const ServicePresentation = Type.Object(
  {
    themes: Type.Optional(codesOf(themes, 4)),
    lifeEvents: Type.Optional(codesOf(lifeEvents, 6)),
    situations: Type.Optional(codesOf(situations, 11)),
    /** Other words that people search by, in either language. */
    keywords: Type.Optional(listOf(Type.String({ minLength: 2, maxLength: 60 }), 40)),
    /** Easy-to-read French (FALC): one idea a line. */
    easyToRead: Type.Optional(listOf(Type.String({ minLength: 1, maxLength: 160 }), 20)),
    cost: Type.Optional(Cost),
    /** Days until the answer at most (CPSV-AP `cv:processingTime`); 0: at once. */
    answerDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 3_650 })),
    /** What happens once it is open, in order: what to pay and where, who hands the card over. */
    nextSteps: Type.Optional(listOf(bilingual(200), 8)),
    documents: Type.Optional(listOf(NeededDocument, 15)),
    places: Type.Optional(listOf(Place, 40)),
    partner: Type.Optional(Partner),
    sheet: Type.Optional(Type.String({ pattern: "^[FRN]\\d{1,6}$" })),
    address: Type.Optional(HttpsAddress),
    /** A form to print, when there is one. */
    form: Type.Optional(HttpsAddress),
    /** Which service of the study of sophistication it is, when it is one. */
    studied: Type.Optional(Type.Enum(Object.keys(studiedServices) as (keyof typeof studiedServices)[])),
    /** The whole is paid, or nothing is to pay, without paper or visit. */
    paidOnline: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type ServicePresentation = Static<typeof ServicePresentation>;
