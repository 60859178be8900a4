import {
  GRANT_GIVEN,
  GRANT_WITHDRAWN,
  RELEASE_CHANGED,
  type SecurityEvent,
  SUBSCRIPTION_CHANGED,
  VERIFICATION,
  type VerificationEvent,
} from "./security-events.ts";

const iss = "https://id.example/caen/oidc";
const aud = "2b7c9f6a-4f0e-4c4e-8d0b-5a1c3e7f9d21";
const grant_id = "a4f6e1d8-2c3b-4d5e-8f90-1a2b3c4d5e6f";
const envelope = { iss, aud, iat: 1_795_939_200, jti: "f0c2b7de-3b55-4c1a-9a57-7b1d2e3f4a5b" };
const sub_id = { format: "iss_sub", iss, sub: "q3Jr0mXo2VtYk8uF1sLzB7nHcE5aWgD9iPpKjQxR4eM" } as const;
const aboutPerson = { ...envelope, sub_id };

export interface EventSample {
  /** What happened, and what the application does: a sentence of the documentation. */
  readonly says: string;
  /** Claims of the token, in the order in which they are sent. */
  readonly claims: SecurityEvent | VerificationEvent;
}

/**
 * A token of each event, by the name that the description of the API gives it. Members come in this order;
 * readers do not rely on it.
 */
export const eventSamples: Readonly<Record<string, EventSample>> = {
  grantGiven: {
    says: "The person said yes. Open the subscription, and read the values in userinfo with the grant: nothing is to be asked again.",
    claims: {
      ...aboutPerson,
      events: {
        [GRANT_GIVEN]: {
          grant_id,
          given_on: "2026-11-29",
          released: ["given_name", "family_name"],
          awaited: ["address"],
        },
      },
    },
  },
  grantWithdrawn: {
    says: "The grant ended. Close the subscription, erase all but what `kept` names, then acknowledge.",
    claims: {
      ...aboutPerson,
      events: {
        [GRANT_WITHDRAWN]: {
          grant_id,
          withdrawn_on: "2026-11-29",
          initiated_by: "person",
          kept: [{ element: "family_name", until: "2027-11-29" }],
        },
      },
    },
  },
  releaseChanged: {
    says: "Values changed, or are released no more. Read them with the refresh token; erase those of `no_longer_released`.",
    claims: {
      ...aboutPerson,
      events: {
        [RELEASE_CHANGED]: {
          grant_id,
          changed_on: "2026-11-29",
          changed: ["address"],
          no_longer_released: ["phone_number"],
        },
      },
    },
  },
  subscriptionChanged: {
    says: "The subscription stands otherwise, or will on a day that was announced. Suspend or resume it; erase nothing.",
    claims: {
      ...aboutPerson,
      events: {
        [SUBSCRIPTION_CHANGED]: {
          grant_id,
          changed_on: "2026-11-29",
          state: "suspended",
          reason: "not_renewed",
          period: { from: "2026-09-01", until: "2027-08-31" },
        },
      },
    },
  },
  verification: {
    says: "A trial that the application, or its manager, asked for. Verify it as any other, answer 202, do nothing.",
    claims: {
      ...envelope,
      sub_id: { format: "opaque", id: aud },
      events: { [VERIFICATION]: { state: "5c1f9d1e-9a0b-4a53-8b63-0c8f5d2a7e10" } },
    },
  },
};
