import { createHash } from "node:crypto";
import { Type } from "typebox";
import type { Context } from "../../../kernel/context.ts";
import { buildJsonReader, openForAuthority, sealForAuthority } from "../keys/index.ts";
import { computeRequestStanding, KEPT_MS } from "./rules.ts";
import {
  createRequestRow,
  deleteRequest,
  deleteRequestRows,
  findRequestLocked,
  updateRequest,
} from "./store.ts";

const Answer = Type.Object({
  status: Type.Integer(),
  contentType: Type.String(),
  body: Type.String(),
});
export interface KeptAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}
const readAnswer = buildJsonReader("idempotent_request", Answer);

/** One request: who asks, under which key, for what. */
export interface RequestAsked {
  /** Of the agent or of the application: a key is guessable, and one's own. */
  readonly who: string;
  readonly key: string;
  /** Method, address and body. */
  readonly request: string;
}

export type Begun =
  | { readonly standing: "new" | "running" | "another" }
  | { readonly standing: "answered"; readonly answer: KeptAnswer };

/**
 * Says what this request is, and begins it when it is new. Runs as the system, in a transaction of its own.
 */
export async function startRequest(context: Context, asked: RequestAsked): Promise<Begun> {
  const { authorityId } = context;
  const [keyHash, requestHash, now] = [computeKeyHash(context, asked), hash(asked.request), context.now()];
  const fresh = { request_hash: requestHash, answer_sealed: null, begun_at: now };
  return context.transaction(async (tx) => {
    const row = { authority_id: authorityId, key_hash: keyHash, ...fresh };
    if (await createRequestRow(tx, row)) return { standing: "new" };
    const found = await findRequestLocked(tx, authorityId, keyHash);
    const standing = computeRequestStanding(
      found && {
        sameRequest: found.request_hash.equals(requestHash),
        answered: found.answer_sealed !== null,
        ageMs: now.getTime() - found.begun_at.getTime(),
      },
    );
    if (standing === "answered" && found?.answer_sealed)
      return {
        standing,
        answer: readAnswer(openForAuthority(context, formatAnswerField(keyHash), found.answer_sealed)),
      };
    if (standing === "new") await updateRequest(tx, authorityId, keyHash, fresh);
    return { standing: standing === "answered" ? "running" : standing };
  });
}

/** Keeps what was answered. Idempotent. */
export async function endRequest(context: Context, asked: RequestAsked, answer: KeptAnswer): Promise<void> {
  const keyHash = computeKeyHash(context, asked);
  const sealed = sealForAuthority(context, formatAnswerField(keyHash), JSON.stringify(answer));
  await context.transaction((tx) =>
    updateRequest(tx, context.authorityId, keyHash, { answer_sealed: sealed }),
  );
}

/** A failure of ours is no answer: the same request may be sent again. */
export async function cancelRequest(context: Context, asked: RequestAsked): Promise<void> {
  await context.transaction((tx) => deleteRequest(tx, context.authorityId, computeKeyHash(context, asked)));
}

export const deletePastRequests = (
  context: Context,
  tx: Parameters<typeof deleteRequestRows>[0],
): Promise<number> => deleteRequestRows(tx, context.authorityId, new Date(context.now().getTime() - KEPT_MS));

const computeKeyHash = ({ authorityId }: Context, { who, key }: RequestAsked): Buffer =>
  hash(JSON.stringify([authorityId, who, key]));
const formatAnswerField = (keyHash: Buffer): string => `idempotent:${keyHash.toString("base64url")}`;
const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
