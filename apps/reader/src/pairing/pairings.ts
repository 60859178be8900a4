import { createHash, randomBytes, randomInt } from "node:crypto";
import { askedVerbs, type PairingRequest } from "@ardeco/contracts";
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";
import { type Folder, FolderError } from "../disk/folder.ts";
import { Refusal } from "../protocol/errors.ts";
import type { Rights } from "../rights/configuration.ts";

const NAME = "pairings";
/** Without those that people confuse (Crockford's base 32). */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LETTERS = 8;
/** To be typed at once by who asked for it: whoever read it in passing has no time to use it. */
const CODE_LIVES_MS = 2 * 60_000;
const CODE_TRIES = 5;

const Pairing = Type.Object({
  hash: Type.String(),
  origin: Type.String(),
  service: Type.String(),
  verbs: Type.Array(Type.Enum([...askedVerbs])),
});
/** One page, for one service; the token is only known by its hash. */
export type Pairing = Static<typeof Pairing>;

/** Pages that may speak to this reader, each let in once by somebody at the PC. */
export class Pairings {
  readonly #folder: Folder;
  #kept: readonly Pairing[];
  readonly codeLivesMs = CODE_LIVES_MS;
  /** Told when a code serves no more: used, or tried too often. */
  onCodeOver: () => void = () => {};
  #code: { readonly hash: string; readonly until: number; tries: number } | null = null;

  private constructor(folder: Folder, kept: readonly Pairing[]) {
    this.#folder = folder;
    this.#kept = kept;
  }

  static async open(folder: Folder): Promise<Pairings> {
    const text = await folder.read(NAME);
    if (text === undefined) return new Pairings(folder, []);
    const kept: unknown = JSON.parse(Buffer.from(text).toString());
    if (!Value.Check(Type.Array(Pairing), kept)) throw new FolderError(`${NAME} is not a list of pairings.`);
    return new Pairings(folder, kept);
  }

  get all(): readonly Pairing[] {
    return this.#kept;
  }

  /** A code to show at this PC, good once, for two minutes and five tries; the former one ends. */
  newCode(now: Date): string {
    const letters = Array.from({ length: CODE_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join("");
    this.#code = { hash: hashOf(letters), until: now.getTime() + CODE_LIVES_MS, tries: CODE_TRIES };
    return `${letters.slice(0, 4)}-${letters.slice(4)}`;
  }

  /**
   * A token, told this once, for this page alone: of the pages that the platform lets serve this service.
   * Throws Refusal; a page that is refused costs the code nothing, a wrong code costs a try.
   */
  async exchange({ code, service, verbs }: PairingRequest, origin: string, rights: Rights, now: Date) {
    const known = rights.party(service, now);
    if (!known.origins.includes(origin)) throw new Refusal("origin_refused");
    const asked = verbs ?? known.verbs;
    if (asked.some((verb) => !known.verbs.includes(verb))) throw new Refusal("verb_refused");
    this.#spend(code, now);
    const token = `ardeco_rd_${randomBytes(32).toString("base64url")}`;
    const pairing: Pairing = { hash: hashOf(token), origin, service, verbs: [...asked] };
    await this.#keep([...this.#kept, pairing]);
    return { token, pairing };
  }

  /** Whose token it is, from that page; undefined for any other page. */
  find(token: string, origin: string): Pairing | undefined {
    const hash = hashOf(token);
    return this.#kept.find((pairing) => pairing.hash === hash && pairing.origin === origin);
  }

  /** None of them is let in any more. */
  forget(): Promise<void> {
    return this.#keep([]);
  }

  #spend(typed: string, now: Date): void {
    const code = this.#code;
    if (!code || now.getTime() >= code.until || code.tries < 1) throw new Refusal("code_refused");
    code.tries -= 1;
    const isRight = hashOf(normalised(typed)) === code.hash;
    if (isRight || code.tries < 1) {
      this.#code = null;
      this.onCodeOver();
    }
    if (!isRight) throw new Refusal("code_refused");
  }

  async #keep(pairings: readonly Pairing[]): Promise<void> {
    await this.#folder.write(NAME, Buffer.from(JSON.stringify(pairings)));
    this.#kept = pairings;
  }
}

/** As people type it: O is 0, I and L are 1. */
const normalised = (typed: string): string =>
  typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");

const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");
