import { MessagesContext, messages } from "../../messages.ts";
import { colorSchemeOf } from "../../theme/display.ts";
import { AnswersForm, FieldFirst } from "./arrival.ts";
import { PageFooter } from "./page-footer.tsx";
import { PageHeader } from "./page-header.tsx";
import type { PageProps } from "./page-props.ts";

/** Spares each first visit a request for an icon that does not exist. */
const NO_ICON = "data:,";

function PageHead(page: PageProps) {
  const words = messages[page.locale];
  const title = `${page.title} – ${page.authority.name}`;
  return (
    <head>
      <meta charset="utf-8" />
      <title>{page.hasErrors ? `${words.error} ${title}` : title}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {page.description && <meta name="description" content={page.description} />}
      {page.noIndex && <meta name="robots" content="noindex, nofollow" />}
      <meta name="color-scheme" content={colorSchemeOf(page.display)} />
      {page.fontHref && (
        <link rel="preload" href={page.fontHref} as="font" type="font/woff2" crossorigin="anonymous" />
      )}
      <link rel="stylesheet" href={page.stylesheetHref} />
      {page.isDense && page.denseStylesheetHref && <link rel="stylesheet" href={page.denseStylesheetHref} />}
      <link rel="stylesheet" href={page.themeHref} />
      {page.manifestHref && <link rel="manifest" href={page.manifestHref} />}
      <link rel="icon" href={page.iconHref ?? NO_ICON} />
    </head>
  );
}

/** The whole document. Give it to `render`. */
export function Page(page: PageProps) {
  const words = messages[page.locale];
  return (
    <MessagesContext.Provider value={words}>
      <html lang={page.locale}>
        <PageHead {...page} />
        <body class={page.isDense ? "ar-dense" : undefined}>
          <a class="ar-skip" href="#content">
            {words.skipToContent}
          </a>
          {page.notice && (
            <aside class="ar-notice" aria-label={words.notice}>
              <div class="ar-wrap">{page.notice}</div>
            </aside>
          )}
          <PageHeader {...page} />
          <main id="content" tabIndex={-1}>
            <AnswersForm.Provider value={page.answersForm ?? false}>
              <FieldFirst.Provider value={page.fieldFirst ?? false}>
                {page.hero}
                <div class={`ar-wrap ar-main ar-main--${page.width ?? "task"}`}>
                  {page.breadcrumb}
                  {page.children}
                </div>
              </FieldFirst.Provider>
            </AnswersForm.Provider>
          </main>
          <PageFooter {...page} />
        </body>
      </html>
    </MessagesContext.Provider>
  );
}
