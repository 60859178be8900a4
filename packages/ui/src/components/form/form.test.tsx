import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Form } from "./form.tsx";

it("posts with its token and what it carries along", () => {
  const html = renderToString(
    <Form action="/suite" csrf={'a"b'} hidden={{ step: "2" }} multipart>
      <p>Question</p>
    </Form>,
  );
  expect(html).toContain('method="post" action="/suite"');
  expect(html).toContain('enctype="multipart/form-data"');
  expect(html).toContain('name="_csrf" value="a&quot;b"');
  expect(html).toContain('name="step" value="2"');
  expect(html).toContain("novalidate");
});
