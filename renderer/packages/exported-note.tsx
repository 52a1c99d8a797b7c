import type { ExportRow } from "../../main/model/records-view.ts";
import { Note } from "../components/note.tsx";
import { useArrived } from "../custodians/use-arrived.ts";
import { CopyBox } from "./copy-box.tsx";
import { itText } from "./it-text.ts";

/** The text for IT about one export; the package before it is named so that they can be compared. */
export function ItText({ row, exports }: { row: ExportRow; exports: readonly ExportRow[] }) {
  const before = exports.find(({ seq }) => seq < row.seq);
  return <CopyBox label="Text for IT" text={itText(row, before?.package.name ?? null)} />;
}

/** After an export: the file lies where the person put it, and this is what IT needs to hear. */
export function ExportedNote({ row, exports }: { row: ExportRow; exports: readonly ExportRow[] }) {
  const heading = useArrived<HTMLHeadingElement>();
  return (
    <Note tone="good">
      <h3 ref={heading} tabIndex={-1}>
        Saved: <bdi>{row.package.name}</bdi>
      </h3>
      <p>It lies in the folder that you chose. Bring it to IT, and send them this text:</p>
      <ItText row={row} exports={exports} />
    </Note>
  );
}
