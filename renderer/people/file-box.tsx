import { FileText, FolderOpen, Trash2 } from "lucide-react";
import { useEffect, useId } from "react";
import { Button, IconButton } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { fileSize } from "../format.ts";
import { type TrayItem, takeFilesHere, useTrayOf } from "../stores/tray.ts";
import { chooseFile, emptyTray, keepLast } from "./one-file.ts";

interface FileBoxProps {
  readonly label: string;
  /** The tray on which the file waits. */
  readonly tray: string;
  readonly hint: string;
}

function Waiting({ item, onDrop }: { item: TrayItem; onDrop: () => void }) {
  return (
    <div className="tray-item">
      {item.preview ? (
        <img src={item.preview} alt="" />
      ) : (
        <span className="thumb">
          <FileText size={18} aria-hidden="true" />
        </span>
      )}
      <span className="row-text">
        <bdi className="t">{item.name}</bdi>
        <small className="faint">{fileSize(item.bytes)} · sealed when you record it</small>
      </span>
      <IconButton icon={Trash2} label={`Take ${item.name} away`} onPress={onDrop} />
    </div>
  );
}

/** One file that goes along: chosen, pasted or dropped while the form is open; sealed when it is recorded. */
export function FileBox({ label, tray, hint }: FileBoxProps) {
  const id = useId();
  const items = useTrayOf(tray);
  const item = items.at(-1);
  const choose = useSubmit(() => chooseFile(tray));
  const drop = useSubmit(() => emptyTray(tray));
  const { run: keepOne, refused } = useSubmit(() => keepLast(tray));
  useEffect(() => takeFilesHere(tray, "It goes along: sealed when you record it."), [tray]);
  useEffect(() => {
    if (items.length > 1) void keepOne();
  }, [items, keepOne]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw its own frame and legend
    <div role="group" aria-labelledby={id} className="file-box">
      <span id={id} className="long-label">
        {label}
      </span>
      {item === undefined ? (
        <div className="drop slim">
          <p>{hint}</p>
          <Button icon={FolderOpen} onPress={() => void choose.run()} busy={choose.busy}>
            Choose a file…
          </Button>
        </div>
      ) : (
        <Waiting item={item} onDrop={() => void drop.run()} />
      )}
      <ErrorNote refused={choose.refused ?? drop.refused ?? refused} />
    </div>
  );
}
