import type { AuthorityId, DeskId } from "../../../kernel/ids.ts";

/** sandbox: no collectivity, the space of a vendor who tries with fictional people. */
export type AuthorityKind = "commune" | "epci" | "departement" | "region" | "syndicat_mixte" | "sandbox";

export interface Contact {
  readonly street?: string;
  readonly postalCode?: string;
  readonly locality?: string;
  readonly phone?: string;
  readonly email?: string;
  /** Opening hours, one line a day or range, in French. */
  readonly hours?: readonly string[];
}

export interface AuthorityContact extends Contact {
  /** Address of the data-protection officer (GDPR art. 13.1.b). */
  readonly dataProtectionEmail?: string;
}

export interface Authority {
  readonly id: AuthorityId;
  readonly slug: string;
  readonly name: string;
  readonly kind: AuthorityKind;
  /** INSEE code of a commune, département or région; SIREN of an EPCI. */
  readonly officialCode: string;
  readonly siren?: string;
  readonly population?: number;
  /** "#rrggbb", from which the whole theme is generated. */
  readonly colour: string;
  readonly contact: AuthorityContact;
  /** Offers of private partners are shown to its people: no, unless it has decided so. */
  readonly showsPrivateOffers?: boolean;
}

export interface Desk {
  readonly id: DeskId;
  readonly name: string;
  /** Set when the desk belongs to one service. */
  readonly serviceSlug?: string;
  readonly contact: Contact;
  readonly isDefault: boolean;
  /** Since when it receives nothing. */
  readonly closedOn?: string;
}
