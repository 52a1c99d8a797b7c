import { FileLock2, FolderSync } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Incoming, Taken } from "../../preload/contract.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { counted } from "../format.ts";
import { go } from "../stores/place.ts";
import { showTaken } from "../stores/taken.ts";
import { IncomingPanel } from "./incoming-panel.tsx";
import { SubPanel } from "./sub-panel.tsx";
import { useCaught } from "./use-arrived.ts";

type Stage =
  | { readonly at: "nothing" }
  | { readonly at: "found"; readonly vaults: readonly Incoming[] }
  | { readonly at: "incoming"; readonly incoming: Incoming };

interface OpenFile {
  readonly fileButton: ReactNode;
  readonly folderButton: ReactNode;
  /** What was read, and what became of it; nothing until a file is chosen. */
  readonly panel: ReactNode;
}

function FoundInFolder({ vaults, onChoose, onCancel }: FoundProps) {
  return (
    <SubPanel label="Vaults in the folder" title="Vaults in the folder">
      {vaults.length === 0 ? (
        <Note>
          <p>There is no sealed vault in that folder that your key opens.</p>
        </Note>
      ) : (
        <ul className="list found-vaults">
          {vaults.map((incoming) => (
            <li key={incoming.token} className="row">
              <div className="row-text">
                <bdi className="t">{incoming.vault.name}</bdi>
                <small>
                  <bdi>{incoming.vault.department}</bdi> · {counted(incoming.credentials, "credential")} · sealed by{" "}
                  <bdi>{incoming.from.name}</bdi>
                </small>
              </div>
              <Button onPress={() => onChoose(incoming)} aria-label={`Look at it: ${incoming.vault.name}`}>
                Look at it
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="form-actions">
        <Button look="quiet" onPress={onCancel}>
          Close
        </Button>
      </div>
    </SubPanel>
  );
}

interface FoundProps {
  readonly vaults: readonly Incoming[];
  readonly onChoose: (incoming: Incoming) => void;
  readonly onCancel: () => void;
}

function StagePanel({ stage, onStage }: { stage: Stage; onStage: (next: Stage) => void }) {
  const nothing = () => onStage({ at: "nothing" });
  switch (stage.at) {
    case "nothing":
      return null;
    case "found": {
      const choose = (incoming: Incoming) => onStage({ at: "incoming", incoming });
      return <FoundInFolder vaults={stage.vaults} onChoose={choose} onCancel={nothing} />;
    }
    case "incoming": {
      const { incoming } = stage;
      const taken = (done: Taken) => {
        showTaken(done);
        nothing();
        go({
          screen: "vault",
          vault: done.view.summary.id,
          ...(incoming.standing === "new" ? {} : { tab: "custodians" }),
        });
      };
      return <IncomingPanel key={incoming.token} incoming={incoming} onTaken={taken} onCancel={nothing} />;
    }
  }
}

/** Opens a colleague's sealed file, or takes up a vault from a shared folder: the buttons, and what follows them. */
export function useOpenFile(): OpenFile {
  const [stage, setStage] = useState<Stage>({ at: "nothing" });
  const file = useSubmit(async () => {
    const incoming = await ask("handover.choose", null);
    if (incoming !== null) setStage({ at: "incoming", incoming });
  });
  const folder = useSubmit(async () => {
    const vaults = await ask("handover.choose-folder", null);
    if (vaults !== null) setStage({ at: "found", vaults });
  });
  const holder = useCaught<HTMLSpanElement>(stage.at);
  const fileButton = (
    <span ref={holder}>
      <Button icon={FileLock2} onPress={() => void file.run()} busy={file.busy}>
        Open a colleague’s sealed file…
      </Button>
    </span>
  );
  const folderButton = (
    <Button icon={FolderSync} onPress={() => void folder.run()} busy={folder.busy}>
      Look in a shared folder…
    </Button>
  );
  const panel = (
    <>
      <ErrorNote refused={file.refused ?? folder.refused} />
      <StagePanel stage={stage} onStage={setStage} />
    </>
  );
  return { fileButton, folderButton, panel };
}
