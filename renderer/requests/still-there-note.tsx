import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { count } from "../format.ts";
import { withholdFields } from "../stores/requests.ts";
import type { AtRequest } from "./at-request.ts";
import { citationOf, fieldLabel } from "./request-words.ts";
import { fieldsOfLeak, type Leak, leaksOf, leakWords } from "./still-there.ts";

/** Most places of a text that are named one by one. */
const mostNamed = 5;

/** A long text is told by its beginning. */
const longest = 60;

function short(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}

function LeakRow({ at, leak }: { at: AtRequest; leak: Leak }) {
  const under = citationOf(at.pack.records.provisions, leak.provision);
  const withhold = useSubmit(() =>
    withholdFields(at.view.row.id, fieldsOfLeak(leak), leak.provision, {
      words: `“${short(leak.text)}” withheld in the other places, too, under ${under}.`,
    }),
  );
  const rest = leak.hits.length - mostNamed;
  return (
    <li>
      <p>
        <b>
          “<bdi>{short(leak.text)}</bdi>”
        </b>{" "}
        {leakWords(leak)}
      </p>
      <small>
        {leak.hits
          .slice(0, mostNamed)
          .map(({ seq, field }) => `${fieldLabel(field)}, entry no. ${count(seq)}`)
          .join(" · ")}
        {rest > 0 && ` · and ${count(rest)} more`}
      </small>
      <div>
        <Button
          small
          onPress={() => void withhold.run()}
          busy={withhold.busy}
          aria-label={`Withhold these too: ${short(leak.text)}`}
        >
          Withhold these too
        </Button>
      </div>
      <ErrorNote refused={withhold.refused} />
    </li>
  );
}

/** Shows before the release where a text would go out that is withheld elsewhere. It keeps nobody from releasing. */
export function StillThereNote({ at }: { at: AtRequest }) {
  const leaks = leaksOf(at.view);
  if (at.fixed || leaks.length === 0) return null;
  return (
    <section aria-label="Withheld, and still there">
      <Note tone="bad">
        <p>
          <b>What is withheld would still go out.</b> Look at each of these before you release anything.
        </p>
        <ul className="plain-list still-there">
          {leaks.map((leak) => (
            <LeakRow key={leak.text} at={at} leak={leak} />
          ))}
        </ul>
      </Note>
    </section>
  );
}
