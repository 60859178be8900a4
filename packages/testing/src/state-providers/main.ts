// FranceConnect, ProConnect and API Particulier, simulated for the demonstration: npm run etat-simule
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { type Static, Type } from "typebox";
import { Parse } from "typebox/value";
import { demonstrationCases } from "../api-particulier/demonstration-cases.ts";
import { startApiParticulier } from "../api-particulier/start-api-particulier.ts";
import { citizens, type KnownUser } from "./citizens.ts";
import { franceConnect, proConnect } from "./profile.ts";
import { startStateProvider } from "./start-state-provider.ts";

const text = Type.String();
const Demo = Type.Object({
  agents: Type.Array(Type.Object({ key: text, name: text, email: text, authority: text })),
  registers: Type.Object({ address: text, token: text }),
  upstream: Type.Array(
    Type.Object({
      kind: text,
      issuer: text,
      clientId: text,
      clientSecret: text,
      redirectUri: text,
      logoutUri: text,
    }),
  ),
});
/** An establishment of the town of the demonstration: SIREN and internal number. */
const SIRET = "21140118700017";

/** As their buttons begin. */
const named = (users: readonly KnownUser[]): string =>
  users.map(({ label }) => label.split(",")[0]).join(", ");

const { values } = parseArgs({ options: { demo: { type: "string", default: "data/demo.json" } } });
const written = await readFile(values.demo, "utf8").catch((error: NodeJS.ErrnoException) => {
  if (error.code !== "ENOENT") throw error;
  process.stderr.write(
    `${values.demo} n’existe pas : lancez d’abord script/start, ou dites où il est avec --demo ou DATA_DIR.\n`,
  );
  process.exit(1);
});
const read: unknown = JSON.parse(written);
const demo: Static<typeof Demo> = Parse(Demo, read);
const agents: readonly KnownUser[] = demo.agents
  .filter(({ authority }) => authority === "caen")
  .map(({ key, name, email }) => ({
    login: key,
    label: `${name}, mot de passe et clé de sécurité`,
    claims: {
      given_name: name.split(" ")[0],
      usual_name: name.split(" ").at(-1),
      email,
      uid: key,
      siret: SIRET,
    },
    amr: ["pwd", "pop", "mfa"],
  }));

for (const { kind, issuer, clientId, clientSecret, redirectUri, logoutUri } of demo.upstream) {
  const isForAgents = kind === "proconnect";
  const users = isForAgents ? agents : citizens;
  await startStateProvider({
    profile: isForAgents ? proConnect : franceConnect,
    port: Number(new URL(issuer).port),
    users,
    parties: [{ clientId, secret: clientSecret, redirectUris: [redirectUri], logoutUris: [logoutUri] }],
  });
  process.stdout.write(
    `${isForAgents ? "ProConnect" : "FranceConnect"} simulé : ${issuer}\n  Qui être : ${named(users)}\n`,
  );
}

const { address, token } = demo.registers;
await startApiParticulier({
  port: Number(new URL(address).port),
  cases: demonstrationCases(new Date().toISOString().slice(0, 10)),
  tokens: [token],
  limits: { perSecond: 20, perMinute: 1_000 },
});
process.stdout.write(
  `API Particulier simulée : ${address}\n  Connus : Jeanne Lemoine (CAF), Karim Benali (études, bourse)\n`,
);
