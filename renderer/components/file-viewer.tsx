import { ExternalLink, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { Evidence } from "../../main/model/entry.ts";
import type { Refused } from "../../main/model/error-code.ts";
import { shownInBrowser } from "../../main/model/summary.ts";
import { ask, refusedOf } from "../bridge.ts";
import { drawable } from "../picture-size.ts";
import { Button, IconButton } from "./button.tsx";
import { ErrorNote } from "./error-note.tsx";
import { useEvidenceSource } from "./evidence-source.ts";
import { Hash } from "./hash.tsx";
import { useSubmit } from "./use-submit.ts";

type Shown = { readonly url: string } | { readonly refused: Refused } | null;

/** The whole picture, hashed again by main while it was read. */
function usePicture({ sha256, mediaType }: Evidence): Shown {
  const [shown, setShown] = useState<Shown>(null);
  const { read } = useEvidenceSource();
  useEffect(() => {
    if (!shownInBrowser.includes(mediaType)) return;
    let url: string | null = null;
    let gone = false;
    const show = async () => {
      const { bytes } = await read(sha256);
      if (gone) return;
      if (!drawable(bytes)) return setShown({ refused: { code: "EVIDENCE_TOO_LARGE_TO_SHOW" } });
      url = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
      setShown({ url });
    };
    show().catch((error: unknown) => !gone && setShown({ refused: refusedOf(error) }));
    return () => {
      gone = true;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [sha256, mediaType, read]);
  return shown;
}

function Picture({ file, alt }: { file: Evidence; alt: string }) {
  const shown = usePicture(file);
  const { opensCopies } = useEvidenceSource();
  if (!shownInBrowser.includes(file.mediaType)) {
    return (
      <p className="viewer-none">
        {opensCopies
          ? "This kind of file opens in the system’s viewer."
          : "This kind of file is not shown here. Unpack the package to look at it."}
      </p>
    );
  }
  if (shown === null) return <p className="viewer-none">Reading and checking the file…</p>;
  return "refused" in shown ? <ErrorNote refused={shown.refused} /> : <img src={shown.url} alt={alt} />;
}

interface FileViewerProps {
  readonly file: Evidence;
  /** What the picture shows, for those who don’t see it. */
  readonly alt: string;
  /** The line under the file’s name. */
  readonly sub: ReactNode;
  /** Stands above the hash; null: nothing. */
  readonly foot: ReactNode;
  readonly onClose: () => void;
}

/** A sealed file in full, over everything else. */
export function FileViewer({ file, alt, sub, foot, onClose }: FileViewerProps) {
  const { opensCopies } = useEvidenceSource();
  const openCopy = useSubmit(() => ask("evidence.open-copy", { sha256: file.sha256 }));
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => !open && onClose()} className="overlay">
      <Modal className="viewer">
        <Dialog className="viewer-dialog">
          <header className="viewer-head">
            <div>
              <Heading slot="title">
                <bdi>{file.name}</bdi>
              </Heading>
              <p className="sub">{sub}</p>
            </div>
            {opensCopies && (
              <Button icon={ExternalLink} onPress={() => void openCopy.run()}>
                Open a copy
              </Button>
            )}
            <IconButton icon={X} label="Close" onPress={onClose} autoFocus />
          </header>
          <div className="viewer-picture">
            <Picture file={file} alt={alt} />
          </div>
          <footer className="viewer-foot">
            {foot}
            <Hash sha256={file.sha256} full />
            <ErrorNote refused={openCopy.refused} />
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
