import type { ComponentChildren } from "preact";

export interface FormProps {
  action: string;
  csrf: string;
  /** Other values carried along, by name. */
  hidden?: Readonly<Record<string, string>> | undefined;
  /** Set it when the form holds a file. */
  multipart?: boolean | undefined;
  id?: string | undefined;
  /** Sent by the script of the page, where there is one, so that the browser’s Back works after it. */
  isScripted?: boolean | undefined;
  children: ComponentChildren;
}

/**
 * The server answers errors with the page: the browser's own bubbles vanish, vary and speak its own language.
 */
export function Form({ action, csrf, hidden = {}, multipart, id, isScripted, children }: FormProps) {
  return (
    <form
      class="ar-form"
      method="post"
      action={action}
      id={id}
      enctype={multipart ? "multipart/form-data" : undefined}
      noValidate
      data-scripted={isScripted && !multipart ? "" : undefined}
    >
      <input type="hidden" name="_csrf" value={csrf} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
