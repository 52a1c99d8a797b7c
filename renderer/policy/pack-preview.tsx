import type { PackPreview as Preview } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { plainDate } from "../format.ts";
import { announce } from "../stores/announcer.ts";
import { useApp } from "../stores/app.ts";
import { previewSentence, versionOf } from "./policy-words.ts";

function Changes({ changes }: Pick<Preview, "changes">) {
  if (changes.length === 0) return <p className="hint">It says the same in every part.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to be able to scroll it
    <section className="pack-changes" aria-label="Part by part" tabIndex={0}>
      <dl>
        {changes.map(({ part, says }) => (
          <div key={part}>
            <dt>{part}</dt>
            <dd>
              <ul>
                {says.map((line) => (
                  <li key={line}>
                    <bdi>{line}</bdi>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A policy file before it is taken up: what it changes part by part; kept only, or used from now on. */
export function PackPreview({ preview, onClose }: { preview: Preview; onClose: () => void }) {
  const { token, file, summary } = preview;
  const adopt = async (use: boolean) => {
    const state = await ask("policy.adopt", { token, use });
    useApp.setState({ state, refused: null });
    announce(use ? `${summary.shortTitle} is in use from now on.` : `${summary.shortTitle} is kept, and not in use.`);
    onClose();
  };
  const take = useSubmit(() => adopt(true));
  const keep = useSubmit(() => adopt(false));
  return (
    <SubPanel label={`What ${file} changes`} title={summary.organisation} onClose={onClose}>
      <p>
        {summary.title}{" "}
        <span className="faint">
          version {versionOf(summary.ref)}, in force since {plainDate(summary.effective)}
        </span>
      </p>
      <p className="hint">
        <bdi>{file}</bdi>. {previewSentence(preview)}
      </p>
      <Changes changes={preview.changes} />
      <Note>
        <p>
          Cases that are open go on under the policy they were opened under, and what is recorded stays under the
          version it was made under. Both versions are kept.
        </p>
      </Note>
      <ErrorNote refused={take.refused ?? keep.refused} />
      <div className="form-actions">
        <Button look="primary" onPress={() => void take.run()} busy={take.busy}>
          Use it from now on
        </Button>
        <Button onPress={() => void keep.run()} busy={keep.busy}>
          Only keep it
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </SubPanel>
  );
}
