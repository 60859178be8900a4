import { createAccount } from "../../../features/access/access/index.ts";
import { notificationsJobs } from "../../../features/messaging/notifications/index.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import type { SignInRules } from "../../../kernel/ports.ts";
import { aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { type TestServerWish, testServer } from "../../../testing/test-server.ts";
import { type Routes, sendAuthorityPage } from "../../../web/index.ts";
import { doorPages } from "../index.ts";

/** Where people arrive, in place of the surfaces that will stand there. */
const arrivals: Routes = (app) => {
  for (const path of ["/", "/espace", "/espace/services/mediatheque", "/agents", "/administration"]) {
    app.get(path, async (request, reply) =>
      sendAuthorityPage(reply, { title: "Arrivée" }, request.ardeco.session?.displayName ?? "personne"),
    );
  }
};

interface DoorsWish {
  readonly more?: readonly Routes[];
  readonly staffSignIn?: SignInRules["staff"];
}

/** A town of its own, its doors, and the messages that leave it. */
export async function aHouseWithDoors(
  wish: TestServerWish = {},
  { more = [], staffSignIn = "link_accepted" }: DoorsWish = {},
) {
  const house = await testRuntime([notificationsJobs], { staffSignIn });
  const server = await testServer(house, { surfaces: [doorPages(), arrivals, ...more], ...wish });
  const town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  return {
    house,
    server,
    town,
    /** The links in the messages that have left since the last call. */
    async readLinks(): Promise<readonly string[]> {
      const before = house.mails.length;
      await house.drain();
      const text = house.mails.slice(before).map((mail) => mail.text);
      return [...text.join("\n").matchAll(/http:\/\/localhost:3000(\/\S+)/g)]
        .map(([, path = ""]) => path)
        .filter((path) => path.includes("jeton="));
    },
    aMember: (name: string, email?: string) => aMember(house, town.id, name, email),
  };
}

async function aMember(
  house: TestRuntime,
  townId: Parameters<typeof aPerson>[1],
  name: string,
  email?: string,
): Promise<PersonId> {
  const [given_name, family_name] = name.split(" ");
  const { personId } = await aPerson(house, townId, { declared: { given_name, family_name } });
  const system = house.system(townId);
  await system.transaction((tx) =>
    createAccount(tx, system, { personId, ...(email === undefined ? {} : { email }) }),
  );
  return personId;
}
