import { spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answers } from "../support/answering.ts";
import type { ClientFacts } from "../support/platform.ts";
import { end } from "../support/program.ts";

/** Where the demonstration's library is registered. */
export const APPLICATION = "http://localhost:3100";
const MODULES = [
  "mpm_event",
  "authn_core",
  "authz_core",
  "authz_user",
  "dir",
  "mime",
  "env",
  "include",
  "rewrite",
  "proxy",
  "proxy_http",
  "auth_openidc",
];

/** Tells what Apache was told: the claims are variables of the request (mod_include). */
const PAGE = `<!--#config errmsg="" --><h1>Médiathèque</h1><ul>
<li>sub=<!--#echo var="OIDC_CLAIM_sub" --></li>
<li>family_name=<!--#echo var="OIDC_CLAIM_family_name" --></li>
<li>lives_in_14118=<!--#echo var="OIDC_CLAIM_lives_in_14118" --></li>
<li>age_over_18=<!--#echo var="OIDC_CLAIM_age_over_18" --></li>
<li>email=<!--#echo var="OIDC_CLAIM_email" --></li></ul>`;

/**
 * A site behind Debian's mod_auth_openidc, as the library's host would set it up:
 * docs/protocol/connecting.md.
 */
export async function startApache({
  issuer,
  clientId,
  clientSecret,
}: ClientFacts): Promise<{ stop(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-apache-"));
  await chmod(directory, 0o755);
  await mkdir(join(directory, "site"));
  await writeFile(join(directory, "site", "index.shtml"), PAGE);
  await writeFile(join(directory, "httpd.conf"), configuration(directory, issuer, clientId, clientSecret));
  const child = spawn("/usr/sbin/apache2", ["-f", join(directory, "httpd.conf"), "-D", "FOREGROUND"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  await answers(`${APPLICATION}/`, child);
  return {
    stop: async () => {
      await end(child, "SIGTERM");
      await rm(directory, { recursive: true, force: true });
    },
  };
}

const configuration = (directory: string, issuer: string, clientId: string, clientSecret: string) => `
ServerRoot "${directory}"
ServerName localhost:3100
PidFile "${directory}/httpd.pid"
Listen 127.0.0.1:3100
Listen [::1]:3100
User www-data
Group www-data
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join("\n")}
TypesConfig /etc/mime.types
ErrorLog "${directory}/error.log"
LogLevel warn
DocumentRoot "${directory}/site"
DirectoryIndex index.shtml
OIDCProviderMetadataURL ${issuer}/.well-known/openid-configuration
OIDCClientID ${clientId}
OIDCClientSecret ${clientSecret}
OIDCRedirectURI /retour
OIDCCryptoPassphrase a-passphrase-of-this-test-only
OIDCScope "openid ardeco"
OIDCPKCEMethod S256
OIDCProviderTokenEndpointAuth client_secret_basic
OIDCRemoteUserClaim sub
OIDCPassClaimsAs both none
# The module takes logout tokens at its own address; the application is registered with another.
RewriteEngine On
RewriteRule "^/deconnexion-serveur$" "${APPLICATION}/retour?logout=backchannel" [P]
<Directory "${directory}/site">
  Options +Includes
  AddType text/html .shtml
  AddOutputFilter INCLUDES .shtml
  Require all granted
</Directory>
<Location "/">
  AuthType openid-connect
  Require valid-user
</Location>
<Location "/deconnexion-serveur">
  AuthType None
  Require all granted
</Location>
`;
