export { escaped, html, joined, Markup, nothing, words } from "../../lib/html.ts";
