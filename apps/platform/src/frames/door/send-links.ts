import {
  findAgentAddress,
  readAccount,
  requestSignInLinks,
  type SignInLink,
} from "../../features/access/access/index.ts";
import { formatNameInUse, readPeopleElements } from "../../features/identity/identity/index.ts";
import { notifyAddress } from "../../features/messaging/notifications/index.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { formatPathAddress } from "../../kernel/hosts.ts";
import { type PersonId, parseId } from "../../kernel/ids.ts";
import type { Brand, Visit } from "../../web/index.ts";
import { type Door, formatDoorPath } from "./doors.ts";
import { addReturnPath } from "./return-path.ts";
import { doorWords } from "./words.ts";

const LINK_MINUTES = 30;

export interface SignInRequest {
  readonly email: string;
  readonly back: string | undefined;
}

/**
 * Writes one message with a link for each person (or the agent) who signs in with this address; none:
 * nothing.
 */
export async function sendLinks(visit: Visit, door: Door, { email, back }: SignInRequest): Promise<void> {
  const { context, brand } = visit;
  await requestSignInLinks(context, { email, door: door.kind }, async (tx, system, links) => {
    const to = await findAccountAddress(tx, system, links, email);
    if (to === undefined) return;
    const named = await addLinkNames(system, links);
    await notifyAddress(tx, system, {
      to,
      template: "sign_in",
      data: {
        minutes: LINK_MINUTES,
        links: named.map(({ name, token }) => ({
          name,
          url: buildSignInUrl(context, brand, door, { token, back }),
        })),
      },
    });
  });
}

/**
 * The address as the account holds it, never as typed: two spellings that compare as equal may reach two
 * mailboxes, and the second one would be an attacker's.
 */
async function findAccountAddress(
  tx: Tx,
  system: Context,
  [first]: readonly SignInLink[],
  typed: string,
): Promise<string | undefined> {
  if (first?.kind !== "person") return findAgentAddress(tx, system, typed);
  return (await readAccount(system, parseId<"person">(first.subjectId)))?.email;
}

/**
 * Anybody may enrol under any name with anybody's address: beside a link whose names an agent has
 * checked, which comes first, the others say that they are not, so that nobody enters a decoy (CWE-451).
 */
async function addLinkNames(system: Context, links: readonly SignInLink[]) {
  const say = doorWords(system.language);
  const people = links
    .filter(({ kind }) => kind === "person")
    .map((link) => parseId<"person">(link.subjectId));
  const names = await listGivenNames(system, people);
  const someChecked = [...names.values()].some(({ checked }) => checked);
  const named = links.map(({ kind, subjectId, token }) => {
    if (kind === "staff") return { token, name: say.agentLink, checked: true };
    const { name = say.unnamed, checked = false } = names.get(subjectId) ?? {};
    return { token, name: someChecked && !checked ? say.unchecked(name) : name, checked };
  });
  return named.sort((left, right) => Number(right.checked) - Number(left.checked));
}

async function listGivenNames(system: Context, people: readonly PersonId[]) {
  const names = new Map<string, { readonly name: string; readonly checked: boolean }>();
  for (const [personId, known] of await readPeopleElements(system, people)) {
    const name = formatNameInUse(known);
    const checked = (["given_name", "family_name"] as const).every((part) =>
      known.some((one) => one.name === part && one.validated !== undefined),
    );
    if (name) names.set(personId, { name, checked });
  }
  return names;
}

function buildSignInUrl(
  context: Context,
  brand: Brand,
  door: Door,
  { token, back }: { token: string; back: string | undefined },
): string {
  const path = addReturnPath(formatDoorPath(brand, `${door.path}/lien`), back, { jeton: token });
  return formatPathAddress(context.ports.hosts, path);
}
