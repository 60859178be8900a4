import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { ServerBusy } from "../../../kernel/server-busy.ts";
import { toProblem, toRefusal } from "../../../web/index.ts";
import { apiErrors } from "../errors.ts";
import { Problem } from "../schemas.ts";
import { isMembers, type Members } from "./members.ts";

const TYPE = "application/problem+json";

interface SharedResponse {
  readonly name: string;
  readonly description: string;
  readonly thrown: unknown;
  /** RFC 9110, section 10.2.3. */
  readonly waits?: true;
}

/** What any operation may answer, whatever it is. */
const common: Readonly<Record<string, SharedResponse>> = {
  429: {
    name: "TooManyRequests",
    description: "Too many requests. Send it again once the seconds of `Retry-After` have passed.",
    thrown: kernelErrors.error("request.too_many"),
    waits: true,
  },
  500: {
    name: "Failure",
    description: "A fault of the platform. Send it again later, under the same Idempotency-Key.",
    thrown: new Error("an example of a fault"),
  },
  503: {
    name: "Busy",
    description: "Busy. Send it again once the seconds of `Retry-After` have passed.",
    thrown: new ServerBusy("an example of a busy server"),
    waits: true,
  },
};

/** Those that operations name themselves; the descriptions are those of `answers`. */
const named: Readonly<Record<string, SharedResponse>> = {
  400: { name: "Unreadable", description: "Unreadable.", thrown: apiErrors.error("api.key_needed") },
  401: {
    name: "Unauthenticated",
    description: "No token, or one that is not valid here.",
    thrown: apiErrors.error("api.token_not_valid"),
  },
  403: {
    name: "Forbidden",
    description: "The role does not allow it.",
    thrown: kernelErrors.error("request.forbidden"),
  },
  404: {
    name: "NotFound",
    description: "Unknown, or out of reach.",
    thrown: apiErrors.error("api.unknown_service"),
  },
  409: {
    name: "Conflict",
    description: "Changed meanwhile, or no longer at that step.",
    thrown: apiErrors.error("api.key_in_use"),
  },
  422: {
    name: "Invalid",
    description: "Some values need correcting.",
    thrown: kernelErrors.error("request.invalid", [
      {
        field: "amount",
        code: "request.field_invalid",
        fr: "Cette valeur n’est pas acceptée.",
        en: "This value is not accepted.",
      },
    ]),
  },
};

const REQUEST_ID = "0b8f1c52-6f0e-4a3d-9a37-2f6a0e1d4c11";

/** What goes to `components/responses`, each with the problem that it may hold. */
export function buildSharedResponses(publicUrl: string): Members {
  return Object.fromEntries(
    Object.values({ ...named, ...common }).map(({ name, description, thrown, waits }) => [
      name,
      {
        description,
        ...(waits ? { headers: { "Retry-After": retryAfter } } : {}),
        content: {
          [TYPE]: {
            schema: Problem,
            example: toProblem(toRefusal(thrown), { requestId: REQUEST_ID, language: "en", publicUrl }),
          },
        },
      },
    ]),
  );
}

const retryAfter = { description: "Seconds.", required: true, schema: { type: "integer", minimum: 0 } };

/** The answers of an operation, those that are shared by reference, and those that any operation may give. */
export function toReferencedResponses(responses: Members): Members {
  const own = Object.entries(responses).map(([status, response]) => {
    const shared = named[status];
    const isShared =
      shared !== undefined && isMembers(response) && response.description === shared.description;
    return [status, isShared ? buildResponseReference(shared) : response];
  });
  const others = Object.entries(common).map(([status, shared]) => [status, buildResponseReference(shared)]);
  return Object.fromEntries([...own, ...others]);
}

const buildResponseReference = ({ name }: SharedResponse) => ({ $ref: `#/components/responses/${name}` });
