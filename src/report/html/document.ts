import { html, jsonMarkup } from "./markup.js";

/** A page that needs nothing else: one style sheet, one script, and data for it. */
export interface PageParts {
  readonly title: string;
  readonly style: string;
  readonly script: string;
  /** What the script reads. */
  readonly data: unknown;
  /** Markup already. */
  readonly body: string;
  /** SHA-256 of a text, in base64. */
  readonly digest: (text: string) => string;
}

/**
 * A whole document. Its policy lets nothing in from anywhere, and runs the one script and uses the one
 * style sheet that are in it: text of others that came to stand as markup would still do nothing.
 */
export function pageDocument({ title, style, script, data, body, digest }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${digest(style)}'`,
    `script-src 'sha256-${digest(script)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${html(title)}</title>
<style>${style}</style></head>
<body>
${body}
<script type="application/json" id="page-data">${jsonMarkup(data)}</script>
<script>${script}</script></body></html>
`;
}
