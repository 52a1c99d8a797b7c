import { ExternalLink, X } from "lucide-react";
import { useEffect, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { CaseEntry } from "../../main/model/entry.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { shownInBrowser } from "../../main/model/summary.ts";
import { ask, refusedOf } from "../bridge.ts";
import { fileSize, momentInFull } from "../format.ts";
import { drawable } from "../picture-size.ts";
import { fileTypeWords, purposeWords } from "../words.ts";
import { Button, IconButton } from "./button.tsx";
import { ErrorNote } from "./error-note.tsx";
import { useEvidenceSource } from "./evidence-source.ts";
import { Hash } from "./hash.tsx";
import { useSubmit } from "./use-submit.ts";

type Sealed = CaseEntry<"evidence.sealed">;

type Shown = { url: string } | { refused: Refused } | null;

/** The whole picture, re-hashed by main while it was read. */
function usePicture(sealed: Sealed): Shown {
  const [shown, setShown] = useState<Shown>(null);
  const { sha256, mediaType } = sealed.fields.evidence;
  const { read } = useEvidenceSource();
  useEffect(() => {
    let url: string | null = null;
    let gone = false;
    const show = async () => {
      if (!shownInBrowser.includes(mediaType)) throw new Error("not a picture");
      const { bytes } = await read(sha256);
      if (gone) return;
      if (!drawable(bytes)) return setShown({ refused: { code: "EVIDENCE_TOO_LARGE_TO_SHOW" } });
      url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
      setShown({ url });
    };
    if (!shownInBrowser.includes(mediaType)) return;
    show().catch((error: unknown) => {
      if (!gone) setShown({ refused: refusedOf(error) });
    });
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [sha256, mediaType, read]);
  return shown;
}

function Picture({ sealed }: { sealed: Sealed }) {
  const shown = usePicture(sealed);
  const { opensCopies } = useEvidenceSource();
  const { evidence, note } = sealed.fields;
  if (!shownInBrowser.includes(evidence.mediaType)) {
    return (
      <p className="viewer-none">
        {opensCopies
          ? "This kind of file opens in the system’s viewer."
          : "This kind of file is not shown here. Unpack the package to look at it."}
      </p>
    );
  }
  if (shown === null) return <p className="viewer-none">Reading and checking the file…</p>;
  if ("refused" in shown) return <ErrorNote refused={shown.refused} />;
  return <img src={shown.url} alt={note || purposeWords[sealed.fields.purpose]} />;
}

interface ViewerProps {
  readonly sealed: Sealed;
  readonly zone: string;
  readonly onClose: () => void;
}

/** A sealed file in full, with what the log says about it. */
export function EvidenceViewer({ sealed, zone, onClose }: ViewerProps) {
  const { evidence, note, purpose } = sealed.fields;
  const { opensCopies } = useEvidenceSource();
  const openCopy = useSubmit(() => ask("evidence.open-copy", { sha256: evidence.sha256 }));
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className="overlay">
      <Modal className="viewer">
        <Dialog className="viewer-dialog">
          <header className="viewer-head">
            <div>
              <Heading slot="title">
                <bdi>{evidence.name}</bdi>
              </Heading>
              <p className="sub">
                {purposeWords[purpose]} · {fileTypeWords(evidence.mediaType)} · {fileSize(evidence.bytes)} · sealed{" "}
                {momentInFull(sealed.at, zone)}
              </p>
            </div>
            {opensCopies && (
              <Button icon={ExternalLink} onPress={() => void openCopy.run()}>
                Open a copy
              </Button>
            )}
            <IconButton icon={X} label="Close" onPress={onClose} autoFocus />
          </header>
          <div className="viewer-picture">
            <Picture sealed={sealed} />
          </div>
          <footer className="viewer-foot">
            {note && <p>{note}</p>}
            <Hash sha256={evidence.sha256} full />
            <ErrorNote refused={openCopy.refused} />
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
