import type { ComponentChildren } from "preact";
import type { Locale } from "../../messages.ts";
import type { Display } from "../../theme/display.ts";

export interface NavLink {
  href: string;
  label: string;
  current?: boolean | undefined;
}

export interface PageAuthority {
  name: string;
  /** Its home. */
  href: string;
  logoHref?: string | undefined;
}

export interface PageAccount {
  name: string;
  links: readonly NavLink[];
  signOut: { action: string; csrf: string };
}

export interface PageProps {
  locale: Locale;
  /** Of this page; the authority's name is added after it. */
  title: string;
  description?: string | undefined;
  authority: PageAuthority;
  /** Which surface this is, beside the name: "Espace des agents". */
  area?: string | undefined;
  stylesheetHref: string;
  /** Read by pages that are `isDense` alone. */
  denseStylesheetHref?: string | undefined;
  themeHref: string;
  /** As the reader chose; the stylesheets are those of this choice. */
  display?: Display | undefined;
  /** Preloads the font, so that nothing moves when it arrives. */
  fontHref?: string | undefined;
  /** Of the tab: see `monogramIcon`. */
  /** Web application manifest: the page may be installed. */
  manifestHref?: string | undefined;
  iconHref?: string | undefined;
  /** Keeps search engines out of personal pages. */
  noIndex?: boolean | undefined;
  navigation?: readonly NavLink[] | undefined;
  languages?: ReadonlyArray<{ locale: Locale; label: string; href: string }> | undefined;
  account?: PageAccount | undefined;
  signInHref?: string | undefined;
  footerLinks?: readonly NavLink[] | undefined;
  footerNote?: ComponentChildren;
  /** A full-width line above all, as on a demonstration site. */
  notice?: ComponentChildren;
  /** A full-width band at the top of the content: see `Hero`. */
  hero?: ComponentChildren;
  breadcrumb?: ComponentChildren;
  /** One column for a task; wide for lists and the desk; full for a list as large as the screen. */
  width?: "task" | "wide" | "full" | undefined;
  /** Where somebody works all day: the header takes one line, and languages go into the menu of the account. */
  isDense?: boolean | undefined;
  /** The title says so first, for those who hear it. */
  hasErrors?: boolean | undefined;
  /** The answer to a form: the keyboard goes on from what it says first. */
  answersForm?: boolean | undefined;
  /** A field has the keyboard on arrival (`TextField`, `takesFocus`), and no message takes it. */
  fieldFirst?: boolean | undefined;
  children: ComponentChildren;
}
