import { decodeJwt } from "jose";
import { type interactionPolicy, type KoaContextWithOIDC, interactionPolicy as library } from "oidc-provider";
import type { Context } from "../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../kernel/ids.ts";
import { listRepresentedPeople } from "../../identity/households/index.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import { findGrantRef } from "./account.ts";
import { getClientSector } from "./client-adapter.ts";

const { Check } = library;

/** Reason of an interaction: somebody signed in, and the application expects another person. */
export const OTHER_PERSON = "other_person";

/**
 * An application may say whom it expects: `id_token_hint`, or a value for `sub` (OpenID Connect Core 1.0,
 * sections 3.1.2.1 and 5.5.1). The library compares the hint once, before our pages: a request resumed after
 * them would give a code for whoever is signed in. Here it is compared each time, and again with the person
 * whom the consent is about.
 */
export function addExpectedPersonChecks(policy: interactionPolicy.DefaultPolicy, context: Context): void {
  const login = policy.get("login");
  for (const reason of ["id_token_hint", "claims_id_token_sub_value"]) login?.checks.remove(reason);
  login?.checks.add(buildAccountCheck(context));
  policy.get("consent")?.checks.add(buildSubjectCheck(context));
}

/** The account must be the person expected, or act for them. */
function buildAccountCheck(context: Context): interactionPolicy.Check {
  const description = "the person expected by the application is not the one signed in";
  return new Check(OTHER_PERSON, description, "login_required", async (ctx) => {
    const expected = listExpectedSubjects(ctx);
    const accountId = ctx.oidc.session?.accountId;
    if (expected.length === 0 || accountId === undefined) return Check.NO_NEED_TO_PROMPT;
    const known = await listKnownSubjects(context, ctx, parseId<"person">(accountId));
    return expected.every((sub) => known.has(sub)) ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT;
  });
}

/**
 * The consent used must be about the person expected: not about a parent when it is a child, nor the reverse.
 */
function buildSubjectCheck(context: Context): interactionPolicy.Check {
  const description = "the consent is about another person than the one expected";
  return new Check("other_subject", description, "consent_required", (ctx) => {
    const ref = findGrantRef(ctx);
    const { client } = ctx.oidc;
    if (!ref || !client) return Check.NO_NEED_TO_PROMPT;
    const sub = computePairwiseSubject(context, getClientSector(client), ref.subjectId);
    return listExpectedSubjects(ctx).every((one) => one === sub)
      ? Check.NO_NEED_TO_PROMPT
      : Check.REQUEST_PROMPT;
  });
}

/** The hint was verified when the request came (signature, issuer, audience), and is kept sealed since. */
function listExpectedSubjects({ oidc }: KoaContextWithOIDC): readonly unknown[] {
  const hint = oidc.params?.id_token_hint;
  const asked: Readonly<Record<string, unknown>> = { ...oidc.claims.id_token?.sub };
  return [
    ...(typeof hint === "string" ? [decodeJwt(hint).sub] : []),
    ...(asked.value === undefined ? [] : [asked.value]),
  ];
}

async function listKnownSubjects(
  context: Context,
  ctx: KoaContextWithOIDC,
  personId: PersonId,
): Promise<ReadonlySet<unknown>> {
  const { client } = ctx.oidc;
  if (!client) return new Set();
  const sector = getClientSector(client);
  const { serviceId } = sector;
  const edges = await context.transaction((tx) =>
    listRepresentedPeople(tx, context, { personId, serviceId }),
  );
  const ofGrant = findGrantRef(ctx)?.subjectId;
  const people = [
    personId,
    ...edges.map(({ representedId }) => representedId),
    ...(ofGrant ? [ofGrant] : []),
  ];
  return new Set(people.map((id) => computePairwiseSubject(context, sector, id)));
}
