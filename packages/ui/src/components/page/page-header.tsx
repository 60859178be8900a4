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

function Account({ name, links, signOut }: PageAccount) {
  const words = useMessages();
  return (
    <details class="ar-account">
      <summary>
        <Icon name="user" />
        {name}
        <Icon name="chevron-down" />
      </summary>
      <div class="ar-account__menu">
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

export function PageHeader(page: PageProps) {
  const words = useMessages();
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
        {page.navigation && page.navigation.length > 0 && (
          <nav class="ar-nav" aria-label={words.mainNavigation}>
            <PageLinks links={page.navigation} />
          </nav>
        )}
        <LanguageSwitch locale={page.locale} languages={page.languages} />
        {page.account && <Account {...page.account} />}
        {!page.account && page.signInHref && <SignIn href={page.signInHref} />}
      </div>
    </header>
  );
}
