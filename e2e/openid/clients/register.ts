import type { ClientFacts, Platform } from "../../support/platform.ts";

interface Wish {
  readonly name: string;
  readonly authMethod: "client_secret_basic" | "client_secret_post" | "private_key_jwt";
  readonly redirectUri: string;
  readonly backchannelLogoutUri?: string;
  /** What else the interface takes, by its own names. */
  readonly more?: Readonly<Record<string, unknown>>;
  /** False: its software cannot send a challenge. */
  readonly pkceRequired?: boolean;
}

/** One more application of the town's library, as its manager's program registers it. */
export async function registerApplication(
  { url, facts }: Pick<Platform, "url" | "facts">,
  wish: Wish,
): Promise<ClientFacts> {
  const here = `${url}/api/v1/authorities/caen`;
  const { id: service } = await answerOf(await fetch(`${here}/services/mediatheque`));
  const registered = await answerOf(
    await fetch(`${here}/applications`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${facts.apiTokens.caen?.service_manager}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({
        service,
        client_name: wish.name,
        token_endpoint_auth_method: wish.authMethod,
        redirect_uris: [wish.redirectUri],
        ...wish.more,
        pkce_required: wish.pkceRequired ?? true,
        ...(wish.backchannelLogoutUri === undefined
          ? {}
          : { backchannel_logout_uri: wish.backchannelLogoutUri }),
      }),
    }),
  );
  return {
    service: "mediatheque",
    issuer: `${url}/caen/oidc`,
    clientId: registered.client_id ?? "",
    clientSecret: registered.client_secret ?? "",
    redirectUris: [wish.redirectUri],
  };
}

async function answerOf(answer: Response): Promise<Readonly<Record<string, string>>> {
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
  return answer.json();
}
