import { useMessages } from "../../messages.ts";
import { Icon } from "../icon/icon.tsx";
import { Logo } from "./logo.tsx";
import { PageLinks } from "./page-links.tsx";
import type { PageAccount, PageProps } from "./page-props.ts";

function LanguageSwitch({ locale, languages = [] }: Pick<PageProps, "locale" | "languages">) {
  const words = useMessages();
  const others = languages.filter((language) => language.locale !== locale);
  if (others.length === 0) return null;
  return (
    <ul class="ar-links ar-languages" aria-label={words.languages}>
      {others.map((language) => (
        <li key={language.locale}>
          <a href={language.href} lang={language.locale} hreflang={language.locale}>
            {language.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Navigation({ navigation = [] }: Pick<PageProps, "navigation">) {
  const words = useMessages();
  if (navigation.length === 0) return null;
  return (
    <nav class="ar-nav" aria-label={words.mainNavigation}>
      <PageLinks links={navigation} />
    </nav>
  );
}

/** What somebody signed in may open, and the way out. */
function AccountLinks({ links, signOut }: PageAccount) {
  const words = useMessages();
  return (
    <>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
      </ul>
      <form method="post" action={signOut.action}>
        <input type="hidden" name="_csrf" value={signOut.csrf} />
        <button type="submit">
          <Icon name="log-out" />
          {words.signOut}
        </button>
      </form>
    </>
  );
}

function Account({ account, page }: { account: PageAccount; page: PageProps }) {
  return (
    <details class="ar-menu">
      <summary>
        <Icon name="user" />
        {account.name}
        <Icon name="chevron-down" />
      </summary>
      <div class="ar-menu__panel">
        <AccountLinks {...account} />
        {page.isDense && <LanguageSwitch locale={page.locale} languages={page.languages} />}
      </div>
    </details>
  );
}

function SignIn({ href }: { href: string }) {
  const words = useMessages();
  return (
    <a class="ar-sign-in" href={href}>
      <Icon name="user" />
      {words.signIn}
    </a>
  );
}

/** More places, or more signs in their names, do not fit beside the brand: they have a line of their own. */
const besideBrand = { places: 5, signs: 56 };

function isLong({ navigation = [], isDense }: PageProps): boolean {
  if (isDense) return false;
  const signs = navigation.reduce((sum, { label }) => sum + label.length, 0);
  return navigation.length > besideBrand.places || signs > besideBrand.signs;
}

/** On a desk: everything on the line of the brand. */
function WideHeader(page: PageProps) {
  return (
    <div class="ar-header__wide">
      {!isLong(page) && <Navigation navigation={page.navigation} />}
      {!(page.isDense && page.account) && <LanguageSwitch locale={page.locale} languages={page.languages} />}
      {page.account && <Account account={page.account} page={page} />}
      {!page.account && page.signInHref && <SignIn href={page.signInHref} />}
    </div>
  );
}

/** On a phone: the same behind one button, so that the page itself begins high on the screen. */
function NarrowHeader(page: PageProps) {
  const words = useMessages();
  return (
    <details class="ar-menu ar-header__narrow">
      <summary>
        <Icon name="menu" />
        {words.menu}
      </summary>
      <div class="ar-menu__panel">
        <Navigation navigation={page.navigation} />
        {page.account && (
          <div class="ar-menu__account">
            <p>{page.account.name}</p>
            <AccountLinks {...page.account} />
          </div>
        )}
        {!page.account && page.signInHref && (
          <p>
            <SignIn href={page.signInHref} />
          </p>
        )}
        <LanguageSwitch locale={page.locale} languages={page.languages} />
      </div>
    </details>
  );
}

export function PageHeader(page: PageProps) {
  const hasMenu = [page.navigation, page.languages, page.account, page.signInHref].some(Boolean);
  return (
    <header class="ar-header">
      <div class="ar-wrap ar-header__row">
        <a class="ar-brand" href={page.authority.href}>
          <Logo name={page.authority.name} href={page.authority.logoHref} />
          <span class="ar-brand__text">
            <span class="ar-brand__name">{page.authority.name}</span>
            {page.area && <span class="ar-brand__area">{page.area}</span>}
          </span>
        </a>
        <WideHeader {...page} />
        {hasMenu && <NarrowHeader {...page} />}
      </div>
      {isLong(page) && (
        <div class="ar-wrap ar-header__places">
          <Navigation navigation={page.navigation} />
        </div>
      )}
    </header>
  );
}
