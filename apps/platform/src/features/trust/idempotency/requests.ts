import { createHash } from "node:crypto";
import { Type } from "typebox";
import type { Context } from "../../../kernel/context.ts";
import { jsonReader, openForAuthority, sealForAuthority } from "../keys/index.ts";
import { KEPT_MS, standingOf } from "./rules.ts";
import { deleteBefore, deleteRequest, insertRequest, lockRequest, updateRequest } from "./store.ts";

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
const readAnswer = jsonReader("idempotent_request", Answer);

/** One request: who asks, under which key, for what. */
export interface Asked {
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
export async function begin(context: Context, asked: Asked): Promise<Begun> {
  const { authorityId } = context;
  const [keyHash, requestHash, now] = [keyOf(context, asked), hash(asked.request), context.now()];
  const fresh = { request_hash: requestHash, answer_sealed: null, begun_at: now };
  return context.transaction(async (tx) => {
    const row = { authority_id: authorityId, key_hash: keyHash, ...fresh };
    if (await insertRequest(tx, row)) return { standing: "new" };
    const found = await lockRequest(tx, authorityId, keyHash);
    const standing = standingOf(
      found && {
        sameRequest: found.request_hash.equals(requestHash),
        answered: found.answer_sealed !== null,
        ageMs: now.getTime() - found.begun_at.getTime(),
      },
    );
    if (standing === "answered" && found?.answer_sealed)
      return {
        standing,
        answer: readAnswer(openForAuthority(context, fieldOf(keyHash), found.answer_sealed)),
      };
    if (standing === "new") await updateRequest(tx, authorityId, keyHash, fresh);
    return { standing: standing === "answered" ? "running" : standing };
  });
}

/** Keeps what was answered. Idempotent. */
export async function finish(context: Context, asked: Asked, answer: KeptAnswer): Promise<void> {
  const keyHash = keyOf(context, asked);
  const sealed = sealForAuthority(context, fieldOf(keyHash), JSON.stringify(answer));
  await context.transaction((tx) =>
    updateRequest(tx, context.authorityId, keyHash, { answer_sealed: sealed }),
  );
}

/** A failure of ours is no answer: the same request may be sent again. */
export async function forget(context: Context, asked: Asked): Promise<void> {
  await context.transaction((tx) => deleteRequest(tx, context.authorityId, keyOf(context, asked)));
}

export const purgeRequests = (context: Context, tx: Parameters<typeof deleteBefore>[0]): Promise<number> =>
  deleteBefore(tx, context.authorityId, new Date(context.now().getTime() - KEPT_MS));

const keyOf = ({ authorityId }: Context, { who, key }: Asked): Buffer =>
  hash(JSON.stringify([authorityId, who, key]));
const fieldOf = (keyHash: Buffer): string => `idempotent:${keyHash.toString("base64url")}`;
const hash = (text: string): Buffer => createHash("sha256").update(text).digest();
