import { AppError, type FieldError, type Sentence } from "../../kernel/errors.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { ServerBusy } from "../../kernel/server-busy.ts";
import { webErrors } from "./web-errors.ts";

/** What an answer tells of an error, whatever threw it. */
export interface Refusal {
  readonly code: string;
  readonly status: number;
  readonly sentence: Sentence;
  readonly todo: Sentence;
  readonly fields: readonly FieldError[];
  /** Where it is settled, relative to `/:slug`. */
  readonly page?: string | undefined;
}

/** A bug or an outage: nothing of it is shown, all of it is logged under the request id. */
const failure: Refusal = {
  code: "server.failure",
  status: 500,
  sentence: { fr: "Le service a rencontré un problème.", en: "The service ran into a problem." },
  todo: {
    fr:
      "Ce que vous aviez enregistré est conservé. Réessayez dans quelques " +
      "minutes ; si cela continue, contactez-nous en donnant le numéro ci-dessous.",
    en:
      "What you had saved is kept. Try again in a few minutes; " +
      "if it goes on, contact us with the number below.",
  },
  fields: [],
};

/** Every connection is taken, or the database is away: the same request will pass later. */
const busy: Refusal = {
  code: "server.busy",
  status: 503,
  sentence: {
    fr: "Le service est très demandé en ce moment.",
    en: "The service is very busy at the moment.",
  },
  todo: {
    fr: "Attendez quelques secondes, puis recommencez. Ce que vous aviez enregistré est conservé.",
    en: "Wait a few seconds, then try again. What you had saved is kept.",
  },
  fields: [],
};

export function toRefusal(error: unknown): Refusal {
  if (error instanceof ServerBusy) return busy;
  const refusal = error instanceof AppError ? error : fromFramework(error);
  if (!refusal) return failure;
  const { code, status, definition, fields } = refusal;
  return { code, status, sentence: definition, todo: definition.todo, fields, page: definition.page };
}

const byStatus: Readonly<Record<number, () => AppError>> = {
  401: () => kernelErrors.error("request.sign_in_required"),
  403: () => kernelErrors.error("request.forbidden"),
  404: () => kernelErrors.error("request.not_found"),
  405: () => webErrors.error("request.method_not_allowed"),
  408: () => webErrors.error("request.too_slow"),
  413: () => kernelErrors.error("request.too_large"),
  414: () => webErrors.error("request.address_too_long"),
  415: () => webErrors.error("request.unsupported_type"),
  429: () => kernelErrors.error("request.too_many"),
};

/**
 * PostgreSQL refuses U+0000, in a text (22021) or in JSON (22P05): what was sent cannot be read, and nothing
 * of ours failed.
 */
const UNREADABLE = ["22021", "22P05"];

/**
 * A trigger carries the rule of two agents past the use cases, which speak first, in words of their own
 * (access.countAsOne).
 */
const isTwoAgents = (error: object): boolean =>
  "code" in error && error.code === "23514" && "constraint" in error && error.constraint === "two_agents";

/** Fastify and its plugins put `statusCode` on what they throw; a schema refusal carries `validation`. */
function fromFramework(error: unknown): AppError | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && UNREADABLE.includes(String(error.code))) return webErrors.error("request.malformed");
  if (isTwoAgents(error)) return kernelErrors.error("request.another_agent");
  if ("validation" in error && Array.isArray(error.validation)) {
    return kernelErrors.error("request.invalid", error.validation.map(toSchemaFieldError));
  }
  const status = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  if (status < 400 || status >= 500) return undefined;
  return (byStatus[status] ?? (() => webErrors.error("request.malformed")))();
}

/** One line of a JSON Schema refusal. The value refused is never repeated. */
function toSchemaFieldError(line: unknown): FieldError {
  const path = typeof line === "object" && line !== null && "instancePath" in line ? line.instancePath : "";
  return {
    field: String(path).replace(/^\//, "").replaceAll("/", "."),
    code: "request.field_invalid",
    fr: "La valeur n’a pas la forme attendue.",
    en: "The value does not have the expected shape.",
  };
}
