/** The acknowledgement that an authorised user signs. [A-6.b.ii, N-VI.A] */

import { html, words } from "../../lib/html.ts";
import { factList, letterhead, pageFoot, pageHead } from "./page.ts";

export interface AcknowledgementForm {
  readonly organisation: string;
  /** The policy: its title and how people call it. */
  readonly policy: string;
  readonly title: string;
  /** Paragraphs parted by an empty line. */
  readonly text: string;
  /** null: it stays with the department. */
  readonly forwardTo: string | null;
  readonly person: { readonly name: string; readonly title: string; readonly department: string };
}

/** In pieces; together a whole page. */
export function* acknowledgementPage(form: AcknowledgementForm): Iterable<string> {
  const { organisation, policy, title, text, forwardTo, person } = form;
  const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim() !== "");
  yield pageHead(`${title}, ${person.name}`).text;
  yield letterhead(words(organisation), words(person.department)).text;
  yield html`<h1>${words(title)}</h1>
<p class="lead">${words(policy)}</p>
`.text;
  yield factList([
    ["Name", words(person.name)],
    person.title === "" ? null : ["Title", words(person.title)],
    ["Department", words(person.department)],
  ]).text;
  yield html`<section><h2>What I acknowledge</h2>
<div class="text">${paragraphs.map((part) => html`<p>${part.trim()}</p>`)}</div></section>
<div class="signatures"><div>Signature</div><div>Date</div></div>
`.text;
  if (forwardTo !== null) {
    yield html`<p class="lead">After it is signed, this form goes to ${words(forwardTo)}.</p>
<div class="signatures"><div>Forwarded by</div><div>Date</div></div>
`.text;
  }
  yield pageFoot.text;
}
