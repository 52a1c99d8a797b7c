import { FolderOpen, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button, IconButton } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { fileSize } from "../format.ts";
import { addToTray, dropFromTray, incidentTray, type TrayItem, useTrayOf } from "../stores/tray.ts";
import { itemsOfSources } from "../workflow/tray-items.ts";

function Item({ item, onDrop }: { item: TrayItem; onDrop: () => void }) {
  return (
    <li className="tray-item">
      {item.preview ? <img src={item.preview} alt="" /> : <span className="thumb empty" />}
      <span className="row-text">
        <bdi className="t">{item.name}</bdi>
        <small className="faint">{fileSize(item.bytes)} · not sealed yet</small>
      </span>
      <IconButton icon={Trash2} label={`Take ${item.name} away`} onPress={onDrop} />
    </li>
  );
}

/** Screenshots and other files that show the incident; they are sealed with the report. */
export function EvidenceTray() {
  const items = useTrayOf(incidentTray);
  const [refused, setRefused] = useState<Refused | null>(null);
  const choose = useSubmit(async () => addToTray(incidentTray, itemsOfSources(await ask("evidence.choose", null))));
  const takeAway = (item: TrayItem) => {
    dropFromTray(incidentTray, item.key);
    if (!("source" in item.from)) return;
    ask("evidence.discard", { source: item.from.source.source }).catch((error: unknown) =>
      setRefused(refusedOf(error)),
    );
  };
  return (
    <section aria-label="Files that show it">
      <div className={items.length === 0 ? "drop" : "drop slim"}>
        <p>
          Paste a screenshot with <kbd>Ctrl V</kbd>, drop a file here, or
        </p>
        <Button icon={FolderOpen} onPress={() => void choose.run()} busy={choose.busy}>
          Choose a file…
        </Button>
      </div>
      <ErrorNote refused={choose.refused ?? refused} />
      {items.length > 0 && (
        <ul className="tray" aria-label="Files that go along">
          {items.map((item) => (
            <Item key={item.key} item={item} onDrop={() => takeAway(item)} />
          ))}
        </ul>
      )}
    </section>
  );
}
