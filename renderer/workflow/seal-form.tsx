import { Camera, FolderOpen, Trash2 } from "lucide-react";
import { useState } from "react";
import { ProgressBar } from "react-aria-components";
import { type EvidencePurpose, evidencePurposes } from "../../main/model/entry.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button, IconButton } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Form } from "../components/form.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { counted, fileSize } from "../format.ts";
import { useReady } from "../stores/app.ts";
import { useDraft } from "../stores/drafts.ts";
import { addToTray, dropFromTray, type TrayItem, useTrayOf } from "../stores/tray.ts";
import { purposeWords } from "../words.ts";
import { type AtCase, draftKey } from "./at-case.ts";
import { CaptureCrop } from "./capture-crop.tsx";
import { itemsOfSources } from "./tray-items.ts";
import { useSealing } from "./use-sealing.ts";

function DropArea({ caseId, empty }: { caseId: string; empty: boolean }) {
  const { host } = useReady();
  const [capturing, setCapturing] = useState(false);
  const choose = useSubmit(async () => addToTray(caseId, itemsOfSources(await ask("evidence.choose", null))));
  if (capturing) return <CaptureCrop tray={caseId} onClose={() => setCapturing(false)} />;
  return (
    <>
      <div className={empty ? "drop" : "drop slim"}>
        <p>
          {empty ? "Paste the screenshot with " : "Paste another with "}
          <kbd>Ctrl V</kbd>, drop a file here, or
        </p>
        <div className="form-row centred">
          <Button icon={FolderOpen} onPress={() => void choose.run()} busy={choose.busy}>
            Choose a file…
          </Button>
          {host.canCapture && (
            <Button icon={Camera} onPress={() => setCapturing(true)}>
              Capture the screen…
            </Button>
          )}
        </div>
      </div>
      <ErrorNote refused={choose.refused} />
    </>
  );
}

interface TrayRowProps {
  readonly item: TrayItem;
  /** Share sealed, 0 to 1; null while it waits. */
  readonly share: number | null;
  readonly onDrop: () => void;
}

function TrayRow({ item, share, onDrop }: TrayRowProps) {
  return (
    <li className="tray-item">
      {item.preview ? <img src={item.preview} alt="" /> : <span className="thumb empty" />}
      <span className="row-text">
        <bdi className="t">{item.name}</bdi>
        <small className="faint">{fileSize(item.bytes)} · not sealed yet</small>
        {share !== null && (
          <ProgressBar aria-label={`Sealing ${item.name}`} value={share * 100} className="progress">
            <span className="bar" style={{ inlineSize: `${Math.round(share * 100)}%` }} />
          </ProgressBar>
        )}
      </span>
      {share === null && <IconButton icon={Trash2} label={`Take ${item.name} away`} onPress={onDrop} />}
    </li>
  );
}

interface SealFormProps {
  readonly at: AtCase;
  readonly purpose: EvidencePurpose;
}

/** Seals screenshots, print-outs and recordings in the case. [A-6.g.iii] */
export function SealForm({ at, purpose }: SealFormProps) {
  const caseId = at.view.summary.id;
  const items = useTrayOf(caseId);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [draft, change, clear] = useDraft(draftKey(at, `seal:${purpose}`), { purpose, note: "" });
  const { submit, run, cancel } = useSealing(at, items, { purpose: draft.purpose, note: draft.note, clear });
  const takeAway = (item: TrayItem) => {
    dropFromTray(caseId, item.key);
    if (!("source" in item.from)) return;
    ask("evidence.discard", { source: item.from.source.source }).catch((error: unknown) =>
      setRefused(refusedOf(error)),
    );
  };
  return (
    <Form
      submit={submit}
      action={items.length > 1 ? `Seal ${counted(items.length, "file")}` : "Seal the file"}
      disabled={items.length === 0}
      label="Seal evidence"
      more={
        run && (
          <Button look="quiet" onPress={cancel}>
            Cancel
          </Button>
        )
      }
      foot="Sealed files are copied into the log’s own folder and can’t be changed. Nothing is saved before it says so."
    >
      <DropArea caseId={caseId} empty={items.length === 0} />
      {items.length > 0 && (
        <ul className="tray" aria-label="Files to seal">
          {items.map((item) => (
            <TrayRow
              key={item.key}
              item={item}
              share={run?.key === item.key ? run.share : null}
              onDrop={() => takeAway(item)}
            />
          ))}
        </ul>
      )}
      <ErrorNote refused={refused} />
      {items.length > 0 && (
        <div className="pair">
          <SelectBox
            label="What it shows"
            value={draft.purpose}
            onChange={(next) => change({ purpose: next })}
            options={evidencePurposes.map((value) => ({ value, label: purposeWords[value] }))}
          />
          <TextBox label="Note (optional)" value={draft.note} onChange={(note) => change({ note })} />
        </div>
      )}
    </Form>
  );
}
