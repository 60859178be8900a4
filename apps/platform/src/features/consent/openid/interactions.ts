import type { IncomingMessage, ServerResponse } from "node:http";
import { errors, type InteractionResults, type Interaction as LibraryInteraction } from "oidc-provider";
import type { Context } from "../../../kernel/context.ts";
import { type ClientId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { accessErrors, findSignInGeneration } from "../../access/access/index.ts";
import type { Sector } from "../../trust/keys/index.ts";
import { acceptConsent, type ConsentDecision, declineService } from "../consent/index.ts";
import { getClientSector } from "./client-adapter.ts";
import { type ApplicationChanges, confirmChange, getApplicationChanges } from "./confirmed-change.ts";
import { openidErrors } from "./errors.ts";
import { OTHER_PERSON } from "./expected-person.ts";
import { formatGrantRef } from "./grant-ref.ts";
import type { OpenId } from "./open-id.ts";
import type { Issuer, SignedPerson } from "./parts.ts";

/** An authorisation request that waits for the person. */
export interface Interaction {
  readonly uid: string;
  /** `sign_in`: who is there must be known first. */
  readonly waitsFor: "sign_in" | "consent";
  /** True when the application asks for a new proof of presence (`prompt=login`, `max_age`). */
  readonly freshSignIn: boolean;
  /** Who is signed in, when the application expects another person (`id_token_hint`). */
  readonly refusedPersonId: PersonId | undefined;
  /** Classes of which the application needs one, or a stronger, when this sign-in is below; else empty. */
  readonly levels: readonly string[];
  readonly client: { readonly id: ClientId; readonly name: string };
  readonly changes: ApplicationChanges;
  /** The person agreed before the application changed: they are asked again. */
  readonly applicationChanged: boolean;
  readonly sector: Sector;
  /** Who signed in, once known. */
  readonly actingId: PersonId | undefined;
  /** Where the answer goes: its origin belongs in the page's form-action. */
  readonly redirectUri: string;
}

/** The two ends of one HTTP exchange: the library reads its cookies there. */
export interface Exchange {
  readonly issuer: Issuer;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const FRESH = new Set(["login_prompt", "max_age"]);

/** Throws openid.interaction_expired: no request waits in this browser, or another took its place. */
export async function readInteraction(openId: OpenId, exchange: Exchange): Promise<Interaction> {
  const { uid, prompt, params, session } = await load(openId, exchange);
  const provider = await openId.providerOf(exchange.issuer);
  const client = await provider.Client.find(String(params.client_id));
  if (!client) throw openidErrors.error("openid.interaction_expired");
  return {
    uid,
    waitsFor: prompt.name === "login" ? "sign_in" : "consent",
    freshSignIn: prompt.reasons.some((reason) => FRESH.has(reason)),
    refusedPersonId: prompt.reasons.includes(OTHER_PERSON) ? findSignedPerson(session) : undefined,
    levels: listAskedLevels(prompt.details),
    client: { id: parseId<"client">(client.clientId), name: client.clientName ?? client.clientId },
    changes: getApplicationChanges(client),
    applicationChanged: prompt.reasons.includes("application_changed"),
    sector: getClientSector(client),
    actingId: findSignedPerson(session),
    redirectUri: String(params.redirect_uri ?? client.redirectUris?.[0]),
  };
}

function findSignedPerson(session: LibraryInteraction["session"]): PersonId | undefined {
  return session?.accountId === undefined ? undefined : parseId<"person">(session.accountId);
}

/** As our check acr_too_low tells it (policy.ts). */
function listAskedLevels({ acr }: LibraryInteraction["prompt"]["details"]): readonly string[] {
  if (typeof acr !== "object" || acr === null) return [];
  const values: unknown = "values" in acr ? acr.values : [];
  return Array.isArray(values) ? values.filter((value) => typeof value === "string") : [];
}

/**
 * Says who signed in to the platform. Throws access.account_sign_in_required.
 * @returns the address to redirect to (303)
 */
export async function confirmAuthentication(openId: OpenId, exchange: Exchange): Promise<string> {
  const here = await getSignedPerson(openId, exchange);
  const ts = Math.floor(here.signedInAt.getTime() / 1000);
  const login = { accountId: here.personId, ts, amr: [...here.methods], acr: here.level };
  return endInteraction(openId, exchange, { login });
}

/**
 * Gives the consent decided on the page, and goes back to the application. `context` acts as the person.
 * Throws as consent.giveGrant, openid.interaction_expired, openid.other_person,
 * access.account_sign_in_required.
 */
export async function confirmConsent(
  openId: OpenId,
  exchange: Exchange,
  context: Context,
  decision: Omit<ConsentDecision, "serviceId">,
): Promise<string> {
  const { client, sector, actingId, changes } = await getOwnInteraction(openId, exchange, context);
  const { serviceId } = sector;
  // Before the yes: an account that closes, or changes hands, meanwhile leaves nothing that serves.
  const generation = await findSignInGeneration(context, actingId);
  if (generation === undefined) throw openidErrors.error("openid.interaction_expired");
  const here = await getSignedPerson(openId, exchange);
  if (here.personId !== actingId) throw openidErrors.error("openid.other_person");
  const { id: consentId } = await acceptConsent(context, { ...decision, serviceId });
  const subjectId = decision.personId;
  const ref = { clientId: client.id, ...sector, actingId, subjectId, consentId, generation };
  await confirmChange(openId.parts.contextFor(exchange.issuer.authorityId), ref, changes);
  return endInteraction(openId, exchange, { consent: { grantId: formatGrantRef(ref) } });
}

/** No to everything: a normal way out. The application receives access_denied and learns nothing else. */
export async function declineInteraction(
  openId: OpenId,
  exchange: Exchange,
  context: Context,
  personId: PersonId,
): Promise<string> {
  const { sector } = await getOwnInteraction(openId, exchange, context);
  await declineService(context, { personId, serviceId: sector.serviceId });
  return cancelInteraction(openId, exchange);
}

/** Back to the application without signing in or deciding. */
export async function cancelInteraction(openId: OpenId, exchange: Exchange): Promise<string> {
  return endInteraction(openId, exchange, {
    error: "access_denied",
    error_description: "the person did not authorise the request",
  });
}

async function getOwnInteraction(openId: OpenId, exchange: Exchange, { actor }: Context) {
  const interaction = await readInteraction(openId, exchange);
  const { actingId } = interaction;
  if (actingId === undefined) throw openidErrors.error("openid.interaction_expired");
  if (actor.kind !== "person" || actor.personId !== actingId) throw openidErrors.error("openid.other_person");
  return { ...interaction, actingId };
}

/** Asked of the session itself, whatever the page that leads here has read of it. */
async function getSignedPerson(openId: OpenId, { issuer, request }: Exchange): Promise<SignedPerson> {
  const here = await openId.parts.findSignedIn(request, issuer);
  if (!here) throw accessErrors.error("access.account_sign_in_required");
  return here;
}

async function load(openId: OpenId, { issuer, request, response }: Exchange): Promise<LibraryInteraction> {
  const provider = await openId.providerOf(issuer);
  return convertExpiredError(provider.interactionDetails(request, response));
}

async function endInteraction(
  openId: OpenId,
  exchange: Exchange,
  result: InteractionResults,
): Promise<string> {
  const { issuer, request, response } = exchange;
  const provider = await openId.providerOf(issuer);
  const mergeWithLastSubmission = result.login === undefined;
  return convertExpiredError(
    provider.interactionResult(request, response, result, { mergeWithLastSubmission }),
  );
}

async function convertExpiredError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof errors.SessionNotFound) throw openidErrors.error("openid.interaction_expired");
    throw error;
  }
}
