import { Search, Undo2, X } from "lucide-react";
import { Button, IconButton } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { forgetChange, type LastChange, useRequests } from "../stores/requests.ts";

/** The bar goes with the button that was pressed in it: the focus goes on with the step's heading. */
function close(): void {
  document.querySelector<HTMLElement>(".request-panel > h2")?.focus({ preventScroll: true });
  forgetChange();
}

function Bar({ change, onLook }: { change: LastChange; onLook: (words: string) => void }) {
  const undo = useSubmit(async () => {
    await change.undo();
    close();
  });
  const { look } = change;
  return (
    <div className="undo-bar change-bar">
      <p>{change.words}</p>
      <span className="form-row">
        {look !== null && (
          <Button small look="quiet" icon={Search} onPress={() => onLook(look)}>
            <span>
              Look for “<bdi>{look.length > 24 ? `${look.slice(0, 23)}…` : look}</bdi>” elsewhere
            </span>
          </Button>
        )}
        <Button small icon={Undo2} onPress={() => void undo.run()} busy={undo.busy}>
          Undo
        </Button>
        <IconButton icon={X} label="Close this message" onPress={close} />
      </span>
      <ErrorNote refused={undo.refused} />
    </div>
  );
}

/** The last change to the choice, with the way back: nobody is asked “are you sure?” before. */
export function ChangeBar({ request, onLook }: { request: string; onLook: (words: string) => void }) {
  const last = useRequests((store) => store.last);
  return last?.request === request ? <Bar key={last.id} change={last} onLook={onLook} /> : null;
}
