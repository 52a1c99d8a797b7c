import { FileText } from "lucide-react";
import type { Evidence } from "../../main/model/entry.ts";
import { ask } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { fileSize } from "../format.ts";

/** A sealed file of the register: its name, and a copy of it in the system’s viewer. */
export function SealedFile({ file }: { file: Evidence }) {
  const open = useSubmit(() => ask("evidence.open-copy", { sha256: file.sha256 }));
  return (
    <span className="sealed-file">
      <Button
        look="quiet"
        small
        icon={FileText}
        aria-label={`Open a copy of ${file.name}`}
        onPress={() => void open.run()}
        busy={open.busy}
      >
        <bdi className="ellipsis">{file.name}</bdi>
      </Button>
      <small className="faint">{fileSize(file.bytes)}</small>
      <ErrorNote refused={open.refused} />
    </span>
  );
}
