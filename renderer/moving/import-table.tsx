import type { ImportPreview } from "../../main/model/register-view.ts";
import { Tag } from "../components/tag.tsx";
import { count } from "../format.ts";
import { cellKey, cellRemarks, columnsOf, countedThings, stateWords } from "./import-words.ts";

/** The rows as they would stand, by line of the file, with the cells that have a mistake. */
export function ImportTable({ preview }: { preview: ImportPreview }) {
  const { rows, what } = preview;
  const columns = columnsOf(rows);
  const faults = cellRemarks(preview.faults);
  const warnings = cellRemarks(preview.warnings);
  if (rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to be able to scroll it
    <section className="list import-sheet" aria-label="Rows of the file" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col" className="import-line">
              Line
            </th>
            <th scope="col">Stands</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ line, cells, state }) => (
            <tr key={line} className={state}>
              <th scope="row" className="import-line">
                {count(line)}
              </th>
              <td>
                <Tag tone={stateWords[state].tone}>{stateWords[state].words}</Tag>
              </td>
              {columns.map((column) => {
                const key = cellKey(line, column);
                const fault = faults.get(key);
                const remark = fault ?? warnings.get(key);
                return (
                  <td key={column} className={fault ? "bad-cell" : remark ? "warn-cell" : ""} title={remark ?? ""}>
                    <bdi>{cells[column] ?? ""}</bdi>
                    {remark && <span className="unseen">: {remark}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < preview.added + preview.known && (
        <p className="hint import-more">
          The first {count(rows.length)} of {countedThings(what, preview.added + preview.known)} are shown.
        </p>
      )}
    </section>
  );
}
