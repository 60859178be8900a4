import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type PersonId } from "../../kernel/ids.ts";
import { findAccount, findAgentAddress, requestSignIn, type SignInLink } from "../../modules/access/index.ts";
import { listElementsOf } from "../../modules/identity/index.ts";
import { notifyAddress } from "../../modules/notifications/index.ts";
import type { Brand, Visit } from "../../web/index.ts";
import { type Door, under } from "./doors.ts";
import { withReturn } from "./return-path.ts";
import { words } from "./words.ts";

const LINK_MINUTES = 30;

export interface SignInRequest {
  readonly email: string;
  readonly back: string | undefined;
}

/** Writes one message with a link for each person (or the agent) who signs in with this address; none: nothing. */
export async function sendLinks(visit: Visit, door: Door, { email, back }: SignInRequest): Promise<void> {
  const { context, brand } = visit;
  await requestSignIn(context, { email, door: door.kind }, async (tx, system, links) => {
    const to = await ownAddress(tx, system, links, email);
    if (to === undefined) return;
    const named = await nameLinks(tx, system, links);
    await notifyAddress(tx, system, {
      to,
      template: "sign_in",
      data: {
        minutes: LINK_MINUTES,
        links: named.map(({ name, token }) => ({
          name,
          url: linkUrl(context, brand, door, { token, back }),
        })),
      },
    });
  });
}

/**
 * The address as the account holds it, never as typed: two spellings that compare as equal may reach two mailboxes, and
 * the second one would be an attacker's.
 */
async function ownAddress(
  tx: Tx,
  system: Context,
  [first]: readonly SignInLink[],
  typed: string,
): Promise<string | undefined> {
  if (first?.kind !== "person") return findAgentAddress(tx, system, typed);
  return (await findAccount(tx, system, asId<"person">(first.subjectId)))?.email;
}

async function nameLinks(tx: Tx, system: Context, links: readonly SignInLink[]) {
  const say = words(system.language);
  const people = links.filter(({ kind }) => kind === "person").map((link) => asId<"person">(link.subjectId));
  const names = await givenNames(tx, system, people);
  return links.map(({ kind, subjectId, token }) => ({
    token,
    name: kind === "staff" ? say.agentLink : (names.get(subjectId) ?? say.unnamed),
  }));
}

async function givenNames(tx: Tx, system: Context, people: readonly PersonId[]) {
  const names = new Map<string, string>();
  for (const [personId, known] of await listElementsOf(tx, system, people)) {
    const text = (name: "given_name" | "family_name") => {
      const pair = known.find((one) => one.name === name);
      const value = (pair?.validated ?? pair?.declared)?.value;
      return typeof value === "string" ? value : "";
    };
    const whole = [text("given_name"), text("family_name")].filter(Boolean).join(" ");
    if (whole) names.set(personId, whole);
  }
  return names;
}

function linkUrl(
  context: Context,
  brand: Brand,
  door: Door,
  { token, back }: { token: string; back: string | undefined },
): string {
  const path = withReturn(under(brand, `${door.path}/lien`), back, { jeton: token });
  return context.ports.publicUrl + path;
}
