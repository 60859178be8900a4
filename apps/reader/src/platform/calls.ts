const PATIENCE_MS = 10_000;

export type PlatformProblem = "unreachable" | "revoked" | "refused" | "not_there" | "not_understood";

/** The platform did not do what was asked; `revoked` is for good. */
export class PlatformError extends Error {
  override readonly name = "PlatformError";
  readonly problem: PlatformProblem;
  readonly status: number;
  /** What it answered, when it was JSON. */
  readonly answer: unknown;
  constructor(problem: PlatformProblem, status: number, answer: unknown = null) {
    super(`The platform: ${problem} (${status}).`);
    this.problem = problem;
    this.status = status;
    this.answer = answer;
  }
}

/** @param patience in milliseconds, for all of the answer */
export const get = (url: string, secret: string, patience = PATIENCE_MS): Promise<unknown> =>
  call(url, secret, { method: "GET" }, patience);

export const post = (url: string, secret: string | null, body: object): Promise<unknown> =>
  call(url, secret, { method: "POST", body: JSON.stringify(body) });

export const put = (url: string, secret: string, body: object): Promise<unknown> =>
  call(url, secret, { method: "PUT", body: JSON.stringify(body) });

async function call(
  url: string,
  secret: string | null,
  init: { method: string; body?: string },
  patience = PATIENCE_MS,
): Promise<unknown> {
  const response = await fetch(url, {
    ...init,
    headers: {
      ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
      ...(init.body === undefined ? {} : { "content-type": "application/json" }),
    },
    // A secret follows no redirection.
    redirect: "error",
    signal: AbortSignal.timeout(patience),
  }).catch((cause: unknown) => {
    throw Object.assign(new PlatformError("unreachable", 0), { cause });
  });
  const answer = await jsonOf(response);
  if (response.ok) return answer;
  throw new PlatformError(problemOf(response.status, answer), response.status, answer);
}

/** The stable code of a refusal; undefined of anything else. */
export function codeOf(cause: unknown): unknown {
  const answer = cause instanceof PlatformError ? cause.answer : null;
  return typeof answer === "object" && answer !== null && "code" in answer ? answer.code : undefined;
}

/** Only what the platform itself says of this secret ends it: a proxy in between also answers 401. */
export function problemOf(status: number, answer: unknown): PlatformProblem {
  const code = typeof answer === "object" && answer !== null && "code" in answer ? answer.code : undefined;
  if (status === 401 && code === "equipment.not_known") return "revoked";
  if (status === 404) return "not_there";
  return status >= 500 || status === 429 ? "unreachable" : "refused";
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    const answer: unknown = await response.json();
    return answer;
  } catch {
    return null;
  }
}
