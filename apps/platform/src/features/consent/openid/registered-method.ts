import { Provider } from "oidc-provider";

/**
 * A client proves itself as it was registered and in no other way (OpenID Connect Core 1.0, section 9; RFC
 * 9700, section 2.5): the library lets one registered for HTTP Basic put its secret in the body, and the
 * reverse. A secret in a body is kept by more logs. The refusal is the one of a wrong secret: invalid_client.
 */
export function requireRegisteredMethod({ Client }: Provider): void {
  const compare = Client.prototype.compareClientSecret;
  Client.prototype.compareClientSecret = function compareClientSecret(actual) {
    const inBody = Provider.ctx?.oidc.params?.client_secret !== undefined;
    const used = inBody ? "client_secret_post" : "client_secret_basic";
    return used === this.tokenEndpointAuthMethod && compare.call(this, actual);
  };
}
