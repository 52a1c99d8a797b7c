import { useDesk } from "../stores/vault.ts";
import { ExportKeyCard } from "./export-key-card.tsx";
import { useOpenFile } from "./open-file.tsx";
import { useRestore } from "./recovery-restore.tsx";

/** How a vault that exists elsewhere comes to this computer: a colleague's copy, a shared folder, a recovery copy. */
export function WaysIn() {
  const open = useOpenFile();
  const restore = useRestore();
  const isOpen = useDesk()?.lock === "open";
  return (
    <div className="ways-in">
      {isOpen && (
        <section className="panel" aria-label="A vault from elsewhere">
          <h2>Bring in a vault from elsewhere</h2>
          <ul className="ways-list">
            <li>
              <p>A colleague has added you as a custodian, and sent you the file or shares a folder with you.</p>
              <div className="form-row">
                {open.fileButton}
                {open.folderButton}
              </div>
            </li>
            <li>
              <p>No custodian can open it any more, but there is a recovery copy and its printed sheet.</p>
              <div className="form-row">{restore.button}</div>
            </li>
          </ul>
          {open.panel}
          {restore.panel}
        </section>
      )}
      <ExportKeyCard />
    </div>
  );
}
