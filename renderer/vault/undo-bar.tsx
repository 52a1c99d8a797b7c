import { Undo2, X } from "lucide-react";
import { Button, IconButton } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { forgetDeleted, type JustDeleted, undeleteCredential, useJustDeleted } from "../stores/deleted.ts";
import { stay } from "../stores/place.ts";

/** The bar goes with the button that was pressed in it: the focus goes on with the list, or with the heading above it. */
function close(): void {
  const next = document.querySelector<HTMLElement>(".cred-list") ?? document.querySelector<HTMLElement>("main h1");
  next?.focus({ preventScroll: true });
  forgetDeleted();
}

function Bar({ deleted }: { deleted: JustDeleted }) {
  const undo = useSubmit(async () => {
    await undeleteCredential(deleted);
    stay({ screen: "vault", vault: deleted.vault, credential: deleted.credential });
  });
  return (
    <div className="undo-bar">
      <p role="status">
        <bdi>“{deleted.label}”</bdi> deleted.
      </p>
      <Button small icon={Undo2} onPress={() => void undo.run()} busy={undo.busy} autoFocus>
        Undo
      </Button>
      <IconButton icon={X} label="Close this message" onPress={close} />
      <ErrorNote refused={undo.refused} />
    </div>
  );
}

/** Takes the last deletion back: nobody is asked “are you sure?” before. */
export function UndoBar({ vault }: { vault: string }) {
  const last = useJustDeleted((store) => store.last);
  return last?.vault === vault ? <Bar key={last.credential} deleted={last} /> : null;
}
