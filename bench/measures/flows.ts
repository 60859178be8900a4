import { registerClient } from "@ardeco/platform/features/consent/clients/index";
import { acceptConsent } from "@ardeco/platform/features/consent/consent/index";
import { anAgent, aPerson, aTown } from "@ardeco/platform/testing/builders";
import { aPublishedService } from "@ardeco/platform/testing/services";
import type { Bench } from "../bench.ts";
import { startDriver } from "../driver/drive.ts";
import type { FlowsPlan } from "../driver/plan.ts";
import { figure, table } from "../figures.ts";
import { asks } from "../house/asked.ts";
import type { House } from "../house/house.ts";
import { openHouse } from "../house/open-house.ts";
import { signIn } from "../house/sign-in.ts";
import { interleave, type Medians } from "../interleave.ts";
import { startBareProvider } from "../peers/bare-provider.ts";

const USERS = 8;
const SECONDS = 5;
const ROUNDS = 5;
const SCOPE = "openid ardeco";
const REDIRECT_URI = "http://localhost:4000/retour";
/** The names again, with who checked them, on what evidence. */
const CLAIMS = JSON.stringify({
  userinfo: {
    verified_claims: {
      verification: { trust_framework: null },
      claims: { given_name: null, family_name: null },
    },
  },
});
const granted = ["given_name", "family_name", "email", "age_under_25"];

/** Authorisation code with PKCE, token, userinfo: consent remembered, names with their provenance. */
export const flows: Bench = async () => {
  const house = await openHouse();
  const driver = startDriver();
  try {
    const ours = await planOf(house);
    const bare = await startBareProvider(ours.client, SCOPE, told);
    const theirs: FlowsPlan = {
      ...ours,
      port: bare.port,
      users: Array.from({ length: USERS }, (_, index) => `user=user${index}`),
      paths: { authorization: "/auth", token: "/token", userinfo: "/me" },
    };
    const measured = await interleave(ROUNDS, {
      ours: () => driver.drive(ours),
      bare: () => driver.drive(theirs),
    });
    await bare.close();
    return { ratio: measured.ours.perSecond / measured.bare.perSecond, aim: 0.75, text: textOf(measured) };
  } finally {
    driver.close();
    await house.close();
  }
};

/** A town, a library's application, and people who agreed to it once. */
async function planOf(house: House): Promise<FlowsPlan> {
  const { id: caen } = await aTown(house, { slug: "caen" });
  const requests = granted.map((element) => asks(element, element.endsWith("_name")));
  const service = await aPublishedService(house, caen, { definition: { requests } });
  const manager = await anAgent(house, caen, ["service_manager"]);
  const registered = await registerClient(manager, {
    serviceId: service.id,
    name: "Logiciel",
    redirectUris: [REDIRECT_URI],
    authMethod: "client_secret_basic",
  });
  const users: string[] = [];
  for (let index = 0; index < USERS; index += 1) {
    const person = await aPerson(house, caen, {
      validated: {
        given_name: "Jeanne",
        family_name: "Martin",
        email: `jeanne${index}@example.org`,
        birthdate: "2004-05-06",
      },
    });
    await acceptConsent(person, {
      personId: person.personId,
      serviceId: service.id,
      version: service.version,
      granted,
      refused: [],
    });
    users.push(await signIn(person));
  }
  return {
    kind: "flows",
    port: house.port,
    seconds: SECONDS,
    users,
    paths: { authorization: "/caen/oidc/auth", token: "/caen/oidc/token", userinfo: "/caen/oidc/me" },
    client: { id: registered.clientId, secret: registered.secret ?? "", redirectUri: REDIRECT_URI },
    scope: SCOPE,
    claims: CLAIMS,
    holding: '"verified_claims":',
  };
}

/** What the bare provider says of everybody; as long as what the platform says. */
const told = {
  given_name: "Jeanne",
  family_name: "Martin",
  email: "jeanne@example.org",
  email_verified: true,
  age_under_25: true,
  verified_claims: {
    verification: { trust_framework: "fr_collectivite", time: "2026-11-24T08:00:00Z" },
    claims: { given_name: "Jeanne", family_name: "Martin" },
  },
};

function textOf({ ours, bare }: Record<"ours" | "bare", Medians>): string {
  const row = (name: string, { perSecond, p50, p95 }: Medians) => [
    name,
    figure(perSecond),
    figure(p50),
    figure(p95),
  ];
  return table([
    [`${USERS} users`, "flows/s", "p50 ms", "p95 ms"],
    row("platform, PostgreSQL", ours),
    row("bare oidc-provider, memory", bare),
  ]);
}
