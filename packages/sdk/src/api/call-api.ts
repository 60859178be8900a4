import type { Connection } from "../connection.ts";
import { member, textOf } from "../read.ts";

/** One thing that is wrong in what was sent, and where: `transfers.3.amount`. */
export interface WrongField {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}

/** Of the minute: how many requests it lets through, and how many are left of it. */
interface Pace {
  readonly most?: number;
  readonly left?: number;
}

/** What the platform answered, and would answer again: a refusal. `code` is stable (`/api/v1/errors`). */
export class ApiRefused extends Error {
  override readonly name = "ApiRefused";
  readonly status: number;
  readonly code: string;
  readonly errors: readonly WrongField[];
  readonly pace: Pace;

  constructor(
    status: number,
    code: string,
    detail: string,
    { errors = [], pace = {} }: { readonly errors?: readonly WrongField[]; readonly pace?: Pace } = {},
  ) {
    super(`${code}: ${detail}`);
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.pace = pace;
  }
}

const TRIES = 5;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** The town's part of the platform's API: `<origin>/api/v1/authorities/<town>`. */
export function apiRoot({ issuer }: Pick<Connection, "issuer">): string {
  const { origin, pathname } = new URL(issuer);
  return `${origin}/api/v1/authorities/${pathname.split("/")[1]}`;
}

/** One request in the application's name. An assertion is for the address without its question. */
export async function callApi(
  { credentials, fetch, now }: Connection,
  address: string,
  init: {
    readonly method: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
  },
): Promise<Response> {
  const authorization = await credentials.forApi(address.split("?")[0] ?? address, now());
  return fetch(address, { ...init, headers: { ...init.headers, authorization } });
}

/**
 * Posts until it is answered: the same Idempotency-Key each time, so that what is sent twice is done once.
 * Waits between tries as `Retry-After` says, or longer and longer. Throws ApiRefused, or the last failure
 * after five tries.
 * @param isFinal a refusal that would pass later, and that the caller would rather answer otherwise
 */
export async function sendOnce(
  connection: Connection,
  path: string,
  body: unknown,
  key: string = crypto.randomUUID(),
  isFinal: (refusal: ApiRefused) => boolean = () => false,
): Promise<unknown> {
  const headers = { "content-type": "application/json", "idempotency-key": key };
  let failure: unknown;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const answer = await callApi(connection, `${apiRoot(connection)}${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    }).catch((error: unknown) => {
      failure = error;
      return undefined;
    });
    if (answer?.ok) return answer.json();
    const refusal = answer && (await refusalOf(answer));
    if (refusal && (!passes(refusal) || isFinal(refusal))) throw refusal;
    failure = refusal ?? failure;
    if (attempt + 1 < TRIES) await connection.wait(waitOf(answer, attempt));
  }
  throw failure;
}

/** Our fault, or too soon: the same request will do later. */
const passes = ({ status, code }: ApiRefused): boolean =>
  status >= 500 || status === 429 || code === "api.key_in_use";

function waitOf(answer: Response | undefined, attempt: number): number {
  const asked = Number(answer?.headers.get("retry-after") ?? Number.NaN) * 1000;
  return Math.min(LONGEST_WAIT_MS, Number.isFinite(asked) ? asked : FIRST_WAIT_MS * 2 ** attempt);
}

export async function refusalOf(answer: Response): Promise<ApiRefused> {
  const problem: unknown = await answer.json().catch(() => undefined);
  const code = textOf(problem, "code") ?? `http_${answer.status}`;
  const errors = member(problem, "errors");
  return new ApiRefused(answer.status, code, textOf(problem, "detail") ?? "", {
    errors: Array.isArray(errors) ? errors.map(wrongField) : [],
    pace: paceOf(answer.headers),
  });
}

const wrongField = (line: unknown): WrongField => ({
  field: textOf(line, "field") ?? "",
  code: textOf(line, "code") ?? "",
  message: textOf(line, "message") ?? "",
});

function paceOf(headers: Headers): Pace {
  const [most, left] = ["limit", "remaining"].map((name) => headers.get(`x-ratelimit-${name}`));
  return { ...(most ? { most: Number(most) } : {}), ...(left ? { left: Number(left) } : {}) };
}
