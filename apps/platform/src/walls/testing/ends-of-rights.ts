import {
  createAccount,
  listPasskeys,
  removePasskey,
  updateAccountEmail,
} from "../../features/access/access/index.ts";
import type { LibraryHouse } from "../../features/consent/openid/testing/library-house.ts";
import type { Someone } from "../../features/consent/openid/testing/open-id-world.ts";
import {
  addRepresentation,
  createRepresentedPerson,
  endRepresentation,
  type RepresentationId,
  validateRepresentation,
} from "../../features/identity/households/index.ts";
import { endAtMajority } from "../../features/identity/households/testing/end-at-majority.ts";
import { handOver } from "../../features/identity/households/testing/hand-over.ts";
import { cancelRecovery } from "../../features/identity/recovery/index.ts";
import { recovering } from "../../features/identity/recovery/testing/recovering.ts";
import { recordDeath } from "../../features/records/life/index.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";

/** Somebody who has signed in for a subject, and what ends their right to. */
export interface RightThatEnds {
  readonly acting: Someone;
  readonly subjectId: PersonId;
  end(): Promise<void>;
  /** It is done by the person, whose own browser stays signed in. */
  readonly browserStays?: boolean;
}

type Stage = (home: LibraryHouse) => Promise<RightThatEnds>;

const ownAccount = (who: Someone, end: () => Promise<unknown>): RightThatEnds => ({
  acting: who,
  subjectId: who.personId,
  end: async () => void (await end()),
});

/**
 * Every event that ends the right of whoever signed in to act for somebody, as agents and people make it
 * happen.
 */
export const endsOfRights: Readonly<Record<string, Stage>> = {
  "a court ends a parent’s authority": async (home) => {
    const { acting, subjectId, edge } = await aParent(home);
    return { acting, subjectId, end: () => endByCourt(home, edge) };
  },
  "the person takes their mandate back": async (home) => {
    const [sophie, madeleine] = [await home.world.jeanne(), await home.world.jeanne()];
    const kind = "mandate";
    const edge = await tied(home, { acting: sophie, subjectId: madeleine.personId, kind });
    const end = () => endRepresentation(madeleine, { id: edge });
    return { acting: sophie, subjectId: madeleine.personId, end };
  },
  "a child comes of age": async (home) => {
    const { acting, subjectId } = await aParent(home, "2008-11-25");
    return { acting, subjectId, end: () => comeOfAge(home) };
  },
  "a former holder of a child’s account is put out": async (home) => {
    const { acting: parent, subjectId, edge } = await aParent(home);
    await openAccount(home, parent.personId, `${parent.personId}@example.org`);
    await openAccount(home, subjectId, `${parent.personId}@example.org`);
    return ownAccount(asPerson(home, subjectId), async () => {
      await endByCourt(home, edge);
      await home.house.drain();
    });
  },
  "an account is handed over at majority": async (home) => {
    const { subjectId } = await aParent(home, "2008-11-25");
    await openAccount(home, subjectId);
    return ownAccount(asPerson(home, subjectId), async () => {
      home.house.clock.advance(2 * DAY);
      await handOver(home.house, home.world.caen, { personId: subjectId, email: "emma@example.org" });
    });
  },
  "a recovery is served": async (home) => {
    const jeanne = await aMember(home);
    return ownAccount(jeanne, () => recover(home, jeanne));
  },
  "a recovery is undone": async (home) => {
    const jeanne = await aMember(home);
    const { stop } = await recover(home, jeanne);
    return ownAccount(jeanne, () => cancelRecovery(recovering(home.house, home.world.caen).door(), stop));
  },
  "a death is recorded": async (home) => {
    const jeanne = await home.world.jeanne();
    return ownAccount(jeanne, () => die(home, jeanne.personId));
  },
  "the death of a parent is recorded": async (home) => {
    const { acting, subjectId } = await aParent(home);
    return { acting, subjectId, end: () => die(home, acting.personId) };
  },
  "a key is removed": async (home) => {
    const jeanne = await aMember(home);
    const at = recovering(home.house, home.world.caen);
    await at.addsKey(jeanne, at.signedIn(jeanne));
    const [key] = await listPasskeys(jeanne);
    if (!key) throw new TypeError("no key");
    const end = () => removePasskey(jeanne, { id: key.id, session: at.signedIn(jeanne) });
    return { ...ownAccount(jeanne, end), browserStays: true };
  },
};

const DAY = 24 * 3_600_000;

function asPerson({ house, world }: LibraryHouse, personId: PersonId): Someone {
  return Object.assign(house.as({ kind: "person", personId }, world.caen), { personId });
}

/** A parent, and a child whose link and names an agent checked. */
export async function aParent(home: LibraryHouse, birthdate = "2016-03-02") {
  const acting = await home.world.jeanne();
  const { personId: subjectId, representationId: edge } = await acting.transaction((tx) =>
    createRepresentedPerson(tx, acting, { representativeId: acting.personId, kind: "parental_authority" }),
  );
  const known = { given_name: "Emma", family_name: "Martin", birthdate } as const;
  for (const [name, value] of Object.entries(known))
    await home.world.validate({ personId: subjectId }, name as keyof typeof known, value);
  const agent = await anAgent(home.house, home.world.caen, ["validator"]);
  await validateRepresentation(agent, { id: edge, evidence: { kind: "family_record_book" } });
  return { acting, subjectId, edge };
}

/** Another who may act for them, by a link that an agent made and checked. */
export async function tied(
  home: LibraryHouse,
  link: { acting: Someone; subjectId: PersonId; kind: "parental_authority" | "mandate" },
): Promise<RepresentationId> {
  const agent = await anAgent(home.house, home.world.caen, ["reception", "validator"]);
  const { acting, subjectId, kind } = link;
  return agent.transaction(async (tx) => {
    const between = { representativeId: acting.personId, representedId: subjectId, kind };
    const until = kind === "mandate" ? { until: "2027-06-30" } : {};
    const id = await addRepresentation(tx, agent, { ...between, ...until });
    const evidence = { kind: kind === "mandate" ? "mandate" : "family_record_book" } as const;
    await validateRepresentation(agent, { id, evidence });
    return id;
  });
}

export async function endByCourt(home: LibraryHouse, id: RepresentationId): Promise<void> {
  const agent = await anAgent(home.house, home.world.caen, ["validator"]);
  const evidence = { kind: "court_decision" } as const;
  await endRepresentation(agent, { id, cause: "court_decision", evidence, reason: "Jugement" });
}

async function comeOfAge({ house, world }: LibraryHouse): Promise<void> {
  house.clock.advance(2 * DAY);
  await endAtMajority(house.system(world.caen));
}

async function openAccount({ house, world }: LibraryHouse, personId: PersonId, email?: string) {
  const system = house.system(world.caen);
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId });
    if (email !== undefined) await updateAccountEmail(tx, system, personId, email);
  });
}

const aMember = async ({ house, world }: LibraryHouse): Promise<Someone> =>
  recovering(house, world.caen).aMember("jeanne@example.org");

async function recover({ house, world }: LibraryHouse, who: Someone) {
  const at = recovering(house, world.caen);
  const agent = await anAgent(house, world.caen, ["validator"], "Nadia Roux");
  const opened = await at.opened(agent, who);
  await at.recoversKey(who, await at.inside(opened.code));
  return opened;
}

async function die({ house, world }: LibraryHouse, personId: PersonId): Promise<void> {
  const validator = await anAgent(house, world.caen, ["validator"]);
  await recordDeath(validator, { personId, diedOn: "2026-11-20" });
}
