import type { Context } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { anAuthenticator } from "../../../../testing/an-authenticator.ts";
import { aPerson } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import {
  createAccount,
  findAccount,
  registerPasskey,
  requestPasskeyRegistration,
  resolveRecoverySession,
  type Session,
  updateAccountEmail,
} from "../../../access/access/index.ts";
import { setPersonStatus } from "../../identity/index.ts";
import {
  confirmAddress,
  openRecovery,
  openRecoveryCode,
  registerRecoveredPasskey,
  requestAddressChange,
} from "../index.ts";

export type Someone = Context & { readonly personId: PersonId };
type Inside = Pick<Session, "actor" | "method" | "createdAt">;

/** Gestures of who gets an account back in a town, of its owner, and of whoever should not have come in. */
export function recovering(house: TestRuntime, caen: AuthorityId) {
  const door = () => house.as({ kind: "anonymous" }, caen);
  const system = () => house.system(caen);
  const seen = (who: Someone) =>
    ({ personId: who.personId, proof: "identity_card", reason: "Téléphone volé" }) as const;

  /** Text of what left since, with its reader. */
  async function messages() {
    const before = house.mails.length;
    await house.drain();
    return house.mails.slice(before);
  }

  /** Somebody whose identity an agent checked; with an address, one that they confirmed. */
  async function aMember(email?: string): Promise<Someone> {
    const validated = { given_name: "Jeanne", family_name: "Martin", birthdate: "1990-05-04" };
    const person = await aPerson(house, caen, { validated });
    await system().transaction(async (tx) => {
      await createAccount(tx, system(), { personId: person.personId });
      if (email) await updateAccountEmail(tx, system(), person.personId, email);
      await setPersonStatus(tx, system(), person.personId, "enrolled");
    });
    await house.drain();
    return person;
  }

  /** An agent opens the recovery; whoever holds the code, and who is told, with the link that stops it. */
  async function opened(agent: Context, who: Someone) {
    const issued = await openRecovery(agent, seen(who));
    if (issued.waits !== "code") throw new Error("a colleague is awaited");
    const [told] = await messages();
    return { code: issued.code, stop: tokenIn(told?.text), told: told?.to };
  }

  /** The session of recovery, as its pages hold it. */
  async function inside(code: string): Promise<Session> {
    const session = await resolveRecoverySession(door(), await openRecoveryCode(door(), code));
    if (!session) throw new Error("no session");
    return session;
  }

  const keys = keysOf(house);

  /** Asked and confirmed; the former address, if somebody reads it, is told with the link that cancels. */
  async function moves(who: Someone, session: Inside, email: string) {
    await requestAddressChange(who, { session, email });
    await confirmAddress(door(), tokenIn((await messages())[0]?.text));
    const [notice] = await messages();
    return { told: notice?.to, cancel: tokenIn(notice?.text) };
  }

  async function daysPass(days: number) {
    house.clock.advance(days * 24 * 3_600_000 + 1000);
    await house.drain();
  }

  const accountOf = (who: Someone) => system().transaction((tx) => findAccount(tx, system(), who.personId));
  const addressOf = async (who: Someone) => (await accountOf(who))?.email;

  return {
    ...{ door, system, seen, messages, aMember, opened, inside },
    ...keys,
    ...{ moves, daysPass, accountOf, addressOf },
  };
}

/** Passkeys, by a session opened just now or by the code of the desk. */
function keysOf(house: TestRuntime) {
  const signedIn = (who: Someone, method: Session["method"] = "passkey"): Inside => ({
    actor: who.actor,
    method,
    createdAt: house.clock.now(),
  });

  async function answered(who: Someone, session: Inside) {
    const browser = "a-browser";
    const names = { authorityName: "Ville de Caen", displayName: "Jeanne" };
    const options = await requestPasskeyRegistration(who, { session, browser, ...names });
    return { session, browser, answer: anAuthenticator().create(options), label: "Neuf" };
  }

  const addsKey = async (who: Someone, session: Inside) => registerPasskey(who, await answered(who, session));
  const recoversKey = async (who: Someone, session: Inside) =>
    registerRecoveredPasskey(who, await answered(who, session));

  return { signedIn, answered, addsKey, recoversKey };
}

export const tokenIn = (text = ""): string => /jeton=([\w-]+)/.exec(text)?.[1] ?? "";
