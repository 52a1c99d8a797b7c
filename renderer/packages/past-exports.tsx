import { useState } from "react";
import type { ExportRow } from "../../main/model/records-view.ts";
import { Button } from "../components/button.tsx";
import { Hash } from "../components/hash.tsx";
import { Tag } from "../components/tag.tsx";
import { count, fileSize, moment } from "../format.ts";
import { rangeWords, sealWords } from "./export-words.ts";
import { ItText } from "./exported-note.tsx";

interface RowProps {
  readonly row: ExportRow;
  readonly exports: readonly ExportRow[];
  readonly zone: string;
}

function Row({ row, exports, zone }: RowProps) {
  const [open, setOpen] = useState(false);
  const { package: made, by, at, recipients } = row;
  return (
    <li>
      <div className="row export-row">
        <Tag tone={recipients.length > 0 ? "accent" : "plain"}>{sealWords(row)}</Tag>
        <div className="row-text">
          <bdi className="t">{made.name}</bdi>
          <small>
            Entries {rangeWords(row.first, row.last)} · {fileSize(made.bytes)} · <bdi>{by.name}</bdi>
          </small>
        </div>
        <small className="when">{moment(at, zone)}</small>
        <Button
          look="quiet"
          small
          aria-expanded={open}
          aria-label={`Text for IT: ${made.name}`}
          onPress={() => setOpen(!open)}
        >
          Text for IT
        </Button>
      </div>
      {open && (
        <div className="export-more">
          <ItText row={row} exports={exports} />
          <p className="faint">
            Recorded as entry no. {count(row.seq)} · manifest <Hash sha256={made.manifest} />
          </p>
        </div>
      )}
    </li>
  );
}

const shownAtOnce = 12;

/** What went out before, newest first. */
export function PastExports({ exports, zone }: { exports: readonly ExportRow[]; zone: string }) {
  const [all, setAll] = useState(false);
  if (exports.length === 0) return null;
  const shown = all ? exports : exports.slice(0, shownAtOnce);
  return (
    <section>
      <h2 className="group">Exports so far</h2>
      <ul className="list exports-list">
        {shown.map((row) => (
          <Row key={row.seq} row={row} exports={exports} zone={zone} />
        ))}
      </ul>
      {shown.length < exports.length && (
        <Button look="quiet" small onPress={() => setAll(true)}>
          {`Show all ${count(exports.length)}`}
        </Button>
      )}
    </section>
  );
}
