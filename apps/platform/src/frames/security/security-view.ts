import type {
  ApiToken,
  findRegistrationRefusal,
  OpenSession,
  Passkey,
  Removal,
} from "../../features/access/access/index.ts";
import type { Session, Visit } from "../../web/index.ts";
import type { Side } from "./side.ts";

/** What the page of one's devices and keys shows. */
export interface SecurityView {
  readonly visit: Visit;
  readonly side: Side;
  readonly session: Session;
  readonly passkeys: readonly Passkey[];
  readonly sessions: readonly OpenSession[];
  /** Of an agent, in their name. */
  readonly tokens: readonly ApiToken[];
  /** What decides whether a key can be removed now. */
  readonly removal: Removal;
  /** Why no key can be added now. */
  readonly refusal: ReturnType<typeof findRegistrationRefusal> | "access.passkey_elsewhere";
}
