import type { GRANT_GIVEN, GRANT_WITHDRAWN, RELEASE_CHANGED, SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import {
  type GrantGiven,
  type GrantWithdrawn,
  type ReleaseChanged,
  SecurityEvent,
  type SubscriptionChanged,
  type Text,
} from "@ardeco/contracts";
import { type Static, Type } from "typebox";
import type { ClientId, GrantId, Id, PersonId } from "../../../kernel/ids.ts";
import { buildIdShape, type Sector } from "../../trust/keys/index.ts";
import type { DeliveryState } from "./store/deliveries.ts";

/** Its text is the `jti` of the token: the receiver knows a second delivery by it. */
export type DeliveryId = Id<"delivery">;

/** What is told to the applications of a service: names and dates, never a value. */
export type ServiceEvent =
  | { readonly event: typeof GRANT_GIVEN; readonly claims: GrantGiven }
  | { readonly event: typeof GRANT_WITHDRAWN; readonly claims: GrantWithdrawn }
  | { readonly event: typeof RELEASE_CHANGED; readonly claims: ReleaseChanged }
  | { readonly event: typeof SUBSCRIPTION_CHANGED; readonly claims: SubscriptionChanged };

/** What the software of the service is to do, in one word. */
export type DeliveryAction = "open" | "change" | "suspend" | "resume" | "close";

export type NewDelivery = ServiceEvent & {
  readonly sector: Sector;
  readonly personId: PersonId;
  readonly grantId: GrantId;
  /** Of the service, for the person's journal. */
  readonly title: Text;
  /** Told to this application alone; absent: to every one of the service. */
  readonly only?: ClientId;
};

/** One delivery as either side sees it. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly clientId: ClientId;
  readonly grantId: GrantId;
  /** Order among the deliveries of the grant. */
  readonly sequence: number;
  readonly state: DeliveryState;
  /** Error code of RFC 8935 section 2.4, or `client_disabled`. */
  readonly failure?: string;
  /** URI of the event. */
  readonly event: string;
  readonly queuedAt: string;
  readonly deliveredAt?: string;
  readonly acknowledgedAt?: string;
  /** Waits for an agent of the service, not for a program. */
  readonly byHand: boolean;
  /** What the application, or the agent, said of it. */
  readonly detail?: string;
}

/** One time that it was pushed, and what came back: a status ("202"), or why nothing did ("too_slow"). */
export const Attempt = Type.Object({ at: Type.String(), ms: Type.Integer(), answer: Type.String() });
export type Attempt = Static<typeof Attempt>;

/** What is sealed: the claims to send while they wait, then only what became of them. */
export const DeliveryContent = Type.Object(
  {
    event: Type.String(),
    queuedAt: Type.String(),
    deliveredAt: Type.Optional(Type.String()),
    acknowledgedAt: Type.Optional(Type.String()),
    detail: Type.Optional(Type.String()),
    /** The last ones. */
    attempts: Type.Optional(Type.Array(Attempt)),
    message: Type.Optional(SecurityEvent),
    /** For the agents of a service, who read what the grant releases while it waits: whose it is. */
    byHand: Type.Optional(Type.Object({ personId: buildIdShape<"person">() })),
  },
  { additionalProperties: false },
);
export type DeliveryContent = Static<typeof DeliveryContent>;
