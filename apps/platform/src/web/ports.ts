import type { NavLink } from "@ardeco/ui";
import type { Actor, Context, SignInMethod } from "../kernel/context.ts";
import type { Language, Sentence } from "../kernel/errors.ts";
import type { AuthorityId, SessionId } from "../kernel/ids.ts";

/** How an authority presents itself. */
export interface Brand {
  readonly authorityId: AuthorityId;
  readonly slug: string;
  /** "Ville de Caen" */
  readonly name: string;
  /** Six digits, "#0057A3". */
  readonly colour: string;
  /** Its logo, when it has published one; its initials otherwise. */
  readonly logoHref?: string;
  readonly contact: Contact;
  /**
   * As its last RGAA audit found; without an audit the law has the page say "non conforme" (decree 2019-768,
   * art. 5).
   */
  readonly accessibility?: "none" | "partial" | "full";
  /**
   * Where vendors try with fictional people: the way in, the space of one of them, or one that was closed.
   */
  readonly sandbox?: "front" | "space" | "closed";
  /** Whose space of the sandbox it is, shown under its name. */
  readonly owner?: string;
  /** Fictional people, and business applications that whoever tries starts by hand. */
  readonly demonstration?: true;
  /** A line above every page, as on a demonstration site. */
  readonly notice?: Sentence;
  /** What the authority says beside questions instead of the usual help: "address.fr" → text. */
  readonly help?: Readonly<Record<string, string>>;
}

export interface Contact {
  readonly phone?: string;
  readonly email?: string;
  readonly address?: string;
  /** In French, one line a day or range. */
  readonly hours?: readonly string[];
}

/** Somebody signed in. */
export interface Session {
  readonly id: SessionId;
  readonly actor: Actor;
  /** Shown in the menu; empty while nothing is known. */
  readonly displayName: string;
  readonly signedInAt: Date;
  /** How it was opened. */
  readonly method: SignInMethod;
  /** Authentication methods used, in the words of RFC 8176 ("hwk", "otp"…). */
  readonly methods: readonly string[];
  /** How strong it is, in the word that applications read (`acr`). */
  readonly level: string;
}

export interface SessionQuestion {
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly brand: Brand;
  /** Without query. Lets agents and persons keep separate sessions in one browser. */
  readonly path: string;
  /**
   * A page that is open asks by itself, nobody at it: that is no use of the session, which ends as it would.
   */
  readonly isPassive?: true;
}

export interface ContextQuestion {
  readonly actor: Actor;
  readonly authorityId: AuthorityId;
  readonly requestId: string;
  readonly language: Language;
}

export interface MenuQuestion {
  readonly brand: Brand;
  readonly session: Session | undefined;
  readonly language: Language;
  readonly path: string;
}

/** Addresses and links of the header that depend on who is there. */
export interface Menu {
  readonly signInHref: string;
  readonly signOutAction: string;
  readonly account: readonly NavLink[];
}

/** What the shell learns from the rest of the platform; app.ts fills it. */
export interface WebPorts {
  /** Asked at each request: to be answered from memory, for the authorities visited lately. */
  findBrand(slug: string): Promise<Brand | undefined>;
  findSession(question: SessionQuestion): Promise<Session | undefined>;
  contextFor(question: ContextQuestion): Context;
  menuFor(question: MenuQuestion): Menu;
  /** Rejects while the platform cannot serve (database away, migrations pending). */
  checkReady(): Promise<void>;
}
