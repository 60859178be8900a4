import { useMessages } from "../../messages.ts";
import { Logo } from "./logo.tsx";
import { PageLinks } from "./page-links.tsx";
import type { PageProps } from "./page-props.ts";

export function PageFooter({ authority, footerLinks = [], footerNote }: PageProps) {
  const words = useMessages();
  return (
    <footer class="ar-footer">
      <div class="ar-wrap ar-footer__row">
        <div class="ar-footer__brand">
          <Logo name={authority.name} href={authority.logoHref} />
          <div>
            <p class="ar-footer__name">{authority.name}</p>
            {footerNote && <div class="ar-footer__note">{footerNote}</div>}
          </div>
        </div>
        {footerLinks.length > 0 && (
          <nav aria-label={words.footerNavigation}>
            <PageLinks links={footerLinks} />
          </nav>
        )}
      </div>
    </footer>
  );
}
