import type { ForkView } from "../../main/model/records-view.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { relativeMoment } from "../format.ts";
import { useAim } from "../stores/aim.ts";
import { announce } from "../stores/announcer.ts";
import { CopyBox } from "./copy-box.tsx";
import { logName } from "./witness-words.ts";

/** Two heads of one log that can’t both be true, as they came, beside each other. */
export function ForkNote({ fork, zone, aimed = false }: { fork: ForkView; zone: string; aimed?: boolean }) {
  const heading = useAim<HTMLHeadingElement>("fork");
  const save = useSubmit(async () => {
    const reply = await ask("witness.save-fork", { fork: fork.id });
    if (reply !== null) announce(`“${reply.saved}” saved.`);
  });
  return (
    <section aria-label={`Two versions of ${logName(fork.origin)}`}>
      <Note tone="bad">
        <h2 ref={aimed ? heading : null} tabIndex={-1}>
          One log, two versions: <bdi>{logName(fork.origin)}</bdi>
        </h2>
        <p>
          Its owner signed both of these, and they can’t both be true: something in its past was changed or left out. It
          came to light {relativeMoment(fork.at, zone)}, from <bdi>{fork.from}</bdi>. Both are kept. Take them to IT,
          and don’t rely on either.
        </p>
        <div className="pair fork-heads">
          <div>
            <h3>Seen before</h3>
            <CopyBox label="The head that was seen before" text={fork.seen} />
          </div>
          <div>
            <h3>Shown now</h3>
            <CopyBox label="The head that was shown now" text={fork.shown} />
          </div>
        </div>
        <ErrorNote refused={save.refused} />
        <div className="note-actions">
          <Button onPress={() => void save.run()}>Save both in one file…</Button>
        </div>
      </Note>
    </section>
  );
}

/** Every fork that came to light, in plain sight. */
export function ForkNotes({ forks, zone }: { forks: readonly ForkView[]; zone: string }) {
  return forks.map((fork, at) => <ForkNote key={fork.id} fork={fork} zone={zone} aimed={at === 0} />);
}
