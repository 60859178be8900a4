import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answers } from "../../support/answering.ts";
import type { ClientFacts } from "../../support/platform.ts";
import { end } from "../../support/program.ts";
import type { Site } from "./site.ts";

const PORTAL = "/usr/share/lemonldap-ng/portal";
const DEBIAN = "/etc/lemonldap-ng/lemonldap-ng.ini";
const OP = "ville";

export const lemonldapInstalled = existsSync(`${PORTAL}/htdocs/index.psgi`) && existsSync("/usr/bin/plackup");

/**
 * The portal of Debian's LemonLDAP::NG, which signs its users in at the town's. Its configuration is a
 * numbered file.
 */
export async function startLemonldap(client: ClientFacts, site: string): Promise<Site> {
  const directory = await mkdtemp(join(tmpdir(), "ardeco-lemonldap-"));
  for (const name of ["conf", "sessions/lock", "psessions/lock", "cache"]) {
    await mkdir(join(directory, name), { recursive: true });
  }
  const metadata = await textOf(`${client.issuer}/.well-known/openid-configuration`);
  const keys = await textOf(`${client.issuer}/jwks`);
  const configuration = configurationOf(client, { site, directory, metadata, keys });
  await writeFile(join(directory, "conf/lmConf-1.json"), JSON.stringify(configuration));
  await writeFile(join(directory, "lemonldap-ng.ini"), await settings(directory));
  const { port } = new URL(site);
  const child = spawn(
    "/usr/bin/plackup",
    ["--host", "localhost", "--port", port, "-E", "deployment", `${PORTAL}/htdocs/index.psgi`],
    {
      env: { PATH: process.env.PATH, LLNG_DEFAULTCONFFILE: join(directory, "lemonldap-ng.ini") },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  await answers(`${site}/`, child);
  return {
    stop: async () => {
      await end(child, "SIGTERM");
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function textOf(url: string): Promise<string> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.text();
}

/** Debian's own, with its files in our folder. */
async function settings(directory: string): Promise<string> {
  const debian = await readFile(DEBIAN, "utf8");
  return debian
    .replaceAll("/var/lib/lemonldap-ng/conf", join(directory, "conf"))
    .replaceAll("/var/cache/lemonldap-ng", join(directory, "cache"));
}

interface Around {
  readonly site: string;
  readonly directory: string;
  readonly metadata: string;
  readonly keys: string;
}

function configurationOf(
  { clientId, clientSecret }: ClientFacts,
  { site, directory, metadata, keys }: Around,
) {
  const kept = (name: string) => ({
    Directory: join(directory, name),
    LockDirectory: join(directory, name, "lock"),
    generateModule: "Lemonldap::NG::Common::Apache::Session::Generate::SHA256",
  });
  return {
    cfgNum: 1,
    cfgDate: 1,
    cfgAuthor: "test",
    cfgVersion: "2.21.2",
    authentication: "OpenIDConnect",
    userDB: "Same",
    passwordDB: "Null",
    registerDB: "Null",
    portal: `${site}/`,
    domain: "localhost",
    cookieName: "lemonldap",
    securedCookie: 0,
    key: "a-key-of-this-test-only",
    portalUserAttr: "cn",
    portalSkin: "bootstrap",
    whatToTrace: "_user",
    locationRules: { localhost: { default: "accept" } },
    globalStorage: "Apache::Session::File",
    globalStorageOptions: kept("sessions"),
    persistentStorage: "Apache::Session::File",
    persistentStorageOptions: kept("psessions"),
    localSessionStorage: "Cache::FileCache",
    localSessionStorageOptions: {
      namespace: "sessions",
      default_expires_in: 600,
      directory_umask: "007",
      cache_root: join(directory, "cache"),
      cache_depth: 3,
    },
    oidcOPMetaDataJSON: { [OP]: metadata },
    oidcOPMetaDataJWKS: { [OP]: keys },
    oidcOPMetaDataExportedVars: { [OP]: { cn: "family_name", mail: "email" } },
    oidcOPMetaDataOptions: {
      [OP]: {
        oidcOPMetaDataOptionsClientID: clientId,
        oidcOPMetaDataOptionsClientSecret: clientSecret,
        oidcOPMetaDataOptionsScope: "openid ardeco",
        oidcOPMetaDataOptionsTokenEndpointAuthMethod: "client_secret_post",
        oidcOPMetaDataOptionsCheckJWTSignature: 1,
        oidcOPMetaDataOptionsUseNonce: 1,
        oidcOPMetaDataOptionsJWKSTimeout: 0,
        oidcOPMetaDataOptionsIDTokenMaxAge: 30,
        // Its verifiers are shorter than RFC 7636 allows: the provider would refuse them.
        oidcOPMetaDataOptionsRequirePkce: 0,
      },
    },
  };
}
